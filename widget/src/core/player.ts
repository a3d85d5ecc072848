/**
 * Plays a session's cue sheet by a monotonic clock, with the server asleep. The same rules as the
 * voice client's (bot/voice/cue_player.py): every deadline is absolute, so nothing adds up.
 */
import type { ClientState, CueMessage, SegmentMessage, SessionMessage } from '../protocol.js';

/** A server that is further from us than this has moved the session. */
const JUMP_S = 1;
const LONGEST_S = 86400;
const EPSILON = 1e-6;

export interface Moment {
  segment: SegmentMessage | undefined;
  /** Of the segment, in seconds. */
  left: number;
  length: number;
  /** The hold that is under way or the next one, what comes after it, and how many there are. */
  hold: SegmentMessage | undefined;
  next: SegmentMessage | undefined;
  holds: number;
  done: number;
  /** Of the whole session, in seconds. */
  totalLeft: number;
}

export class Player {
  session: SessionMessage | undefined;
  segments: SegmentMessage[] = [];
  cues: CueMessage[] = [];
  private sheet = -1;
  private length = LONGEST_S;
  private anchor = 0;
  private frozen: number | undefined;
  private played = 0;

  /** Takes what the server says: it confirms or corrects what was done here. */
  take(session: SessionMessage, now: number): void {
    const another = session.id !== this.session?.id;
    const jumped = another || Math.abs(session.at - this.position(now)) > JUMP_S;
    if (session.cues) {
      this.cues = session.cues;
      this.segments = session.segments ?? [];
      this.sheet = session.sheet ?? 0;
      this.length = this.segments.at(-1)?.end ?? LONGEST_S;
    } else if (another || (session.sheet ?? 0) !== this.sheet) {
      this.cues = [];
      this.segments = [];
      this.sheet = -1;
      this.length = LONGEST_S;
    }
    this.session = session;
    this.anchor = now + (session.settle ?? 0);
    this.frozen = undefined;
    if (jumped) this.played = session.at;
  }

  /** Stands still at once, before the server has answered. */
  freeze(now: number): void {
    if (this.running) this.frozen = this.position(now);
  }

  /** Goes on as if it had never stood still: the server did not stop. */
  thaw(): void {
    this.frozen = undefined;
  }

  /** Goes on from where it stands, with no server to say so. */
  goOn(now: number, settle: number): void {
    if (!this.session) return;
    const at = this.position(now);
    this.frozen = undefined;
    this.session = { ...this.session, state: 'running', at, settle };
    this.anchor = now + settle;
  }

  get running(): boolean {
    return this.session?.state === 'running' && this.frozen === undefined;
  }

  /** Whether there is a session that has not ended. */
  get underWay(): boolean {
    return this.session !== undefined && this.session.state !== 'ended';
  }

  /** Whether the whole sheet is there: what is missing can only come from the server. */
  get whole(): boolean {
    return this.segments.length > 0;
  }

  position(now: number): number {
    if (this.frozen !== undefined) return this.frozen;
    if (!this.session) return 0;
    if (this.session.state !== 'running') return this.session.at;
    return Math.min(this.length, this.session.at + Math.max(0, now - this.anchor));
  }

  /** Seconds until the clock goes on, while the person settles. */
  settling(now: number): number {
    return this.running ? Math.max(0, this.anchor - now) : 0;
  }

  /** What goes along with the next message. */
  state(now: number): ClientState | undefined {
    if (!this.session) return undefined;
    const { id, revision } = this.session;
    return { session_id: id, revision, position: this.position(now) };
  }

  /** The cues whose time has come since the last call. */
  due(now: number): CueMessage[] {
    if (!this.running) return [];
    const ready = this.cues.filter((cue) => this.played <= cue.at && this.deadline(cue.at) <= now);
    const last = ready.at(-1);
    if (last) this.played = last.at + EPSILON;
    return ready;
  }

  /** The cues that are still to come, the next first. */
  coming(): CueMessage[] {
    return this.running ? this.cues.filter((cue) => cue.at >= this.played) : [];
  }

  /** When, by the clock, a position of the session is reached while nothing stops it. */
  deadline(position: number): number {
    return this.anchor + (position - (this.session?.at ?? 0));
  }

  /** Whether the sheet has been played to its end. */
  finished(now: number): boolean {
    return this.running && this.whole && this.position(now) >= this.length;
  }

  moment(now: number): Moment {
    const at = this.position(now);
    const index = this.segments.findIndex((one) => at < one.end);
    const segment = index < 0 ? this.segments.at(-1) : this.segments[index];
    const rest = index < 0 ? [] : this.segments.slice(index);
    const [hold, next] = rest.filter((one) => one.kind === 'hold');
    const holds = this.segments.filter((one) => one.kind === 'hold');
    return {
      segment,
      left: segment ? Math.max(0, segment.end - at) : 0,
      length: segment ? segment.end - segment.start : 0,
      hold,
      next,
      holds: holds.length,
      done: holds.filter((one) => one.end <= at).length,
      totalLeft: this.whole ? this.length - at : 0,
    };
  }
}
