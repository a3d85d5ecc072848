/** Guides through a session: does what is due at its second, and notices when the machine slept. */
import type { SegmentMessage, SessionMessage } from '../protocol.js';
import type { Clock } from './clock.js';
import type { Happening } from './happening.js';
import { Player } from './player.js';

/** How early a cue is handed on, so that its sound can begin at its very instant. */
export const AHEAD_S = 0.25;
/** The clock on the wall went on so much longer than the other: the machine slept. */
const SLEPT_S = 2;
/** To get back into position. */
const SETTLE_S = 5;
/** A browser's timers know no less; and nothing is asked for again in the same instant. */
const SOONEST_S = 0.001;

export class Guide {
  readonly player = new Player();
  caption = '';
  finished = false;
  private segment: SegmentMessage | undefined;
  private seen: { now: number; wall: number };
  private cancelTick: (() => void) | undefined;

  /** `slept` is called when the machine did: the session stands still, and the server may not. */
  constructor(
    private readonly clock: Clock,
    private readonly tell: (what: Happening) => void,
    private readonly slept: () => void,
  ) {
    this.seen = { now: clock.now(), wall: clock.wall() };
  }

  close(): void {
    this.cancelTick?.();
  }

  /** Whether it stands still here though the server's clock runs. */
  get held(): boolean {
    return this.player.session?.state === 'running' && !this.player.running;
  }

  /** Takes what the server says of the session. */
  take(session: SessionMessage): void {
    const before = this.player.session?.state;
    this.player.take(session, this.clock.now());
    this.finished = false;
    const { state } = session;
    if (state === 'running' && before !== 'running') this.tell({ kind: 'session-started' });
    if (state === 'paused' && before !== 'paused') this.tell({ kind: 'session-paused' });
    if (state === 'ended' && before && before !== 'ended') this.end();
    if (state !== 'running' || !this.player.whole) this.segment = undefined;
    this.tick();
  }

  /** Stands still at once. */
  freeze(): void {
    if (!this.player.running) return;
    this.player.freeze(this.clock.now());
    this.tell({ kind: 'frozen' });
    this.tell({ kind: 'changed' });
    this.schedule();
  }

  /** Takes up a session that an earlier page was left in; it stands still. */
  restore(session: SessionMessage, at: number): void {
    this.take({ ...session, state: 'paused', at });
  }

  /** Goes on from where it stands, while no server answers. */
  goOn(): void {
    this.player.goOn(this.clock.now(), SETTLE_S);
    this.tick();
  }

  /** Goes on as if it had never stood still. */
  thaw(): void {
    if (!this.held) return;
    this.player.thaw();
    this.tick();
  }

  /** Does what is due, and comes back for what is next: never late by what was late before. */
  tick(): void {
    this.lookAtClocks();
    const now = this.clock.now();
    for (const cue of this.player.due(now + AHEAD_S)) {
      this.caption = cue.text;
      this.tell({ kind: 'cue', cue, at: this.player.deadline(cue.at) });
    }
    if (this.player.running && this.player.whole) this.follow(this.player.moment(now).segment);
    if (this.player.finished(now) && !this.finished) this.end();
    this.tell({ kind: 'changed' });
    this.schedule();
  }

  /** A laptop that was closed comes back to a session that has gone on without it. */
  lookAtClocks(): void {
    const now = this.clock.now();
    const wall = this.clock.wall();
    const slept = (wall - this.seen.wall) / 1000 - (now - this.seen.now);
    this.seen = { now, wall };
    if (slept < SLEPT_S) return;
    this.player.freeze(now);
    this.slept();
  }

  private follow(segment: SegmentMessage | undefined): void {
    const before = this.segment;
    if (!segment) return;
    this.segment = segment; // a sheet that was changed may end it elsewhere
    if (segment.start === before?.start) return;
    if (before?.kind === 'hold') this.tell({ kind: 'hold-finished', segment: before });
    this.tell({ kind: 'segment', segment });
  }

  private end(): void {
    if (this.segment?.kind === 'hold') this.tell({ kind: 'hold-finished', segment: this.segment });
    this.segment = undefined;
    this.finished = true;
    this.caption = '';
    this.tell({ kind: 'session-ended' });
  }

  /**
   * Comes back for the first thing that has not been done, even where its time has just passed:
   * a timer may come a little early, and the clock has gone on since it was read.
   */
  private schedule(): void {
    this.cancelTick?.();
    this.cancelTick = undefined;
    if (!this.player.running || this.finished) return;
    const open = this.player.coming().map((cue) => this.player.deadline(cue.at) - AHEAD_S);
    if (this.segment) open.push(this.player.deadline(this.segment.end));
    const next = Math.min(...open);
    if (next === Infinity) return;
    const wait = Math.max(SOONEST_S, next - this.clock.now());
    this.cancelTick = this.clock.after(wait, () => this.tick());
  }
}
