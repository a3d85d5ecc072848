import { Memory } from '../core/memory.js';
import { WORDS } from './words.js';

/** What the server keeps of the person (bot/channels/web/me.py), and how it is asked. */
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

/** The server has answered, and will not; the message is for the person. */
export class Refused extends Error {}

/** Where the widget keeps its conversation (see Coach). */
const KEY = `limber ${location.origin}`;

export function token(): string | undefined {
  return new Memory(KEY, storage()).read().token;
}

/** The conversation of this browser is gone: its lines, and the token that leads to it. */
export function forgetHere(): void {
  storage()?.removeItem(KEY);
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

async function ask(address: string, body?: object): Promise<Response> {
  const headers: Record<string, string> = { authorization: `Bearer ${token() ?? ''}` };
  if (body) headers['content-type'] = 'application/json';
  const request: RequestInit = { headers, cache: 'no-store' };
  const answer = await fetch(address, body ? { ...request, method: 'POST', body: JSON.stringify(body) } : request);
  if (answer.ok) return answer;
  throw answer.status < 500 ? new Refused(await problem(answer)) : new Error(`${address}: ${answer.status}`);
}

async function problem(answer: Response): Promise<string> {
  const told = (await answer.json().catch(() => null)) as { problem?: unknown } | null;
  return typeof told?.problem === 'string' ? told.problem : WORDS.refused;
}

/** What the person is told of it. */
export function why(error: unknown): string {
  return error instanceof Refused ? error.message : WORDS.notReached;
}

function storage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined; // forbidden in this page
  }
}
