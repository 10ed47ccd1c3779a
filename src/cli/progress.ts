const REDRAW_MS = 100;

/** Counts on standard error: one line that redraws itself on a terminal, one line at the end anywhere. */
export class Progress {
  private readonly counts = new Map<string, number>();
  private readonly started = Date.now();
  private drawn = 0;

  constructor(private readonly what: string) {}

  step(outcome: string): void {
    this.counts.set(outcome, (this.counts.get(outcome) ?? 0) + 1);
    if (process.stderr.isTTY && Date.now() - this.drawn > REDRAW_MS) {
      this.drawn = Date.now();
      process.stderr.write(`\r\x1b[K${this.line()}`);
    }
  }

  done(): void {
    process.stderr.write(`${process.stderr.isTTY ? '\r\x1b[K' : ''}${this.line()}\n`);
  }

  private line(): string {
    const total = [...this.counts.values()].reduce((a, b) => a + b, 0);
    const parts = [...this.counts].map(([outcome, n]) => `${n} ${outcome}`).join(', ');
    return `${total} ${this.what}${parts ? ` (${parts})` : ''} in ${((Date.now() - this.started) / 1000).toFixed(1)} s`;
  }
}
