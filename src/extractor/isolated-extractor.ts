import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../config/project-root.js';
import { Settings } from '../config/settings.js';
import type { SplitArticle, SplitOptions } from '../text/index.js';
import type { LlmUse } from './llm-extractor.js';

/** The longest text takes half of it; a model's own time comes on top. */
const LIMIT_MS = 30_000;
/** A process that nothing was asked of for so long is ended. */
const IDLE_MS = 60_000;

/** What the process is told first, and then article by article. */
export type SplitterRequest = { settings: Settings } | { text: string; options: SplitOptions };
/** What it answers. */
export type SplitterAnswer = { split: SplitArticle } | { error: string } | { use: LlmUse };

/**
 * Splits texts one at a time in a process of its own, `dist/main.splitter.js`. For those that may have ended the process which
 * split them: the next death hits nothing else, and leaves no doubt about whose fault it was.
 */
@Injectable()
export class IsolatedExtractor implements OnApplicationShutdown {
  private readonly log = new Logger('extractor');
  private child: ChildProcess | undefined;
  private idle: NodeJS.Timeout | undefined;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly settings: Settings) {}

  /** @throws Error saying how the process ended, or what the splitter threw */
  split(text: string, options: SplitOptions): Promise<SplitArticle> {
    const split = this.turn.then(() => this.ask({ text, options }));
    this.turn = split.catch(() => undefined);
    return split;
  }

  onApplicationShutdown(): void {
    clearTimeout(this.idle);
    this.child?.kill('SIGKILL');
  }

  private async ask(request: SplitterRequest): Promise<SplitArticle> {
    clearTimeout(this.idle);
    const child = (this.child ??= this.start());
    const limitMs = LIMIT_MS + (this.settings.llmUrl ? this.settings.llmTimeout * 1000 : 0);
    let late = false;
    const timer = setTimeout(() => (late = child.kill('SIGKILL')), limitMs);
    try {
      return await new Promise<SplitArticle>((resolve, reject) => {
        child.on('message', (answer: SplitterAnswer) => {
          if ('split' in answer) resolve(answer.split);
          else if ('error' in answer) reject(new Error(answer.error));
          else this.log.log({ msg: 'model asked', ...answer.use });
        });
        child.once('error', reject);
        child.once('exit', (code, signal) => {
          const how = late ? `took longer than ${limitMs / 1000} s` : `ended it (${signal ?? `code ${code}`})`;
          reject(new Error(`the text had a process of its own and ${how}`));
        });
        child.send(request, (error) => error && reject(error));
      });
    } finally {
      clearTimeout(timer);
      child.removeAllListeners('message').removeAllListeners('exit').removeAllListeners('error');
      child.on('error', () => undefined);
      if (child.exitCode !== null || child.signalCode !== null || !child.connected) this.child = undefined;
      this.idle = setTimeout(() => {
        this.child?.kill();
        this.child = undefined;
      }, IDLE_MS).unref();
    }
  }

  private start(): ChildProcess {
    const child = fork(join(PROJECT_ROOT, 'dist', 'main.splitter.js'), { serialization: 'advanced' });
    child.send({ settings: { ...this.settings } } satisfies SplitterRequest);
    return child;
  }
}
