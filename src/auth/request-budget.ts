import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { Database, type Statement } from '../database/database.js';
import { Problem } from '../errors/problem.js';

const WINDOW_SECONDS = 60;
/** A process fetches requests in portions of a hundredth of the limit: exact up to 199 a minute, a query in 300 at 30,000. */
const PORTIONS = 100;
const MOST_CALLERS = 10_000;

/**
 * Takes a portion of the caller's window, or begins a new window; no row where all portions are gone. Time is the database's.
 * Values: caller, portions there are, seconds of a window.
 */
const TAKE: Statement = {
  name: 'take-request-portion',
  text: `
    WITH forgotten AS (
      DELETE FROM rate_window WHERE caller IN (SELECT caller FROM rate_window
        WHERE started_at < now() - interval '1 day' AND caller <> $1 LIMIT 100 FOR UPDATE SKIP LOCKED)
    )
    INSERT INTO rate_window AS w (caller, started_at, taken) VALUES ($1, now(), 1)
    ON CONFLICT (caller) DO UPDATE SET
      taken = CASE WHEN w.started_at <= now() - make_interval(secs => $3) THEN 1 ELSE w.taken + 1 END,
      started_at = CASE WHEN w.started_at <= now() - make_interval(secs => $3) THEN now() ELSE w.started_at END
    WHERE w.taken < $2 OR w.started_at <= now() - make_interval(secs => $3)
    RETURNING extract(epoch FROM started_at + make_interval(secs => $3) - now())::float AS seconds`,
};

const ENDS: Statement = {
  name: 'request-window-ends',
  text: `SELECT extract(epoch FROM started_at + make_interval(secs => $2) - now())::float AS seconds FROM rate_window WHERE caller = $1`,
};

/** What this process may still let through in the caller's window. */
interface Share {
  left: number;
  /** All portions of the window are gone: nobody needs to ask again before it ends. */
  spent: boolean;
  endsAt: number;
}

/** How many requests a caller may make in a minute, over all api processes together. */
@Injectable()
export class RequestBudget {
  private readonly shares = new Map<string, Share>();
  private readonly portion: number;
  private readonly portions: number;

  constructor(
    settings: Settings,
    private readonly database: Database,
  ) {
    this.portion = Math.max(1, Math.floor(settings.rateLimit / PORTIONS));
    this.portions = Math.floor(settings.rateLimit / this.portion);
  }

  /** @throws Problem `rate_limited` with the seconds until the next window */
  async spend(caller: string): Promise<void> {
    let share = this.shares.get(caller);
    if (!share || performance.now() >= share.endsAt) share = this.begin(caller);
    // Others may spend what was fetched while this one waits for it.
    while (share.left < 1) await this.fetch(caller, share);
    share.left -= 1;
  }

  private begin(caller: string): Share {
    if (this.shares.size >= MOST_CALLERS) this.shares.clear();
    const share = { left: 0, spent: false, endsAt: performance.now() + WINDOW_SECONDS * 1000 };
    this.shares.set(caller, share);
    return share;
  }

  private async fetch(caller: string, share: Share): Promise<void> {
    if (share.spent) throw rateLimited(share);
    const taken = await this.database.runOne<{ seconds: number }>(TAKE, [caller, this.portions, WINDOW_SECONDS]);
    if (taken) share.left += this.portion;
    share.spent = !taken;
    const window = taken ?? (await this.database.runOne<{ seconds: number }>(ENDS, [caller, WINDOW_SECONDS]));
    share.endsAt = performance.now() + (window?.seconds ?? 0) * 1000;
    if (share.spent) throw rateLimited(share);
  }
}

const rateLimited = ({ endsAt }: Share): Problem =>
  new Problem('rate_limited', 'Slow down; Retry-After says for how many seconds.', [], {
    'retry-after': String(Math.max(1, Math.ceil((endsAt - performance.now()) / 1000))),
  });
