import type { TemplateResult } from 'lit';
import { drawn, PATHS as SHARED } from '../element/icons.js';

const PATHS = {
  grip: 'M8 5h3v3H8zM13 5h3v3h-3zM8 10.5h3v3H8zM13 10.5h3v3h-3zM8 16h3v3H8zM13 16h3v3h-3z',
  up: 'M12 5l7 7-1.5 1.5L13 9v10h-2V9l-4.5 4.5L5 12z',
  down: 'M12 19l-7-7 1.5-1.5L11 15V5h2v10l4.5-4.5L19 12z',
  remove: SHARED.close,
  less: 'M5 11h14v2H5z',
  more: SHARED.more,
  undo: 'M9 5 4 10l5 5v-4h6a3 3 0 0 1 0 6h-4v2h4a5 5 0 0 0 0-10H9z',
  redo: 'M15 5l5 5-5 5v-4H9a3 3 0 0 0 0 6h4v2H9A5 5 0 0 1 9 9h6z',
  ear: SHARED.ear,
} as const;

export function icon(name: keyof typeof PATHS): TemplateResult {
  return drawn(PATHS[name], name === 'undo' || name === 'redo' ? 'icon mirrored' : 'icon');
}
