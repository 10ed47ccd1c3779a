import { NestFactory } from '@nestjs/core';
import { Argument, type Command } from 'commander';
import { JOB_NAMES, type JobName } from '../jobs/job-registry.js';
import { CliError } from './cli-error.js';
import { serviceSettings } from './service-settings.js';
import { renderTable } from './table.js';

export function addRequeueCommand(program: Command): void {
  program
    .command('requeue')
    .description('fill the queue from Postgres: after its store lost something, or to wait for no sweep')
    .addArgument(new Argument('[stage]', 'one stage only').choices(JOB_NAMES))
    .action(async (stage?: JobName) => {
      const { RequeueModule } = await import('../app.module.js');
      const { Requeue } = await import('../jobs/requeue.js');
      const app = await NestFactory.createApplicationContext(RequeueModule.forRoot(await serviceSettings()), {
        logger: false,
      });
      try {
        const requeue = app.get(Requeue);
        const rows: string[][] = [];
        for (const name of stage ? [stage] : JOB_NAMES) rows.push([name, String(await requeue.run(name))]);
        process.stdout.write(`${renderTable(['stage', 'waits, and has a job now'], rows)}\n`);
      } catch (error) {
        throw new CliError(
          `The queue did not take it all: ${(error as Error).message}. Nothing is lost; try again when its store is back.`,
        );
      } finally {
        await app.close();
      }
    });
}
