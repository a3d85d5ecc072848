/**
 * The whole client without a page: the conversation, the session and what is shown of both. Elements
 * draw it, tests drive it with a made-up socket, clock and storage.
 */
import type { Card, CueMessage, Custom, Notice, SegmentMessage } from '../protocol.js';
import type { Clock } from './clock.js';
import { type Line, Memory, type Remembered } from './memory.js';
import { ELSEWHERE_S, IN_SESSION_S, Outbox, type Outgoing } from './outbox.js';
import { Player } from './player.js';
import { Disconnected, type Events, Socket, type Wire } from './socket.js';

/** How early a cue is handed on, so that its sound can begin at its very instant. */
export const AHEAD_S = 0.25;
/** The clock on the wall went on so much longer than the other: the machine slept. */
const SLEPT_S = 2;

/** Lines in which is looked up what a card says as well. */
const SAID_BEFORE = 6;

export type Link = 'connecting' | 'on' | 'away';

export interface Surroundings {
  clock: Clock;
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined;
  open?: (address: string) => Wire;
  id(): string;
  chance?: () => number;
}

/** What happened, for those who listen: a page, a speaker, an announcer. */
export type Happening =
  | { kind: 'changed' }
  | { kind: 'reply'; text: string }
  | { kind: 'cue'; cue: CueMessage; at: number }
  | { kind: 'segment'; segment: SegmentMessage }
  | { kind: 'hold-finished'; segment: SegmentMessage }
  | { kind: 'session-started' | 'session-paused' | 'session-ended' | 'frozen' };

interface Bot {
  seq: number;
  text?: string;
  buttons?: string[];
  custom?: Custom;
}

interface Welcome {
  token: string;
  fresh: boolean;
  last: number;
  missed: Bot[];
}

export class Coach implements Events {
  readonly player = new Player();
  link: Link = 'connecting';
  typing = false;
  caption = '';
  finished = false;
  private readonly memory: Memory;
  private readonly kept: Remembered;
  private readonly outbox = new Outbox();
  private readonly socket: Socket;
  private readonly clock: Clock;
  private readonly listeners = new Set<(what: Happening) => void>();
  private readonly unanswered = new Map<string, string>();
  private answering = '';
  private sending = false;
  private outOfStep = false;
  private segment: SegmentMessage | undefined;
  private seen: { now: number; wall: number };
  private cancelTick: (() => void) | undefined;

  constructor(
    readonly server: string,
    private readonly around: Surroundings,
  ) {
    this.clock = around.clock;
    this.memory = new Memory(`limber ${server}`, around.storage);
    this.kept = this.memory.read();
    this.outOfStep = this.kept.place !== undefined;
    this.seen = { now: this.clock.now(), wall: this.clock.wall() };
    const address = `${server.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`;
    this.socket = new Socket(address, this, this.clock, around.open, around.chance);
  }

  get lines(): readonly Line[] {
    return this.kept.lines;
  }

  get token(): string | undefined {
    return this.kept.token;
  }

  get sound(): boolean {
    return this.kept.sound;
  }

  set sound(on: boolean) {
    this.kept.sound = on;
    this.changed();
  }

  /** Whether a pause was asked for here that the server has not confirmed. */
  get held(): boolean {
    return this.player.session?.state === 'running' && !this.player.running;
  }

