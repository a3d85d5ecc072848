import * as data from './data.js';
import { WORDS } from './words.js';

/** A part of the page, by its heading. */
export type Part = 'did' | 'week' | 'how' | 'told' | 'privacy';

/** What a dialog asks before something is lost. */
export interface Question {
  title: string;
  says: string;
  /** What the button is called that does it. */
  yes: string;
  then: () => void;
}

export interface Page {
  changed(): void;
  reload(): Promise<void>;
  empty(): void;
  focusOn(where: string): Promise<void>;
}

/** Takes along and deletes, and remembers what became of it. */
export class Deeds {
  question: Question | undefined;
  note: { part?: Part; text?: string; failed?: boolean } = {};
  private busy = false;

  constructor(private readonly page: Page) {}

  answered = (): void => {
    this.question = undefined;
    this.page.changed();
  };

  download = (): Promise<boolean> => this.does('privacy', WORDS.downloaded, data.download);

  forgetOne = (what: 'condition' | 'routine', { id, name }: data.Condition): void => {
    const { title, says } = WORDS.ask[what];
    const then = () => this.lose('told', WORDS.removed(name), { what, id });
    this.ask({ title: title(name), says, yes: WORDS.remove, then });
  };

  forgetHistory = (): void => {
    const then = () => this.lose('privacy', WORDS.deletedHistory, { what: 'history' });
    this.ask({ ...WORDS.ask.history, yes: WORDS.deleteHistory, then });
  };

  forgetEverything = (): void => {
    this.ask({ ...WORDS.ask.everything, yes: WORDS.deleteAll, then: () => this.loseAll() });
  };

  private ask(question: Question): void {
    this.question = question;
    this.page.changed();
  }

  private async lose(part: Part, done: string, what: data.Forgotten): Promise<void> {
    const deed = async () => {
      await data.forget(what);
      await this.page.reload();
    };
    // What was pressed may be gone, and the focus with it.
    if (await this.does(part, done, deed)) await this.page.focusOn(`#${part}`);
  }

  private async loseAll(): Promise<void> {
    const deed = async () => {
      await data.forget({ what: 'everything' });
      data.forgetHere();
      this.page.empty();
    };
    if (await this.does('privacy', WORDS.gone, deed)) await this.page.focusOn('.empty');
  }

  /** One thing at a time; true when it was done. */
  private async does(part: Part, done: string, deed: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.tell({});
    try {
      await deed();
      this.tell({ part, text: done });
    } catch (error) {
      this.tell({ part, text: data.why(error), failed: true });
    }
    this.busy = false;
    return !this.note.failed;
  }

  private tell(note: Deeds['note']): void {
    this.note = note;
    this.page.changed();
  }
}
