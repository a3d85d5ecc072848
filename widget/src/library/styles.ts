import { css } from 'lit';

export const styles = css`
  :host {
    --line: light-dark(#cfc8b8, #3a4745);
    --card: light-dark(#ffffff, #1d2726);
    --quiet: light-dark(#55625f, #aebbb6);
    --accent: light-dark(#0f6b5c, #6fd3bd);
    --on-accent: light-dark(#ffffff, #06251f);
    display: block;
    line-height: 1.5;
  }
  * {
    box-sizing: border-box;
  }
  form {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
    gap: 0.6rem;
  }
  label {
    display: grid;
    gap: 0.2rem;
    color: var(--quiet);
    font-size: 0.9rem;
  }
  .words {
    grid-column: 1 / -1;
  }
  input,
  select,
  button {
    min-block-size: 44px;
    inline-size: 100%;
    padding-inline: 0.8em;
    font: inherit;
    font-size: 1rem;
    color: CanvasText;
    background: var(--card);
    border: 1px solid var(--quiet);
    border-radius: 12px;
  }
  button {
    inline-size: auto;
  }
  :is(a, input, select, button, h2):focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  a {
    color: var(--accent);
  }
  ul,
  ol {
    padding-inline-start: 1.3rem;
  }
  .cards {
    list-style: none;
    padding: 0;
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr));
    gap: 0.8rem;
  }
  .cards li {
    display: flex;
    flex-direction: column;
    padding: 0.8rem;
    background: var(--card);
    border: 1px solid var(--line);
    border-radius: 16px;
    overflow-wrap: anywhere;
  }
  .cards a {
    display: grid;
    text-decoration: none;
  }
  .cards a:hover strong {
    text-decoration: underline;
  }
  .cards span {
    color: var(--quiet);
    font-size: 0.9rem;
  }
  img {
    inline-size: 100%;
    block-size: 11rem;
    object-fit: contain;
  }
  article {
    background: var(--card);
    border: 1px solid var(--line);
    border-radius: 16px;
    padding: clamp(1rem, 3vw, 2rem);
  }
  h2 {
    margin: 0;
  }
  h3 {
    margin: 1.4rem 0 0.3rem;
    font-size: 1.05rem;
  }
  section > :is(p, ul, ol, dl) {
    margin-block: 0.2rem;
    max-inline-size: 42rem;
  }
  .badges {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4rem;
  }
  .badges span {
    padding: 0.1rem 0.7rem;
    border: 1px solid var(--line);
    border-radius: 999px;
    font-size: 0.9rem;
    color: var(--quiet);
  }
  .top {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr));
    align-items: center;
    gap: 1rem;
  }
  .top img {
    block-size: 16rem;
  }
  .start {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
    padding-inline: 1.2em;
    border-radius: 999px;
    background: var(--accent);
    color: var(--on-accent);
    text-decoration: none;
    font-weight: 600;
  }
  dl > div {
    display: grid;
    grid-template-columns: minmax(6rem, 10rem) 1fr;
    gap: 0.6rem;
  }
  dt {
    color: var(--quiet);
  }
  dd {
    margin: 0;
  }
  .loads {
    list-style: none;
    padding: 0;
  }
  .loads li {
    display: grid;
    grid-template-columns: minmax(8rem, 14rem) minmax(4rem, 12rem) auto;
    gap: 0 0.8rem;
    align-items: center;
  }
  .loads small {
    grid-column: 1 / -1;
    color: var(--quiet);
  }
  meter {
    inline-size: 100%;
  }
`;