  listen(listener: (what: Happening) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  connect(): void {
    this.socket.connect();
  }

  close(): void {
    this.cancelTick?.();
    this.socket.close();
  }

  // what the person does

  /** Words, typed, spoken or chosen; `overheard`: their plain reading, if they may be for others. */
  say(words: string, overheard = ''): void {
    const text = words.trim();
    if (!text) return;
    const id = this.around.id();
    // What may be for others is nobody's message until it is answered.
    if (overheard) this.unanswered.set(id, text);
    else this.add({ id, who: 'me', text });
    this.send({ id, text }, overheard.slice(0, 256));
  }

  /** Says again what did not get through. */
  retry(id: string): void {
    const line = this.kept.lines.find((one) => one.id === id);
    if (!line) return;
    this.kept.lines = this.kept.lines.filter((one) => one !== line);
    this.say(line.text);
  }

  /** Stands still, or goes on. */
  toggle(): void {
    if (this.player.running) this.hold('pause');
    else if (this.player.session?.state === 'paused' || this.held) this.say('resume');
  }

  /** Stands still at once, and says why: "pause", "stop". */
  hold(words: string): void {
    this.freeze();
    this.say(words);
  }

  /** Stands still for a word that cannot wait, before its sentence has ended. */
  freeze(): void {
    if (!this.player.running) return;
    this.player.freeze(this.clock.now());
    this.tell({ kind: 'frozen' });
    this.changed();
    this.schedule();
  }

  /** It was no such word. */
  thaw(): void {
    if (!this.held) return;
    this.player.thaw();
    this.tick();
  }

  /** The page is looked at again, or the network is back. */
  wake(): void {
    this.lookAtClocks();
    if (this.link !== 'on') this.socket.connect();
    this.tick();
  }

  // what the server tells

  auth(): object {
    return { token: this.kept.token, after: this.kept.seq };
  }

  event(name: string, body: unknown): void {
    if (name === 'welcome') this.welcome(body as Welcome);
    else if (name === 'bot') this.bot(body as Bot);
    else if (name === 'turn') this.turn(body as { id: string; state: string });
    else if (name === 'said') this.add({ who: 'me', ...(body as { id: string; text: string }) });
    else if (name === 'forgotten') this.forgotten();
  }

  down(): void {
    this.sending = false;
    this.typing = false;
    if (this.link === 'on' || this.link === 'connecting') this.link = 'away';
    this.changed();
  }

  private welcome(body: Welcome): void {
    this.link = 'on';
    this.kept.token = body.token;
    this.kept.seq = body.fresh ? 0 : Math.min(this.kept.seq, body.last);
    for (const message of body.missed) this.bot(message);
    if (body.fresh) delete this.kept.place;
    else if (this.outOfStep && (this.kept.place || this.player.underWay)) this.catchUp();
    this.outOfStep = false;
    this.changed();
    void this.pump();
  }

  /** Asks where the session is, and tells where it was here. */
  private catchUp(): void {
    const place = this.player.state(this.clock.now()) ?? this.kept.place;
    this.send({ id: this.around.id(), event: 'client_resumed', ...(place && { metadata: place }) });
  }

  private bot(message: Bot): void {
    if (message.seq <= this.kept.seq) return; // it came twice
    this.kept.seq = message.seq;
    const { session, card, notice } = message.custom ?? {};
    if (session) this.take(session);
    if (card || notice) this.show(message.seq, card, notice);
    if (message.text) {
      const { text, buttons } = message;
      const asked = this.unanswered.get(this.answering);
      if (asked) this.add({ id: this.answering, who: 'me', text: asked });
      this.add({ id: `b${message.seq}`, who: 'limber', text, ...(buttons && { buttons }) });
      this.tell({ kind: 'reply', text });
    }
    this.changed();
  }

  /** What is shown besides words; what was said in words already is not shown again. */
  private show(seq: number, card: Card | undefined, notice: Notice | undefined): void {
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

  private take(session: NonNullable<Custom['session']>): void {
    const before = this.player.session;
    this.player.take(session, this.clock.now());
    this.finished = false;
    const began = session.state === 'running' && before?.state !== 'running';
    if (began) this.tell({ kind: 'session-started' });
    if (session.state === 'paused' && before?.state !== 'paused') this.tell({ kind: 'session-paused' });
    if (session.state === 'ended' && before && before.state !== 'ended') this.end();
    if (session.state !== 'running') this.segment = undefined;
    this.tick();
  }

  private turn(body: { id: string; state: string }): void {
    this.typing = body.state === 'began' && !this.unanswered.has(body.id);
    this.answering = body.state === 'began' ? body.id : '';
    if (body.state === 'ended') this.unanswered.delete(body.id);
    // What it said had nothing to do with the clock, which goes on as if nothing had been.
    if (body.state === 'ended' && this.outbox.size === 0 && this.held) this.player.thaw();
    this.changed();
    this.schedule();
  }

  private forgotten(): void {
    this.kept.lines = [];
    delete this.kept.place;
    this.changed();
  }

  // sending

  private send(one: Omit<Outgoing, 'until'>, overheard = ''): void {
    const now = this.clock.now();
    const at = this.player.underWay ? this.player.state(now) : undefined;
    const place = overheard ? { ...at, overheard } : at;
    const until = now + (this.player.underWay ? IN_SESSION_S : ELSEWHERE_S);
    this.outbox.add({ ...(place && { metadata: place }), ...one, until });
    void this.pump();
  }

  private async pump(): Promise<void> {
    if (this.sending || this.link !== 'on') return;
    const one = this.outbox.next(this.clock.now(), (late) => this.tooLate(late));
    if (!one) return;
    this.sending = true;
    const { until: _until, ...message } = one;
    try {
      const answer = (await this.socket.emit('say', message)) as { ok: boolean; problem?: string };
      this.outbox.done(one.id);
      if (!answer.ok) this.refused(one, answer.problem ?? '');
    } catch (error) {
      if (!(error instanceof Disconnected)) throw error;
      return; // it is sent again once the connection is back, under the same id
    } finally {
      this.sending = false;
    }
    await this.pump();
  }

  private tooLate(late: Outgoing): void {
    this.outOfStep = true;
    this.fail(late.id);
    if (this.link === 'on' && this.player.underWay) this.catchUp();
  }

  private refused(one: Outgoing, problem: string): void {
    this.fail(one.id);
    this.player.thaw();
    this.add({ id: `n${one.id}`, who: 'note', text: problem });
  }

  private fail(id: string): void {
    const line = this.kept.lines.find((one) => one.id === id);
    if (line) line.failed = true;
    this.changed();
  }

  // time

  /** Does what is due, and comes back for what is next: never late by what was late before. */
  private tick(): void {
    this.lookAtClocks();
    const now = this.clock.now();
    for (const cue of this.player.due(now + AHEAD_S)) {
      this.caption = cue.text;
      this.tell({ kind: 'cue', cue, at: this.player.deadline(cue.at) });
    }
    if (this.player.running && this.player.whole) this.follow(this.player.moment(now).segment);
    if (this.player.finished(now) && !this.finished) this.end();
    this.changed();
    this.schedule();
  }

  private follow(segment: SegmentMessage | undefined): void {
    const before = this.segment;
    if (!segment || segment.start === before?.start) return;
    this.segment = segment;
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

  private schedule(): void {
    this.cancelTick?.();
    this.cancelTick = undefined;
    if (!this.player.running || this.finished) return;
    const now = this.clock.now();
    const { segment } = this.player.moment(now);
    const ends = this.player.coming().map((cue) => this.player.deadline(cue.at) - AHEAD_S);
    if (segment) ends.push(this.player.deadline(segment.end));
    const next = Math.min(...ends.filter((at) => at > now));
    if (next < Infinity) this.cancelTick = this.clock.after(next - now, () => this.tick());
  }

  /** A laptop that was closed comes back to a session that has gone on without it. */
  private lookAtClocks(): void {
    const now = this.clock.now();
    const wall = this.clock.wall();
    const slept = (wall - this.seen.wall) / 1000 - (now - this.seen.now);
    this.seen = { now, wall };
    if (slept < SLEPT_S) return;
    this.player.freeze(now);
    this.outOfStep = true;
    this.socket.drop();
  }

  // telling

  private add(line: Line): void {
    if (!this.kept.lines.some((one) => one.id === line.id)) this.kept.lines.push(line);
    this.changed();
  }

  private changed(): void {
    const place = this.player.session && this.player.state(this.clock.now());
    if (place && this.player.underWay && !this.finished) this.kept.place = place;
    else if (this.player.session) delete this.kept.place;
    this.memory.write(this.kept);
    this.tell({ kind: 'changed' });
  }

  private tell(what: Happening): void {
    for (const listener of this.listeners) listener(what);
  }
}
