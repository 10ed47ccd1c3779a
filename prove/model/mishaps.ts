import type { RealDesk } from './desk-model.js';

/** What may befall the machines; none of it may change what comes of the desk's work. */
export type Mishap = 'kill worker' | 'lose the queue';

export async function mishap({ service }: RealDesk, what: Mishap): Promise<void> {
  if (what === 'kill worker') await service.killWorker(0);
  else await service.query('DELETE FROM bullmq.job');
}
