import { type Preferences, why } from './data.js';
import { WORDS } from './words.js';

type Change = Partial<Preferences>;

/**
 * Saves each setting as it is changed: shown at once, and taken back when it is refused.
 *
 * One request is under way at a time. What is changed meanwhile goes together into the next, so that
 * a held arrow key on a slider does not send one for each step.
 */
export class Saver {
  /** For the status line. */
  told = '';
  failed = false;
  private kept: Preferences | undefined;
  private shownInstead: Change = {};
  private waiting: Change = {};
  private sending = false;

  constructor(
    private readonly save: (change: Change) => Promise<Preferences>,
    private readonly changed: () => void,
  ) {}

  /** What the server has, as it was read. */
  take(kept: Preferences): void {
    this.kept = kept;
  }

  get shown(): Preferences {
    return { ...(this.kept as Preferences), ...this.shownInstead };
  }

  /** A slider that is being moved. */
  preview(change: Change): void {
    this.shownInstead = { ...this.shownInstead, ...change };
    this.changed();
  }

  /** Something that cannot even be asked for. */
  refuse(why: string): void {
    this.tell(why, true);
  }

  async set(change: Change): Promise<void> {
    this.waiting = { ...this.waiting, ...change };
    this.preview(change);
    if (this.sending) return;
    this.sending = true;
    this.tell(WORDS.saving);
    while (Object.keys(this.waiting).length) await this.send();
    this.sending = false;
  }

  private async send(): Promise<void> {
    const change = this.waiting;
    this.waiting = {};
    try {
      this.kept = await this.save(change);
      this.settle(change, false);
      this.tell(WORDS.saved);
    } catch (error) {
      this.settle(change, true);
      this.tell(why(error), true);
    }
  }

  /** From now on the server's own values are shown, except of what the person has moved on meanwhile. */
  private settle(change: Change, refused: boolean): void {
    for (const name of Object.keys(change) as (keyof Preferences)[]) {
      const movedOn = name in this.waiting || (!refused && this.shownInstead[name] !== change[name]);
      if (!movedOn) delete this.shownInstead[name];
    }
  }

  private tell(text: string, failed = false): void {
    this.told = text;
    this.failed = failed;
    this.changed();
  }
}
