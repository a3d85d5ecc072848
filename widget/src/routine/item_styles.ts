import { css } from 'lit';

/** The routine itself: its totals and its items. */
export const itemStyles = css`
  .steps {
    margin: 0;
  }
  .totals {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4rem 1.4rem;
    margin-block: 0.6rem;
  }
  .totals > div {
    display: grid;
  }
  dd {
    margin: 0;
    font-weight: 600;
  }
  .note {
    padding-inline-start: 0.8rem;
    border-inline-start: 4px solid var(--accent);
  }
  .items {
    margin: 0 0 1rem;
    padding: 0;
    list-style: none;
  }
  .empty {
    padding: 1.6rem 1rem;
    border: 2px dashed var(--quiet);
    border-radius: 12px;
  }
  .item {
    position: relative;
    display: grid;
    grid-template-columns: 44px 4.5rem minmax(0, 1fr) auto;
    align-items: center;
    gap: 0.2rem 0.6rem;
    padding-block: 0.6rem;
    border-block-start: 1px solid var(--line);
  }
  .item .what {
    min-inline-size: 0;
  }
  .item a {
    display: inline-block;
    min-block-size: 24px;
    font-weight: 600;
  }
  .item small span + span::before {
    content: ' · ';
  }
  .handle {
    grid-row: 1 / span 2;
    align-self: stretch;
    padding: 0;
    border-color: var(--line);
    border-radius: 12px;
    cursor: grab;
    touch-action: none;
    -webkit-touch-callout: none;
  }
  .moves,
  .stepper {
    display: flex;
  }
  .moves button,
  .stepper button {
    padding: 0;
    border-color: transparent;
  }
  :is(.moves, .stepper) button:not(:hover) {
    background: none;
  }
  .amounts {
    grid-column: 2 / -1;
    display: flex;
    flex-wrap: wrap;
    gap: 0.4rem 1.4rem;
  }
  .amount {
    display: grid;
    align-content: start;
  }
  .stepper {
    border: 1px solid var(--quiet);
    border-radius: 12px;
  }
  .stepper input {
    inline-size: 4.5ch;
    flex: 1 1 4.5ch;
    padding: 0;
    text-align: center;
    border: 0;
    background: none;
    appearance: textfield;
  }
  .stepper input::-webkit-inner-spin-button {
    display: none;
  }
  output {
    min-block-size: 44px;
    padding-block: 0.6rem;
    font-weight: 600;
  }
  .item > .problem {
    grid-column: 2 / -1;
    margin: 0;
  }
  .lifted {
    background: var(--held);
    outline: 3px solid var(--accent);
    border-radius: 12px;
  }
  .carried > * {
    opacity: 0.45;
  }
  .before::before,
  .after::after {
    content: '';
    position: absolute;
    inset-inline: 0;
    inset-block-start: -3px;
    block-size: 5px;
    border-block-start: 5px solid var(--accent);
    border-radius: 5px;
  }
  .after::after {
    inset-block: auto -3px;
  }
  .empty.before {
    background: var(--held);
    border-color: var(--accent);
  }
  .empty.before::before {
    content: none;
  }
  @container (max-width: 30rem) {
    .item {
      grid-template-columns: 44px 3.5rem minmax(0, 1fr);
    }
    .moves,
    .amounts,
    .item > .problem {
      grid-column: 1 / -1;
    }
    .handle {
      grid-row: auto;
    }
    .moves {
      grid-row: 3;
      justify-content: end;
    }
  }
  @container (max-width: 16rem) {
    .item {
      grid-template-columns: 44px minmax(0, 1fr);
    }
    .item > :is(img, span) {
      display: none;
    }
  }
`;
