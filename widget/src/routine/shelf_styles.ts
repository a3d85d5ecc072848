import { css } from 'lit';

/** The shelf, the ways to talk, and what floats over the page. */
export const shelfStyles = css`
  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.2rem 1rem;
  }
  .small {
    min-block-size: 32px;
    font-size: 0.9rem;
  }
  .filter {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(9.5rem, 100%), 1fr));
    gap: 0.6rem;
    margin-block: 0.6rem;
  }
  .filter label {
    display: grid;
    gap: 0.2rem;
  }
  .cards {
    position: relative; /* what is unseen in it scrolls with it */
    max-block-size: min(24rem, 60vh);
    margin: 0;
    padding: 4px;
    overflow-y: auto;
    list-style: none;
  }
  .card {
    display: grid;
    grid-template-columns: 24px 3.5rem minmax(0, 1fr) auto;
    align-items: center;
    gap: 0.3rem 0.6rem;
    padding-block: 0.4rem;
    border-block-start: 1px solid var(--line);
    cursor: grab;
    user-select: none;
    -webkit-user-select: none;
    -webkit-touch-callout: none;
  }
  .card.added {
    cursor: auto;
  }
  .card.added .grip {
    visibility: hidden;
  }
  .grip {
    display: grid;
    place-items: center;
    align-self: stretch;
    color: var(--quiet);
    touch-action: none;
  }
  img {
    inline-size: 100%;
    block-size: 4rem;
    object-fit: contain;
  }
  small {
    display: block;
  }
  .talk {
    margin-block-start: 0.8rem;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .row input {
    flex: 1 1 12rem;
  }
  .ear[aria-pressed='true'] {
    color: var(--on-accent);
    background: var(--accent);
  }
  meter {
    inline-size: 100%;
  }
  .talk .quiet {
    margin-block: 0.3rem 0;
  }
  .said {
    min-block-size: 1.5em; /* nothing moves when it says something */
    font-weight: 600;
  }
  .ghost {
    position: fixed;
    inset-block-start: 0;
    left: 0; /* a pointer's place is from the left in every script */
    z-index: 2;
    max-inline-size: 16rem;
    margin-block-start: -1.2rem;
    margin-inline-start: 1rem;
    padding: 0.4rem 0.9rem;
    color: var(--on-accent);
    background: var(--accent);
    border: 1px solid transparent; /* seen in forced colours */
    border-radius: 12px;
    box-shadow: 0 4px 20px rgb(0 0 0 / 0.3);
    font-weight: 600;
    pointer-events: none;
  }
  .drop {
    position: fixed;
    inset: 1rem;
    z-index: 2;
    display: grid;
    place-items: center;
    color: var(--accent);
    background: color-mix(in srgb, var(--card) 85%, transparent);
    border: 3px dashed;
    border-radius: 16px;
    font-size: 1.3rem;
    text-align: center;
    pointer-events: none;
  }
  @container (max-width: 24rem) {
    .card {
      grid-template-columns: 24px 2.6rem minmax(0, 1fr) auto;
    }
    .card img {
      block-size: 2.6rem;
    }
  }
  @container (max-width: 16rem) {
    .card {
      grid-template-columns: 24px minmax(0, 1fr);
    }
    .card > :is(img, span:empty) {
      display: none;
    }
    .card button {
      grid-column: 2;
      justify-self: start;
    }
  }
  @container (min-width: 52rem) {
    .shelf {
      position: sticky;
      inset-block-start: 0.5rem;
      display: flex;
      flex-direction: column;
      max-block-size: calc(100vh - 1rem);
    }
    .cards {
      flex: 1;
      min-block-size: 12rem;
      max-block-size: none;
    }
    .small:not(:focus-visible) {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      min-block-size: 0;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  @media (forced-colors: active) {
    .ear[aria-pressed='true'] {
      outline: 3px solid Highlight;
    }
  }
`;
