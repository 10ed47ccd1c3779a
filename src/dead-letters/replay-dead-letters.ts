import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import { Database } from '../database/database.js';
import { Problem } from '../errors/problem.js';
import type { DeadLetterKind } from '../jobs/dead-letter-kind.js';
import { JobSender } from '../jobs/job-sender.js';
import { FindDeadLetters } from './find-dead-letters.js';
import { DEAD_LETTER_KINDS } from './kinds.js';

const BATCH = 200;

/** On whose behalf. The command line has no request and sees every desk. */
export interface Replayer extends Pick<Actor, 'auditName'> {
  deskId: string | null;
  requestId: string | null;
}

/** Starts work anew that was given up: its attempts are counted from nothing. Doing it again changes nothing. */
@Injectable()
export class ReplayDeadLetters {
  constructor(
    private readonly database: Database,
    private readonly find: FindDeadLetters,
    private readonly jobs: JobSender,
  ) {}

  /** @returns how many: one, or none where it was started anew before. @throws Problem `not_found` */
  async one(by: Replayer, id: string): Promise<number> {
    for (const kind of DEAD_LETTER_KINDS) {
      const found = await this.replay(kind, by, [id]);
      if (found) return found.replayed;
    }
    throw new Problem('not_found', `${by.deskId ? 'This desk has' : 'There is'} no such work ${id}.`);
  }

  /** All of a kind that are given up by now. @returns how many */
  async all(by: Replayer, kindName: string): Promise<number> {
    const kind = DEAD_LETTER_KINDS.find(({ name }) => name === kindName)!;
    let replayed = 0;
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await this.find.page(by.deskId, { kind: kindName, limit: BATCH, ...(cursor ? { cursor } : {}) });
      const ids = page.items.map(({ id }) => id);
      replayed += (await this.replay(kind, by, ids))?.replayed ?? 0;
      cursor = page.nextCursor;
    }
    return replayed;
  }

  /** @returns undefined where none of the ids is work of this kind */
  private async replay(kind: DeadLetterKind, by: Replayer, ids: string[]): Promise<{ replayed: number } | undefined> {
    const values = [ids, by.deskId, by.auditName, by.requestId];
    const rows = await this.database.run<{ id: string; replayed: boolean }>(kind.replay, values);
    const replayed = rows.filter((row) => row.replayed);
    for (const { id } of replayed) this.jobs.hint(kind.job, kind.payload(id));
    return rows.length ? { replayed: replayed.length } : undefined;
  }
}
