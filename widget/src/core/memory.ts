import type { ClientState, SessionMessage } from '../protocol.js';

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
    const found = this.find(this.key) as Remembered | null;
    return found && Array.isArray(found.lines) ? { ...nothing, ...found } : nothing;
  }

  write(what: Remembered): void {
    const lines = what.lines.slice(-MOST_LINES);
    this.keep(this.key, { ...what, lines });
  }

  /** Keeps a session's sheet, which is large, apart from what changes all the time. */
  keepSession(session: SessionMessage | undefined): void {
    this.keep(`${this.key} session`, session);
  }

  /** The session that was kept, if it is the one of this place. */
  session(place: ClientState | undefined): SessionMessage | undefined {
    const found = this.find(`${this.key} session`) as SessionMessage | null;
    return found?.cues && place && found.id === place.session_id ? found : undefined;
  }

  /** Whether the browser's own voice is to speak: of this browser, so it is kept beside the rest. */
  get ownVoice(): boolean {
    return this.find(`${this.key} voice`) === true;
  }

  set ownVoice(on: boolean) {
    this.keep(`${this.key} voice`, on || undefined);
  }

  /** Nothing is remembered here any more. */
  forget(): void {
    for (const what of ['', ' session', ' voice']) this.keep(`${this.key}${what}`, undefined);
  }

  private find(key: string): unknown {
    try {
      return JSON.parse(this.storage?.getItem(key) ?? 'null');
    } catch {
      return null;
    }
  }

  private keep(key: string, what: unknown): void {
    try {
      if (what === undefined) this.storage?.removeItem(key);
      else this.storage?.setItem(key, JSON.stringify(what));
    } catch {
      // Full, or forbidden in this page: then it is remembered until the page is left.
    }
  }
}
