// Preloaded into a worker: records a CPU profile between the messages `start` and `FILE`, so that booting is not in it.
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import process from 'node:process';

const session = new Session();
session.connect();
process.on('message', async (message) => {
  if (message === 'start') {
    await session.post('Profiler.enable');
    await session.post('Profiler.start');
  } else {
    const { profile } = await session.post('Profiler.stop');
    writeFileSync(message, JSON.stringify(profile));
  }
  process.send('done');
});
