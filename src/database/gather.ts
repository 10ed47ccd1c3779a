/** How long a group is waited for by those who ask after it began; a stuck one must not stop all others. */
const PATIENCE_MS = 200;

interface Waiting<Ask, Answer> {
  ask: Ask;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/**
 * Serves together those who ask at the same moment. Whoever asks while a group is under way waits for it, and is served with
 * all the others who wait. So a statement for a group always begins after each of its members asked. Nobody waits for
 * company: who asks alone is served at once. Not for use inside a transaction: a group is served outside of all.
 */
export class Gather<Ask, Answer> {
  private waiting: Waiting<Ask, Answer>[] = [];
  private busy = false;

  /**
   * @param serve answers a group, each member in its place; what it throws is thrown to each of them
   * @param most members of a group
   */
  constructor(
    private readonly serve: (group: Ask[]) => Promise<Answer[]>,
    private readonly most: number,
  ) {}

  ask(ask: Ask): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ ask, resolve, reject });
      // All whose requests the process reads before it looks again for more ask together.
      if (this.waiting.length === 1) setImmediate(() => this.begin());
    });
  }

  private begin(): void {
    if (this.busy || this.waiting.length === 0) return;
    this.busy = true;
    const group = this.waiting.splice(0, this.most);
    let over = false;
    const others = (): void => {
      if (over) return;
      over = true;
      this.busy = false;
      this.begin();
    };
    const patience = setTimeout(others, PATIENCE_MS);
    this.serve(group.map(({ ask }) => ask))
      .then(
        (answers) => group.forEach(({ resolve }, place) => resolve(answers[place]!)),
        (error: unknown) => group.forEach(({ reject }) => reject(error)),
      )
      .finally(() => {
        clearTimeout(patience);
        others();
      });
  }
}
