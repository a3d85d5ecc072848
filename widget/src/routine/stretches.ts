import type { Short } from '../library/records.js';
import type { Limits, Span } from './draft.js';

/** What the server's list tells of a stretch, with the doses that a routine may give it. */
export interface Stretch extends Short {
  sided: boolean;
  kind: 'static' | 'dynamic';
  hold_s: Span & { usual: number };
  reps: Span & { usual: number };
}

export type Known = ReadonlyMap<string, Stretch>;

export function byId(all: readonly Stretch[]): Known {
  return new Map(all.map((one) => [one.id, one]));
}

/** A stretch that the library has no more is called by its id, so that it can be seen and taken out. */
export function nameOf(id: string, known: Known): string {
  return known.get(id)?.name ?? id;
}

export function limitsOf(id: string, known: Known): Limits | undefined {
  return known.get(id);
}

export async function readStretches(): Promise<Stretch[]> {
  const answer = await fetch('/api/stretches.json');
  if (!answer.ok) throw new Error(`/api/stretches.json: ${answer.status}`);
  return (await answer.json()) as Stretch[];
}
