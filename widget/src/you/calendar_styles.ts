import { css } from 'lit';

export const calendarStyles = css`
  .calendar {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
    gap: 0 2rem;
  }
  .wide {
    position: relative; /* what is unseen stays in here */
    overflow-x: auto;
    padding: 4px; /* for the outline of what has the focus */
  }
  .days {
    inline-size: 100%;
    max-inline-size: 26rem;
    border-collapse: collapse;
    text-align: start;
    font-variant-numeric: tabular-nums;
    overflow-wrap: normal;
  }
  caption {
    padding-block-end: 0.4rem;
    color: var(--quiet);
  }
  .days :is(th, td) {
    padding: 1px;
    text-align: center;
    vertical-align: baseline;
  }
  .days th {
    font-size: 0.85rem;
    font-weight: 400;
    color: var(--quiet);
  }
  .days th[scope='row'] {
    text-align: start;
  }
  .day {
    position: relative;
    display: inline-grid;
    place-items: center;
    min-inline-size: max(26px, 2em);
    min-block-size: max(32px, 2.2em);
    padding: 0 0 0.45em;
    border: 0;
    border-radius: 10px;
    background: none;
    line-height: 1;
  }
  .day.future {
    color: var(--quiet);
  }
  button.day {
    justify-content: center;
    color: var(--accent);
    border: 1px solid;
    font-weight: 700;
  }
  .day.today {
    outline: 2px dotted CanvasText;
    outline-offset: 1px;
    font-weight: 700;
  }
  .day.today:focus-visible {
    outline: 3px solid var(--accent);
  }
  .dot {
    position: absolute;
    inset-block-end: 0.25em;
    border: 0.2em solid currentColor; /* a border: it is seen in forced colours, too */
    border-radius: 50%;
  }
  button.day:hover {
    background: color-mix(in srgb, var(--accent) 15%, var(--card));
  }
  button.day[aria-pressed='true'] {
    color: var(--on-accent);
    background: var(--accent);
  }
  .sessions {
    padding: 0;
    list-style: none;
  }
  .sessions > li {
    margin-block-end: 0.6rem;
  }
  .sessions span {
    display: block;
    color: var(--quiet);
  }
  summary {
    min-block-size: 32px;
    align-content: center;
  }
  @media (forced-colors: active) {
    button.day[aria-pressed='true'] {
      color: HighlightText;
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
