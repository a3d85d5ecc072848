/** What was said, as it is shown. */
import type { Card, Notice } from '../protocol.js';
import type { Line, Remembered } from './memory.js';

/** Lines in which is looked up what a card says as well. */
const SAID_BEFORE = 6;

export class Transcript {
  /** `kept` is what is remembered, whose lines these are. */
  constructor(private readonly kept: Remembered) {}

  get lines(): readonly Line[] {
    return this.kept.lines;
  }

  add(line: Line): void {
    if (!this.kept.lines.some((one) => one.id === line.id)) this.kept.lines.push(line);
  }

  /** Takes a line away, and gives its words. */
  take(id: string): string | undefined {
    const line = this.kept.lines.find((one) => one.id === id);
    this.kept.lines = this.kept.lines.filter((one) => one !== line);
    return line?.text;
  }

  /** What did not get through. */
  fail(id: string): void {
    const line = this.kept.lines.find((one) => one.id === id);
    if (line) line.failed = true;
  }

  clear(): void {
    this.kept.lines = [];
  }

  /** What is shown besides words; what was said in words already is not shown again. */
  show(seq: number, card: Card | undefined, notice: Notice | undefined): void {
    const id = `c${seq}`;
    if (notice) {
      const said = this.kept.lines.findLast((line) => line.text === notice.advice);
      if (said && said === this.kept.lines.at(-1)) said.notice = notice.level;
      else this.add({ id, who: 'limber', text: notice.advice, notice: notice.level });
    }
    if (card) {
      const said = this.kept.lines.slice(-SAID_BEFORE).map((line) => line.text).join(' ');
      const isNew = (line: string) => !line.split(/(?<=[.!?])\s+/).every((one) => said.includes(one));
      const shown = { ...card, lines: card.lines.filter(isNew) };
      this.add({ id: `${id}card`, who: 'limber', text: card.title, card: shown });
    }
  }
}
