/** Paints what moves. It times nothing: in a hidden page no frame comes, and the session goes on. */
import { breathAt } from '../core/breathing.js';
import type { Coach } from '../core/coach.js';
import { WORDS, clockFace } from '../words.js';
import { ROUND } from './hold.js';

const LEAST_BREATH = 14;
const MOST_BREATH = 38;

export class Painter {
  private frame = 0;
  private readonly calm = matchMedia('(prefers-reduced-motion: reduce)');

  constructor(
    private readonly coach: Coach,
    private readonly root: ShadowRoot,
    private readonly now: () => number,
  ) {}

  start(): void {
    this.paint();
    if (!this.frame) this.frame = requestAnimationFrame(() => this.next());
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
  }

  private next(): void {
    this.frame = 0;
    if (this.coach.player.running && this.root.querySelector('.hold')) this.start();
  }

  private paint(): void {
    const at = this.now();
    const { player } = this.coach;
    const { segment, left, length, totalLeft } = player.moment(at);
    const seconds = left + player.settling(at);
    this.write('.clock', player.whole ? clockFace(seconds) : '');
    this.write('.total', player.whole ? WORDS.total(clockFace(totalLeft)) : '');
    const share = length ? Math.min(1, left / length) : 0;
    const shown = this.calm.matches ? Math.ceil(left) / Math.max(1, length) : share;
    this.set('.done', 'stroke-dashoffset', String(ROUND * (1 - Math.min(1, shown))));
    const breathing = segment?.kind === 'hold' && player.running && !player.settling(at);
    const breath = breathing ? breathAt(player.position(at), segment, player.cues) : undefined;
    this.write('.breathe', breath ? WORDS.breathe[breath.phase] : '');
    const full = this.calm.matches ? 0.5 : breath?.full ?? 0;
    const radius = breath ? LEAST_BREATH + (MOST_BREATH - LEAST_BREATH) * full : 0;
    this.set('.breath', 'r', radius.toFixed(2));
  }

  private write(where: string, text: string): void {
    const element = this.root.querySelector(where);
    if (element && element.textContent !== text) element.textContent = text;
  }

  private set(where: string, name: string, value: string): void {
    this.root.querySelector(where)?.setAttribute(name, value);
  }
}
