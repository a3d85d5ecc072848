import { ask, KEY, memory, Refused, storage } from '../core/person.js';
import { KEY as DRAFT } from '../routine/keeping.js';
import { WORDS } from './words.js';

/** What the server keeps of the person (bot/channels/web/shown.py), and how it is asked. */
export interface Session {
  at: number;
  day: string;
  name: string;
  held_s: number;
  finished: boolean;
  stretches: { id: string; name: string }[];
}

export interface Dose {
  target_s: number;
  source: string;
  groups: { id: string; name: string; held_s: number }[];
}

export interface Week {
  from: string;
  held_s: number;
  sessions: number;
}

export interface Preferences {
  rate: number;
  volume: number;
  talk: 'usual' | 'less';
  /** How long a single stretch is held; null: as each says itself. */
  hold_s: number | null;
  history: boolean;
}

type Span = [least: number, most: number];

export interface Limits {
  rate: Span;
  volume: Span;
  hold_s: Span;
  step: number;
}

export interface Condition {
  id: string;
  name: string;
}

export interface Routine {
  id: string;
  name: string;
  minutes: number;
  stretches: number;
}

export interface Mine {
  today: string;
  sessions: Session[];
  streak: number;
  dose: Dose;
  weeks: Week[];
  preferences: Preferences;
  limits: Limits;
  conditions: Condition[];
  routines: Routine[];
  folder: string;
  in_session: boolean;
}

export type Forgotten = { what: 'everything' | 'history' } | { what: 'condition' | 'routine'; id: string };

/** What this browser keeps is gone: the conversation, its token, a session, a draft of a routine. */
export function forgetHere(): void {
  memory().forget();
  storage()?.removeItem(DRAFT);
}

/** Another tab may begin a conversation, or delete it. */
export function isOurs(event: StorageEvent): boolean {
  return event.key === KEY || event.key === null;
}

export async function read(): Promise<Mine> {
  return (await (await ask('/api/me.json')).json()) as Mine;
}

export async function prefer(change: Partial<Preferences>): Promise<Preferences> {
  const answer = await ask('/api/me/preferences.json', change);
  return ((await answer.json()) as { preferences: Preferences }).preferences;
}

export async function forget(what: Forgotten): Promise<void> {
  await ask('/api/me/forget.json', what);
}

/** A link cannot carry the token, so the document is fetched, and then given to the browser to save. */
export async function download(): Promise<void> {
  const answer = await ask('/api/me/export.json');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await answer.blob());
  link.download = 'limber.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000); // some browsers read it a little later
}

/** What the person is told of it. */
export function why(error: unknown): string {
  return error instanceof Refused ? error.message || WORDS.refused : WORDS.notReached;
}
