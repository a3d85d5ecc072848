import { html, type TemplateResult } from 'lit';

export const PATHS = {
  pause: 'M7 5h3v14H7zM14 5h3v14h-3z',
  resume: 'M8 5v14l11-7z',
  skip: 'M6 5v14l9-7zM16 5h3v14h-3z',
  back: 'M18 5v14l-9-7zM5 5h3v14H5z',
  stop: 'M6 6h12v12H6z',
  more: 'M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6z',
  send: 'M4 4l17 8-17 8 3-8z',
  close: 'M6.4 5 12 10.6 17.6 5 19 6.4 13.4 12l5.6 5.6-1.4 1.4-5.6-5.6L6.4 19 5 17.6l5.6-5.6L5 6.4z',
  soundOn: 'M4 9h4l5-4v14l-5-4H4zM15.5 8.5a5 5 0 0 1 0 7l1.3 1.3a6.9 6.9 0 0 0 0-9.6z',
  soundOff: 'M4 9h4l5-4v14l-5-4H4zM16 9.4 18 11.4l2-2 1 1-2 2 2 2-1 1-2-2-2 2-1-1 2-2-2-2z',
  full: 'M4 4h6v2H6v4H4zM14 4h6v6h-2V6h-4zM4 14h2v4h4v2H4zM18 14h2v6h-6v-2h4z',
  ear: 'M12 3a3 3 0 0 1 3 3v6a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM6 11h2a4 4 0 0 0 8 0h2a6 6 0 0 1-5 5.9V21h-2v-4.1A6 6 0 0 1 6 11z',
  limber: 'M12 3a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zM4 7l6 3v4l-4 7h2.5L12 16l3.5 5H18l-4-7v-4l6-3-1-2-7 3.5L5 5z',
} as const;

export type Icon = keyof typeof PATHS;

export function icon(name: Icon): TemplateResult {
  return drawn(PATHS[name]);
}

/** Drawn in the colour of the text around it; nothing for a screen reader. One template draws all. */
export function drawn(path: string, kind = 'icon'): TemplateResult {
  return html`<svg class=${kind} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d=${path}></path>
  </svg>`;
}
