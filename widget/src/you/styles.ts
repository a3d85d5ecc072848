import { css } from 'lit';
import { calendarStyles } from './calendar_styles.js';
import { chartStyles } from './chart_styles.js';
import { settingStyles } from './setting_styles.js';

const pageStyles = css`
  :host {
    --line: light-dark(#cfc8b8, #3a4745);
    --card: light-dark(#ffffff, #1d2726);
    --quiet: light-dark(#55625f, #aebbb6);
    --accent: light-dark(#0f6b5c, #6fd3bd);
    --on-accent: light-dark(#ffffff, #06251f);
    --warn: light-dark(#9c2f1f, #ffb4a3);
    display: block;
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  * {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  section {
    margin-block-end: 1rem;
    padding: clamp(0.8rem, 3vw, 2rem);
    background: var(--card);
    border: 1px solid var(--line);
    border-radius: 16px;
  }
  h2 {
    margin: 0 0 0.4rem;
    font-size: 1.3rem;
  }
  h3 {
    margin: 1.2rem 0 0.3rem;
    font-size: 1.05rem;
  }
  p,
  .plain {
    margin-block: 0.4rem;
    max-inline-size: 42rem;
  }
  ul {
    padding-inline-start: 1.3rem;
  }
  /* Our English words keep their order on a page that is written from right to left. */
  :is(p, h3, li, small, caption, output, legend, .value, .sessions span, .toggle span) {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  a {
    color: var(--accent);
  }
  .quiet,
  small {
    color: var(--quiet);
  }
  small {
    display: block;
    font-size: 0.9rem;
  }
  .problem {
    color: var(--warn);
    font-weight: 600;
  }
  [role='status'] {
    min-block-size: 1.5em; /* nothing moves when it says something */
    margin-block-end: 0;
  }
  button,
  .start {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
    padding-inline: 1.1em;
    font: inherit;
    color: CanvasText;
    background: var(--card);
    border: 1px solid var(--quiet);
    border-radius: 999px;
    text-decoration: none;
  }
  button:not(:disabled) {
    cursor: pointer;
  }
  .start {
    color: var(--on-accent);
    background: var(--accent);
    font-weight: 600;
  }
  .lose {
    color: var(--warn);
    border-color: var(--warn);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6rem;
    margin-block-start: 1rem;
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .told {
    list-style: none;
    padding: 0;
  }
  .told li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.2rem 1rem;
    padding-block: 0.4rem;
    border-block-start: 1px solid var(--line);
  }
  .told li > span {
    flex: 1 1 9rem;
    min-inline-size: 0;
  }
  .told a,
  .sessions a {
    display: inline-block;
    min-block-size: 24px;
  }
  code {
    padding-inline: 0.4em;
    border: 1px solid var(--line);
    border-radius: 6px;
  }
  dialog {
    max-inline-size: min(32rem, 100vi - 2rem);
    padding: clamp(1rem, 4vw, 1.6rem);
    color: CanvasText;
    background: var(--card);
    border: 1px solid var(--line);
    border-radius: 16px;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.5);
  }
`;

export const styles = [pageStyles, settingStyles, calendarStyles, chartStyles];
