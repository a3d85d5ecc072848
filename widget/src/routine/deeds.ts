import { token } from '../core/person.js';
import type { Bench } from './bench.js';
import { type Draft, MOST, refilled } from './draft.js';
import { type Server, type Sheet, why } from './server.js';
import { WORDS } from './words.js';

interface Page {
  changed(): void;
  /** Goes to another page. */
  go(address: string): void;
  /** The name is to be written. */
  nameIt(): void;
}

/** What is asked of the server with the draft, and what is told of it. */
export class Deeds {
  /** Beside the buttons. */
  note = '';
  failed = false;
  /** The server refused to save under the id it has: it may do so under a new one. */
  offersNew = false;
  /** What Limber says to what it was told. */
  said = '';
  private busy = false;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly bench: Bench,
    private readonly server: Server,
    private readonly page: Page,
  ) {}

  tell(note: string, failed = false): void {
    this.note = note;
    this.failed = failed;
    this.offersNew = false;
    this.page.changed();
  }

  /** The id under which it is saved; '' when it is not. */
  async save(anew = false): Promise<string> {
    const draft = this.bench.draft;
    const name = draft.name.trim();
    if (!this.canBe(draft, true)) return '';
    this.tell(WORDS.saving);
    const id = await this.alone(() => this.server.save({ id: anew ? '' : draft.id, name, items: draft.items }));
    if (id) {
      this.bench.wasSaved(draft, id);
      history.replaceState(null, '', `#${id}`);
      this.tell(WORDS.saved(name));
    } else if (this.failed && draft.id) this.offersNew = true;
    this.page.changed();
    return id ?? '';
  }

  async start(): Promise<void> {
    const id = await this.save();
    if (id) this.page.go(`/#routine=${id}`);
  }

  async download(): Promise<void> {
    const { name, items } = this.bench.draft;
    if (!this.canBe(this.bench.draft, true)) return;
    const file = await this.alone(() => this.server.write({ name: name.trim(), items }));
    if (!file) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = `${name.toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_|_$/g, '') || 'routine'}.yml`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000); // some browsers read it a little later
    this.tell(WORDS.downloaded(link.download));
  }

  async read(file: File): Promise<void> {
    if (file.size > MOST.file) return this.tell(WORDS.tooLarge, true);
    if (!token()) return this.tell(WORDS.helloFirst, true);
    const text = await file.text().catch(() => undefined);
    if (text === undefined) return this.tell(WORDS.unread, true);
    const sheet = await this.alone(() => this.server.read(text));
    if (sheet) this.turnOver(sheet, WORDS.wasRead(sheet.name));
  }

  async open(id: string): Promise<void> {
    if (!token()) return this.tell(WORDS.helloFirst, true);
    const sheet = await this.alone(() => this.server.open(id));
    if (!sheet) return;
    this.bench.turnOver(sheet, true);
    this.tell(WORDS.opened(sheet.name));
  }

  fresh(): void {
    this.turnOver({ id: '', name: '', items: [] }, WORDS.freshNow);
    this.page.nameIt();
  }

  /** Has Limber change it as told; one after the other. Whether it did is the answer. */
  say(words: string): Promise<boolean> {
    const turn = this.turn.then(() => this.sayNow(words.trim().slice(0, MOST.words)));
    this.turn = turn;
    return turn;
  }

  private async sayNow(words: string): Promise<boolean> {
    if (!words) return false;
    if (!token()) return this.answer(WORDS.helloFirst, false);
    this.answer(WORDS.thinking, false);
    const before = this.bench.draft;
    try {
      const { items, said } = await this.server.say(words, before.items);
      if (this.bench.draft.items !== before.items) return this.answer(WORDS.movedOn, false);
      const after = refilled(this.bench.draft, items);
      const isOther = after !== this.bench.draft;
      this.bench.change(after);
      return this.answer(said, isOther);
    } catch (error) {
      return this.answer(why(error), false);
    }
  }

  private answer(said: string, changed: boolean): boolean {
    this.said = said;
    this.page.changed();
    return changed;
  }

  private turnOver(sheet: Sheet, told: string): void {
    this.bench.turnOver(sheet);
    history.replaceState(null, '', location.pathname + location.search);
    this.tell(told);
  }

  private canBe(draft: Draft, named: boolean): boolean {
    if (!draft.items.length) this.tell(WORDS.addFirst, true);
    else if (named && draft.name.trim().length < 2) {
      this.tell(WORDS.nameFirst, true);
      this.page.nameIt();
    } else if (!token()) this.tell(WORDS.helloFirst, true);
    else return true;
    return false;
  }

  /** One at a time: a second press while one is under way does nothing. */
  private async alone<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    try {
      return await work();
    } catch (error) {
      this.tell(why(error), true);
      return undefined;
    } finally {
      this.busy = false;
    }
  }
}
