import { css } from 'lit';
import { itemStyles } from './item_styles.js';
import { shelfStyles } from './shelf_styles.js';

const pageStyles = css`
  :host {
    --line: light-dark(#cfc8b8, #3a4745);
    --card: light-dark(#ffffff, #1d2726);
    --quiet: light-dark(#55625f, #aebbb6);
    --accent: light-dark(#0f6b5c, #6fd3bd);
    --on-accent: light-dark(#ffffff, #06251f);
    --warn: light-dark(#9c2f1f, #ffb4a3);
    --held: light-dark(#dcefe9, #1f453c);
    display: block;
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  :host(.dragging) {
    cursor: grabbing;
    user-select: none;
    -webkit-user-select: none;
  }
  * {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  .frame {
    container-type: inline-size;
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem;
  }
  section {
    min-inline-size: 0;
    padding: clamp(0.8rem, 3cqi, 1.4rem);
    background: var(--card);
    border: 1px solid var(--line);
    border-radius: 16px;
  }
  h2 {
    margin: 0;
    font-size: 1.3rem;
  }
  p {
    margin-block: 0.4rem;
  }
  /* Our English words keep their order on a page that is written from right to left. */
  :is(p, h2, small, label, dt, dd, .what) {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  a {
    color: var(--accent);
  }
  label,
  small,
  .quiet,
  dt {
    color: var(--quiet);
    font-size: 0.9rem;
  }
  .problem {
    color: var(--warn);
    font-weight: 600;
  }
  button,
  input:not([type='file']),
  select,
  .start {
    min-block-size: 44px;
    font: inherit;
    color: CanvasText;
    background: var(--card);
    border: 1px solid var(--quiet);
    border-radius: 12px;
  }
  input,
  select {
    inline-size: 100%;
    min-inline-size: 0;
    padding-inline: 0.8em;
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.4em;
    min-inline-size: 44px;
    padding-inline: 1em;
    border-radius: 999px;
    cursor: pointer;
  }
  button:hover {
    background: var(--held);
  }
  button[aria-disabled='true'] {
    color: var(--quiet);
    border-color: var(--line);
    background: none;
    cursor: default;
  }
  @media (forced-colors: active) {
    button[aria-disabled='true'] {
      color: GrayText;
      border-color: GrayText;
    }
  }
  button.start {
    color: var(--on-accent);
    background: var(--accent);
    border-radius: 999px;
    font-weight: 600;
  }
  button.start:hover {
    text-decoration: underline;
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  .icon {
    inline-size: 1.4rem;
    block-size: 1.4rem;
    flex: none;
    fill: currentColor;
  }
  .mirrored:dir(rtl) {
    scale: -1 1;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6rem;
    margin-block-start: 0.8rem;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .banner {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.3rem 1rem;
    margin-block: 0 1rem;
    padding: 0.6rem 1rem;
    background: var(--card);
    border: 1px solid var(--line);
    border-inline-start: 4px solid var(--accent);
    border-radius: 12px;
  }
  .banner a {
    padding-block: 0.6rem;
    font-weight: 600;
  }
  .banner span {
    flex: 1 1 14rem;
  }
  @container (min-width: 52rem) {
    .columns {
      grid-template-columns: minmax(0, 22rem) minmax(0, 1fr);
      align-items: start;
    }
  }
`;

export const styles = [pageStyles, shelfStyles, itemStyles];
