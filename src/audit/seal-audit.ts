import { Injectable } from '@nestjs/common';
import { Database, type Statement } from '../database/database.js';

const BATCH = 1_000;

const SEAL: Statement = { name: 'seal-audit-events', text: 'SELECT seal_audit_events($1) AS sealed' };

const WAITING: Statement = {
  name: 'audit-unsealed',
  text: 'SELECT EXISTS (SELECT FROM audit_unsealed) AS waiting',
};

const HEAD: Statement = {
  name: 'audit-head',
  text: `SELECT audit_head.seq, encode(audit_head.hash, 'hex') AS hash, sealed_at
         FROM audit_head LEFT JOIN audit_link ON audit_link.seq = audit_head.seq WHERE id = 1`,
};

/** The end of the chain: how many events it holds, and the hash that stands for all of them. */
export interface AuditHead {
  seq: number;
  /** 64 hexadecimal digits. */
  hash: string;
  /** Null while nothing is sealed. */
  sealedAt: Date | null;
}

/** Gives events that were written their places in the chain. Any number may seal at once: they take turns. */
@Injectable()
export class SealAudit {
  constructor(private readonly database: Database) {}

  /** Seals batch by batch until nothing waits; what a batch sealed stays sealed where the next is aborted. */
  async run(signal?: AbortSignal): Promise<void> {
    for (let sealed = BATCH; sealed === BATCH && !signal?.aborted;) {
      const row = await this.database.runOne<{ sealed: number }>(SEAL, [BATCH]);
      sealed = row!.sealed;
    }
  }

  async isWaiting(): Promise<boolean> {
    const row = await this.database.runOne<{ waiting: boolean }>(WAITING, []);
    return row!.waiting;
  }

  /** Where the chain ends once everything is sealed that was committed before this call. */
  async head(): Promise<AuditHead> {
    await this.run();
    const row = await this.database.runOne<{ seq: string; hash: string; sealed_at: Date | null }>(HEAD, []);
    if (!row) throw new Error('the audit log has no head: run `claimdesk audit verify`');
    return { seq: Number(row.seq), hash: row.hash, sealedAt: row.sealed_at };
  }
}
