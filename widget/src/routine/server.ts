/** What the server does with a routine (bot/channels/web/personal.py); it refuses with a sentence. */
import { ask, Refused } from '../core/person.js';
import { type Draft, type Item, itemsIn } from './draft.js';
import { WORDS } from './words.js';

export interface Checked {
  seconds: number;
  level: number;
  equipment: string[];
  items: { seconds: number }[];
  problems: { item: number | null; text: string }[];
  notes: string[];
}

/** A routine as it is saved, or in a file. */
export interface Sheet {
  id: string;
  name: string;
  items: Item[];
}

export interface Server {
  check(items: readonly Item[]): Promise<Checked>;
  say(words: string, items: readonly Item[]): Promise<{ items: Item[]; said: string }>;
  open(id: string): Promise<Sheet>;
  save(draft: Pick<Draft, 'id' | 'name' | 'items'>): Promise<string>;
  write(draft: Pick<Draft, 'name' | 'items'>): Promise<Blob>;
  read(file: string): Promise<Sheet>;
}

export const server: Server = {
  check: async (items) => (await asked('/api/routine/check.json', { items })) as unknown as Checked,

  say: async (words, items) => {
    const told = await asked('/api/routine/words.json', { words, items });
    return { items: itemsIn(told['items']), said: text(told['said']) };
  },

  open: async (id) => sheet(await asked(`/api/me/routine.json?id=${encodeURIComponent(id)}`)),

  save: async ({ id, name, items }) => {
    const told = await asked('/api/me/routines.json', { ...(id ? { id } : {}), name, items });
    return text(told['id']);
  },

  write: async ({ name, items }) => (await ask('/api/me/routine.yml', { name, items })).blob(),

  read: async (file) => ({ ...sheet(await asked('/api/me/read.json', { file })), id: '' }),
};

async function asked(address: string, body?: object): Promise<Record<string, unknown>> {
  return (await (await ask(address, body)).json()) as Record<string, unknown>;
}

function sheet(told: Record<string, unknown>): Sheet {
  return { id: text(told['id']), name: text(told['name']), items: itemsIn(told['items']) };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** What the person is told of it. */
export function why(error: unknown): string {
  return error instanceof Refused ? error.message || WORDS.refused : WORDS.notReached;
}
