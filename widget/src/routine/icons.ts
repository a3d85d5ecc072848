import { html, svg, type TemplateResult } from 'lit';

const PATHS = {
  grip: svg`<path d="M8 5h3v3H8zM13 5h3v3h-3zM8 10.5h3v3H8zM13 10.5h3v3h-3zM8 16h3v3H8zM13 16h3v3h-3z"/>`,
  up: svg`<path d="M12 5l7 7-1.5 1.5L13 9v10h-2V9l-4.5 4.5L5 12z"/>`,
  down: svg`<path d="M12 19l-7-7 1.5-1.5L11 15V5h2v10l4.5-4.5L19 12z"/>`,
  remove: svg`<path d="M6.4 5 12 10.6 17.6 5 19 6.4 13.4 12l5.6 5.6-1.4 1.4-5.6-5.6L6.4 19 5 17.6l5.6-5.6L5 6.4z"/>`,
  less: svg`<path d="M5 11h14v2H5z"/>`,
  more: svg`<path d="M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6z"/>`,
  undo: svg`<path d="M9 5 4 10l5 5v-4h6a3 3 0 0 1 0 6h-4v2h4a5 5 0 0 0 0-10H9z"/>`,
  redo: svg`<path d="M15 5l5 5-5 5v-4H9a3 3 0 0 0 0 6h4v2H9A5 5 0 0 1 9 9h6z"/>`,
  ear: svg`<path d="M12 3a3 3 0 0 1 3 3v6a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM6 11h2a4 4 0 0 0 8 0h2a6 6 0 0 1-5 5.9V21h-2v-4.1A6 6 0 0 1 6 11z"/>`,
} as const;

/** Drawn in the colour of the text around it; nothing for a screen reader. */
export function icon(name: keyof typeof PATHS): TemplateResult {
  const turns = name === 'undo' || name === 'redo' ? 'icon mirrored' : 'icon';
  return html`<svg class=${turns} viewBox="0 0 24 24" aria-hidden="true" focusable="false">${PATHS[name]}</svg>`;
}
