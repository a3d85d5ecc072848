import { css } from 'lit';

/** Custom properties of the host are the way for a page to make it look like its own. */
export const styles = css`
  :host {
    --paper: var(--limber-background, #fbf8f3);
    --card: var(--limber-surface, #ffffff);
    --ink: var(--limber-text, #23302f);
    --quiet: var(--limber-text-quiet, #55625f);
    --line: var(--limber-line, #d9d5cb);
    --accent: var(--limber-accent, #0f6b5c);
    --on-accent: var(--limber-on-accent, #ffffff);
    --mine: var(--limber-mine, #dcefe9);
    --warn: var(--limber-warning, #9c2f1f);
    --round: var(--limber-radius, 18px);
    color-scheme: light;
    display: block;
    block-size: 100%;
    min-block-size: 20rem;
    color: var(--ink);
    font: 400 1rem/1.5 var(--limber-font, system-ui, sans-serif);
    text-align: start;
  }
  :host([data-theme='dark']) {
    --paper: var(--limber-background, #131a1a);
    --card: var(--limber-surface, #1d2726);
    --ink: var(--limber-text, #edf2ef);
    --quiet: var(--limber-text-quiet, #aebbb6);
    --line: var(--limber-line, #3a4745);
    --accent: var(--limber-accent, #6fd3bd);
    --on-accent: var(--limber-on-accent, #06251f);
    --mine: var(--limber-mine, #1f453c);
    --warn: var(--limber-warning, #ffb4a3);
    color-scheme: dark;
  }
  :host([position='corner']) {
    position: fixed;
    inset-block-end: 1rem;
    inset-inline-end: 1rem;
    z-index: 2147483000;
    block-size: auto;
    min-block-size: 0;
  }
  :host([position='corner']) .frame {
    inline-size: min(26rem, calc(100vw - 2rem));
    block-size: min(42rem, calc(100dvh - 2rem));
    box-shadow: 0 8px 40px rgb(0 0 0 / 0.3);
  }
  .opener {
    background: var(--accent);
    color: var(--on-accent);
    box-shadow: 0 4px 20px rgb(0 0 0 / 0.3);
    padding-inline: 1.2em;
  }
  .opener:hover {
    background: color-mix(in srgb, var(--accent) 85%, var(--ink));
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
  }
  .frame {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    overflow: hidden;
    background: var(--paper);
    border: 1px solid var(--line);
    border-radius: var(--round);
  }
  header {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    padding: 0.5rem 0.5rem 0.5rem 1rem;
    border-block-end: 1px solid var(--line);
  }
  header h2 {
    flex: 1;
    margin: 0;
    font-size: 1.1rem;
    letter-spacing: 0.01em;
  }
  .icon {
    inline-size: 1.4em;
    block-size: 1.4em;
    fill: currentColor;
    flex: none;
  }
  button {
    min-inline-size: 44px;
    min-block-size: 44px;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.4em;
    padding: 0.4em 0.8em;
    font: inherit;
    color: inherit;
    background: none;
    border: 1px solid transparent;
    border-radius: 999px;
    cursor: pointer;
  }
  button:hover {
    background: color-mix(in srgb, var(--accent) 12%, transparent);
  }
  button:focus-visible,
  input:focus-visible,
  [tabindex]:focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  .ear {
    position: relative;
  }
  .ear.open {
    color: var(--warn);
  }
  .ear.opening {
    opacity: 0.6;
  }
  .ear.open::before {
    content: '';
    position: absolute;
    inset-block-start: 7px;
    inset-inline-end: 9px;
    inline-size: 9px;
    block-size: 9px;
    border-radius: 50%;
    background: var(--warn);
  }
  .ear .level {
    position: absolute;
    inset-inline: 10px;
    inset-block-end: 3px;
    block-size: 3px;
    visibility: hidden;
  }
  .ear.open .level {
    visibility: visible;
  }
  .ear .level span {
    display: block;
    block-size: 100%;
    background: currentColor;
    border-radius: 2px;
  }
  .banner {
    margin: 0;
    padding: 0.5rem 1rem;
    background: var(--card);
    border-block-end: 1px solid var(--line);
    color: var(--warn);
    font-size: 0.95rem;
  }

  .talk {
    flex: 1 1 0;
    min-block-size: 4rem;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 1rem;
    display: flex;
    flex-direction: column;
    gap: 0.5rem;
  }
  .talk > :first-child {
    margin-block-start: auto;
  }
  .line {
    max-inline-size: min(85%, 34rem);
    padding: 0.55rem 0.9rem;
    border-radius: var(--round);
    background: var(--card);
    border: 1px solid var(--line);
    overflow-wrap: anywhere;
  }
  .words {
    white-space: pre-line;
  }
  .line.me {
    align-self: flex-end;
    background: var(--mine);
    border-color: transparent;
    border-end-end-radius: 4px;
  }
  .line.limber {
    align-self: flex-start;
    border-end-start-radius: 4px;
  }
  .line.note {
    align-self: center;
    color: var(--quiet);
    background: none;
    border: 0;
    font-size: 0.9rem;
  }
  .line.notice {
    border: 2px solid var(--warn);
  }
  .line strong {
    display: block;
  }
  .line.notice strong {
    color: var(--warn);
  }
  .line ul {
    margin: 0.3rem 0 0;
    padding-inline-start: 1.2rem;
  }
  .line img {
    display: block;
    inline-size: 100%;
    max-block-size: 12rem;
    object-fit: contain;
  }
  .failed {
    color: var(--warn);
    font-size: 0.9rem;
  }
  .failed button {
    text-decoration: underline;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    padding-block: 0.25rem;
  }
  .choices button,
  .bar button.key {
    border-color: var(--accent);
    color: var(--accent);
    background: var(--card);
  }
  .typing {
    align-self: flex-start;
    color: var(--quiet);
    padding-inline: 0.5rem;
    font-size: 0.9rem;
  }
  form {
    display: flex;
    gap: 0.5rem;
    padding: 0.6rem;
    border-block-start: 1px solid var(--line);
    background: var(--card);
  }
  input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 44px;
    padding: 0.4em 1em;
    font: inherit;
    color: inherit;
    background: var(--paper);
    border: 1px solid var(--quiet);
    border-radius: 999px;
  }
  input::placeholder {
    color: var(--quiet);
    opacity: 1;
  }
  form button {
    background: var(--accent);
    color: var(--on-accent);
  }
  form button:hover {
    background: color-mix(in srgb, var(--accent) 85%, var(--ink));
  }

  .hold {
    flex: 0 1 auto;
    min-block-size: 0;
    overflow-y: auto;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: center;
    align-content: space-evenly;
    gap: 0.4rem;
    padding: 0.8rem;
    text-align: center;
    background: var(--card);
    border-block-end: 1px solid var(--line);
  }
  .hold h3 {
    margin: 0;
    font-size: 1.05rem;
  }
  .stage {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 0.5rem 1.5rem;
    inline-size: 100%;
  }
  .stage img {
    inline-size: min(44%, 15rem);
    block-size: min(13rem, 26vh);
    object-fit: contain;
  }
  .ring {
    position: relative;
    inline-size: min(44%, 13rem, 26vh);
    aspect-ratio: 1;
    container-type: inline-size;
  }
  .ring svg {
    inline-size: 100%;
    block-size: 100%;
    transform: rotate(-90deg);
  }
  .ring circle {
    fill: none;
    stroke: var(--line);
    stroke-width: 7;
  }
  .ring .done {
    stroke: var(--accent);
    stroke-linecap: round;
  }
  .ring .breath {
    stroke: none;
    fill: color-mix(in srgb, var(--accent) 18%, transparent);
  }
  .ring .text {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    line-height: 1.1;
  }
  .clock {
    font-size: 26cqi;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .what {
    color: var(--quiet);
    font-size: 0.95rem;
  }
  .ring .what {
    max-inline-size: 72%;
    font-size: max(0.75rem, 8cqi);
  }
  .caption {
    margin: 0;
    min-block-size: 1.6em;
    max-inline-size: 36rem;
    display: flex;
    align-items: center;
    font-size: 1.1rem;
  }
  .meta {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0.2rem 1.2rem;
    margin: 0;
    color: var(--quiet);
    font-size: 0.95rem;
  }
  /* Its room is kept while it is empty, or the buttons would move as a hold begins. */
  .breathe {
    min-inline-size: 6em;
  }
  .bar {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    gap: 0.4rem;
    inline-size: min(100%, 34rem);
  }
  .bar button {
    padding-inline: 0.3em;
    flex-wrap: wrap;
    gap: 0 0.4em;
    line-height: 1.2;
  }
  .bar button.main {
    grid-column: 1 / -1;
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }
  .bar button.main:hover {
    background: color-mix(in srgb, var(--accent) 85%, var(--ink));
  }
  .guiding header {
    padding-block: 0.1rem;
  }

  :host(:fullscreen) .talk,
  :host(:fullscreen) form {
    display: none;
  }
  :host(:fullscreen) .frame {
    border: 0;
    border-radius: 0;
  }
  :host(:fullscreen) .hold {
    flex: 1;
  }
  :host(:fullscreen) .stage img {
    inline-size: min(44%, 60vmin);
    block-size: 50vh;
  }
  :host(:fullscreen) .ring {
    inline-size: min(44%, 50vh);
  }
  :host(:fullscreen) :is(.caption, .hold h3) {
    font-size: clamp(1.3rem, 4.5vmin, 4rem);
    max-inline-size: 90vw;
  }
  :host(:fullscreen) :is(.meta, .what, .bar button) {
    font-size: clamp(1rem, 3vmin, 2.5rem);
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (max-height: 700px) {
    .guiding .talk {
      display: none;
    }
    .guiding .hold {
      flex: 1;
    }
  }
  @media (orientation: landscape) and (max-height: 500px) {
    .guiding form {
      display: none;
    }
    .hold {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      grid-template-rows: repeat(4, auto);
      column-gap: 1rem;
    }
    .stage {
      grid-row: 1 / -1;
      grid-column: 1;
    }
    .hold > :not(.stage) {
      grid-column: 2;
    }
    .stage img,
    .ring {
      block-size: auto;
      inline-size: min(44%, 60vh);
    }
  }
  @media (forced-colors: active) {
    .ring .done {
      stroke: Highlight;
    }
    button,
    .line {
      border: 1px solid ButtonText;
    }
  }
`;
