import { KEY as CONVERSATION, storage, token } from '../core/person.js';
import { Bench } from './bench.js';
import { Deeds } from './deeds.js';
import { Ear } from './ear.js';
import { FileDrop } from './files.js';
import { Hands, type Page } from './hands.js';
import { isId } from './keeping.js';
import { server } from './server.js';
import { byId, type Known, readStretches, type Stretch } from './stretches.js';

interface Room extends Omit<Page, 'known'> {
  /** To another page. */
  go(address: string): void;
  nameIt(): void;
  /** Shows in the field what the microphone heard, and has it done. */
  hear(text: string): void;
}

/** All that the page works with, and what reaches it from outside: the address, other tabs, keys, files. */
export class Workroom {
  all: Stretch[] = [];
  known: Known = new Map();
  /** The list of stretches could not be read. */
  failed = false;
  readonly bench: Bench;
  readonly deeds: Deeds;
  readonly hands: Hands;
  readonly ear: Ear;
  private readonly files: FileDrop;

  constructor(private readonly room: Room) {
    const { changed } = room;
    this.bench = new Bench({ server, storage: storage(), known: () => token() !== undefined, changed });
    this.deeds = new Deeds(this.bench, server, room);
    this.hands = new Hands(this.bench, { ...room, known: () => this.known });
    this.ear = new Ear(room.hear, changed);
    this.files = new FileDrop((file) => void this.deeds.read(file), changed);
  }

  get isFileOver(): boolean {
    return this.files.isOver;
  }

  open(): void {
    window.addEventListener('hashchange', this.turn);
    window.addEventListener('storage', this.elsewhere);
    window.addEventListener('keydown', this.key);
    this.files.attach();
    this.bench.pickUp();
    // What is here with changes that are not saved goes on.
    if (named() !== this.bench.draft.id || this.bench.isSaved) this.openNamed();
    void this.load();
  }

  close(): void {
    window.removeEventListener('hashchange', this.turn);
    window.removeEventListener('storage', this.elsewhere);
    window.removeEventListener('keydown', this.key);
    this.files.detach();
    this.hands.drag.cancel();
    this.ear.close();
    this.bench.checker.stop();
  }

  async load(): Promise<void> {
    try {
      this.all = await readStretches();
      this.known = byId(this.all);
      this.failed = false;
    } catch {
      this.failed = true;
    }
    this.room.changed();
  }

  private readonly turn = (): void => {
    if (named() !== this.bench.draft.id) this.openNamed();
  };

  private openNamed(): void {
    if (isId(named())) void this.deeds.open(named());
  }

  /** Another tab has begun a conversation: what had to wait for it is done. */
  private readonly elsewhere = (event: StorageEvent): void => {
    if (event.key !== CONVERSATION && event.key !== null) return;
    this.bench.check();
    this.room.changed();
  };

  private readonly key = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z') return;
    const target = event.composedPath()[0];
    if (target instanceof Element && target.matches('input, select, textarea, [contenteditable]')) return;
    event.preventDefault();
    if (event.shiftKey) this.hands.redo();
    else this.hands.undo();
  };
}

/** The routine that the address names. */
function named(): string {
  return location.hash.slice(1);
}
