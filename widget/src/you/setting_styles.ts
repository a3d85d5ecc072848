import { css } from 'lit';

export const settingStyles = css`
  .settings {
    display: grid;
    gap: 1rem;
    max-inline-size: 32rem;
  }
  .slider {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 1rem;
  }
  input {
    accent-color: var(--accent);
    font: inherit;
  }
  input[type='range'] {
    grid-column: 1 / -1;
    inline-size: 100%;
    block-size: 32px;
    margin: 0;
  }
  .toggle {
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: start;
    gap: 0.6rem;
    padding-block: 0.2rem;
  }
  .toggle input {
    inline-size: 24px;
    block-size: 24px;
    margin: 0;
  }
  [role='switch'] {
    appearance: none;
    position: relative;
    border: 2px solid var(--quiet);
    border-radius: 999px;
  }
  .toggle [role='switch'] {
    inline-size: 44px;
  }
  [role='switch']::before {
    content: '';
    position: absolute;
    inset-block-start: 3px;
    inset-inline-start: 3px;
    border: 7px solid var(--quiet); /* a border: it is seen in forced colours, too */
    border-radius: 50%;
    transition: inset-inline-start 0.15s;
  }
  [role='switch']:checked {
    background: var(--accent);
    border-color: var(--accent);
  }
  [role='switch']:checked::before {
    inset-inline-start: 23px;
    border-color: var(--on-accent);
  }
  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0.4rem 0.8rem;
    border: 1px solid var(--line);
    border-radius: 12px;
  }
  .seconds {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.6rem;
    padding-block: 0.2rem;
    padding-inline-start: calc(24px + 0.6rem);
  }
  .seconds input {
    min-block-size: 44px;
    inline-size: 6em;
    padding-inline: 0.8em;
    color: CanvasText;
    background: var(--card);
    border: 1px solid var(--quiet);
    border-radius: 12px;
  }
  @media (forced-colors: active) {
    [role='switch']:checked {
      background: Highlight;
      border-color: Highlight;
      forced-color-adjust: none;
    }
    [role='switch']:checked::before {
      border-color: HighlightText;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    [role='switch']::before {
      transition: none;
    }
  }
`;
