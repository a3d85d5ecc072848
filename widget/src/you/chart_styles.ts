import { css } from 'lit';

export const chartStyles = css`
  .bars {
    display: grid;
    gap: 0.7rem;
    padding: 0;
    list-style: none;
  }
  .bars li {
    display: grid;
    grid-template-columns: minmax(6rem, 10rem) minmax(8rem, 1fr) minmax(7.5rem, auto);
    align-items: center;
    gap: 0.2rem 0.8rem;
  }
  .track {
    position: relative;
    block-size: 1rem;
    border-radius: 6px;
    background: color-mix(in srgb, var(--quiet) 18%, var(--card));
  }
  .bar {
    display: block;
    block-size: 100%;
    border-radius: 6px;
    background: var(--accent);
  }
  .target {
    position: absolute;
    inset-block: -4px;
    border-inline-start: 3px solid CanvasText;
    outline: 1px solid var(--card); /* on a bar it is seen as well */
  }
  .value,
  .number {
    font-variant-numeric: tabular-nums;
  }
  @media (max-width: 40rem) {
    .bars li {
      grid-template-columns: 1fr auto;
    }
    .track {
      grid-row: 2;
      grid-column: 1 / -1;
    }
  }
  .columns {
    display: grid;
    grid-template-columns: repeat(12, minmax(0, 1fr));
    gap: clamp(2px, 1vi, 12px);
    block-size: 10rem;
    max-inline-size: 42rem;
    border-block-end: 2px solid var(--quiet);
  }
  .columns div {
    display: grid;
    align-items: end;
    padding-block-start: 1.5rem; /* room for the number above the highest */
  }
  .number {
    position: absolute;
    inset-block-end: 100%;
    inset-inline: -1em;
    font-size: clamp(0.7rem, 2vi, 0.9rem);
    text-align: center;
  }
  .column {
    position: relative;
    display: block;
    border-start-start-radius: 6px;
    border-start-end-radius: 6px;
    background: var(--accent);
  }
  .ends {
    display: flex;
    justify-content: space-between;
    max-inline-size: 42rem;
    margin-block: 0.2rem 0;
    color: var(--quiet);
    font-size: 0.9rem;
  }
  @media (forced-colors: active) {
    .track {
      border: 1px solid CanvasText;
    }
    :is(.bar, .column) {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
