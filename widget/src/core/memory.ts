import type { ClientState } from '../protocol.js';

/** What a page remembers across reloads, in its own storage, which may be missing or full. */
export interface Line {
  id: string;
  who: 'me' | 'limber' | 'note';
  text: string;
  buttons?: string[];
  card?: { title: string; lines: string[]; picture?: string };
  notice?: string;
  failed?: boolean;
}

export interface Remembered {
  token?: string;
  seq: number;
  lines: Line[];
  sound: boolean;
  /** Where a session was that had not ended. */
  place?: ClientState;
}

export const MOST_LINES = 200;

export class Memory {
  constructor(
    private readonly key: string,
    private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined,
  ) {}

  read(): Remembered {
    const nothing: Remembered = { seq: 0, lines: [], sound: false };
    try {
      const found = JSON.parse(this.storage?.getItem(this.key) ?? 'null') as Remembered | null;
      return found && Array.isArray(found.lines) ? { ...nothing, ...found } : nothing;
    } catch {
      return nothing;
    }
  }

  write(what: Remembered): void {
    try {
      const lines = what.lines.slice(-MOST_LINES);
      this.storage?.setItem(this.key, JSON.stringify({ ...what, lines }));
    } catch {
      // Full, or forbidden in this page: then it is remembered until the page is left.
    }
  }
}
