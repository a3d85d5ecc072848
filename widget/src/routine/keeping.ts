/** The draft in this browser's storage, which may be missing, full, or hold anything. */
import { type Draft, itemsIn, MOST } from './draft.js';

export const KEY = 'limber routine draft';

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface Kept extends Omit<Draft, 'sheet'> {
  /** Whether the server has it, just so. */
  saved: boolean;
}

export function readDraft(storage: Store | undefined): Kept | undefined {
  try {
    const found = JSON.parse(storage?.getItem(KEY) ?? 'null') as Record<string, unknown> | null;
    const { id, name, items, saved } = found ?? {};
    if (typeof name !== 'string' || !Array.isArray(items)) return undefined;
    const known = typeof id === 'string' && isId(id) ? id : '';
    return { id: known, name: name.slice(0, MOST.name), items: itemsIn(items), saved: saved === true && known !== '' };
  } catch {
    return undefined;
  }
}

export function keepDraft(storage: Store | undefined, { id, name, items, saved }: Kept): void {
  try {
    if (!id && !name && !items.length) storage?.removeItem(KEY);
    else storage?.setItem(KEY, JSON.stringify({ id, name, items, saved }));
  } catch {
    // Full, or forbidden in this page: then it is kept until the page is left.
  }
}

export function isId(text: string): boolean {
  return /^[a-z0-9_]{1,80}$/.test(text);
}
