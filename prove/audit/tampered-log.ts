import pg from 'pg';

const TABLES = ['audit_event', 'audit_link', 'audit_head', 'audit_unsealed'] as const;

/** A link with the event it seals. */
export interface Place {
  seq: number;
  eventId: number;
}

/** The log in the hands of somebody who owns the database and switches every guard off. */
export class TamperedLog {
  private constructor(
    private readonly client: pg.Client,
    /** A link in the middle, the one after it and the last one, as they were kept. */
    readonly middle: Place,
    readonly next: Place,
    readonly last: Place,
  ) {}

  /** Keeps a copy of the log as it is. `url` is the owner's. */
  static async keep(url: string): Promise<TamperedLog> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    for (const table of TABLES) await client.query(`CREATE TEMP TABLE kept_${table} AS TABLE ${table}`);
    const { rows } = await client.query<Place>(
      `SELECT seq::int, event_id::int AS "eventId" FROM audit_link, (SELECT max(seq) AS last FROM audit_link) AS chain
       WHERE seq IN (last / 2, last / 2 + 1, last) ORDER BY seq`,
    );
    return new TamperedLog(client, rows[0]!, rows[1]!, rows[2]!);
  }

  /** Runs statements, in one transaction, past every trigger; afterwards the triggers are as before. */
  async change(...statements: string[]): Promise<void> {
    const { rows: triggers } = await this.client.query<{ relation: string; name: string }>(
      `SELECT tgrelid::regclass::text AS relation, tgname AS name FROM pg_trigger
       WHERE NOT tgisinternal AND tgenabled = 'A' AND tgrelid::regclass::text = ANY ($1)`,
      [TABLES],
    );
    const off = TABLES.map((table) => `ALTER TABLE ${table} DISABLE TRIGGER USER`);
    const on = triggers.map(({ relation, name }) => `ALTER TABLE ${relation} ENABLE ALWAYS TRIGGER ${name}`);
    for (const statement of ['BEGIN', ...off, ...statements, ...on, 'COMMIT']) await this.client.query(statement);
  }

  /** Writes one event as the service does. @returns its id */
  async write(): Promise<number> {
    const { rows } = await this.client.query<{ id: number }>(
      `INSERT INTO audit_event (desk_id, actor, action, subject_type, subject_id)
       VALUES (gen_random_uuid(), 'system', 'claim.open', 'claim', gen_random_uuid()) RETURNING id::int`,
    );
    return rows[0]!.id;
  }

  async restore(): Promise<void> {
    const back = TABLES.map((table) => `INSERT INTO ${table} SELECT * FROM kept_${table}`);
    await this.change(`TRUNCATE ${TABLES.join(', ')}`, ...back);
  }

  end(): Promise<void> {
    return this.client.end();
  }
}
