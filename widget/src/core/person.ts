/** Asks the server about the person: with the token of the conversation that the widget keeps. */
import { Memory } from './memory.js';

/** Where the widget keeps its conversation (see Coach). */
export const KEY = `limber ${location.origin}`;

/** The server has answered, and will not; the message is for the person, if it gave one. */
export class Refused extends Error {}

/** What the widget remembers on our own pages. */
export function memory(): Memory {
  return new Memory(KEY, storage());
}

export function token(): string | undefined {
  return memory().read().token;
}

/** With a body, something is changed. What the server cannot do is no refusal, but an error. */
export async function ask(address: string, body?: object): Promise<Response> {
  const headers: Record<string, string> = { authorization: `Bearer ${token() ?? ''}` };
  if (body) headers['content-type'] = 'application/json';
  const request: RequestInit = { headers, cache: 'no-store' };
  const answer = await fetch(address, body ? { ...request, method: 'POST', body: JSON.stringify(body) } : request);
  if (answer.ok) return answer;
  throw answer.status < 500 ? new Refused(await problem(answer)) : new Error(`${address}: ${answer.status}`);
}

async function problem(answer: Response): Promise<string> {
  const told = (await answer.json().catch(() => null)) as { problem?: unknown } | null;
  return typeof told?.problem === 'string' ? told.problem : '';
}

export function storage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined; // forbidden in this page
  }
}
