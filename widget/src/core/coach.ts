/**
 * The whole client without a page: the conversation, the session and what is shown of both. Elements
 * draw it, tests drive it with a made-up socket, clock and storage.
 */
import type { Custom, SessionMessage } from '../protocol.js';
import type { Clock } from './clock.js';
import { Guide } from './guide.js';
import type { Happening } from './happening.js';
import { type Line, Memory, type Remembered } from './memory.js';
import { ELSEWHERE_S, IN_SESSION_S, type Outgoing } from './outbox.js';
import type { Player } from './player.js';
import { type Fate, Sender } from './sender.js';
import { type Events, Socket, type Wire } from './socket.js';
import { Transcript } from './transcript.js';

export type Link = 'connecting' | 'on' | 'away';

export interface Surroundings {
  clock: Clock;
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined;
  open?: (address: string) => Wire;
  id(): string;
  chance?: () => number;
}

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

export class Coach implements Events, Fate {
  readonly guide: Guide;
  link: Link = 'connecting';
  typing = false;
  private readonly memory: Memory;
  private readonly kept: Remembered;
  private readonly transcript: Transcript;
  private readonly sender: Sender;
  private readonly socket: Socket;
  private readonly clock: Clock;
  private readonly listeners = new Set<(what: Happening) => void>();
  private readonly unanswered = new Map<string, string>();
  private answering = '';
  private outOfStep = false;

  constructor(
    readonly server: string,
    private readonly around: Surroundings,
  ) {
    this.clock = around.clock;
    this.memory = new Memory(`limber ${server}`, around.storage);
    this.kept = this.memory.read();
    this.transcript = new Transcript(this.kept);
    this.sender = new Sender(() => this.socket, this.clock, this);
    this.outOfStep = this.kept.place !== undefined;
    this.guide = new Guide(
      this.clock,
      (what) => (what.kind === 'changed' ? this.changed() : this.tell(what)),
      () => {
        this.outOfStep = true;
        this.socket.drop();
      },
    );
    const address = `${server.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`;
    this.socket = new Socket(address, this, this.clock, around.open, around.chance);
  }

  get lines(): readonly Line[] {
    return this.transcript.lines;
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

  /** Whether the person prefers the browser's own voice. */
  get ownVoice(): boolean {
    return this.memory.ownVoice;
  }

  get player(): Player {
    return this.guide.player;
  }

  listen(listener: (what: Happening) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  connect(): void {
    this.socket.connect();
  }

  close(): void {
    this.guide.close();
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

  /** Begins with a routine that the person has made, by its id. */
  choose(routine: string): void {
    this.send({ id: this.around.id(), event: 'routine_chosen', metadata: { routine } });
  }

  /** Says again what did not get through. */
  retry(id: string): void {
    this.say(this.transcript.take(id) ?? '');
  }

  /** Stands still, or goes on. */
  toggle(): void {
    if (this.link === 'away') return this.toggleHere();
    if (this.player.running) this.hold('pause');
    else if (this.player.session?.state === 'paused' || this.guide.held) this.say('resume');
  }

  /** The same with no server to ask: it is told where that led to once it is back. */
  private toggleHere(): void {
    this.outOfStep = true;
    if (this.player.running) this.guide.freeze();
    else if (this.player.underWay) this.guide.goOn();
  }

  /** Stands still at once, and says why: "pause", "stop". */
  hold(words: string): void {
    this.guide.freeze();
    this.say(words);
  }

  /** The page is looked at again, or the network is back. */
  wake(): void {
    this.guide.lookAtClocks();
    if (this.link !== 'on') this.socket.connect();
    this.guide.tick();
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
    this.sender.down();
    this.typing = false;
    if (this.link === 'on' || this.link === 'connecting') this.link = 'away';
    if (!this.player.session) this.restore();
    this.changed();
  }

  /** No server, but a session that an earlier page was left in. */
  private restore(): void {
    const left = this.memory.session(this.kept.place);
    if (left && this.kept.place) this.guide.restore(left, this.kept.place.position);
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
    this.sender.up();
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
    if (session) this.session(session);
    if (card || notice) this.transcript.show(message.seq, card, notice);
    if (message.text) {
      const { text, buttons } = message;
      const asked = this.unanswered.get(this.answering);
      if (asked) this.add({ id: this.answering, who: 'me', text: asked });
      this.add({ id: `b${message.seq}`, who: 'limber', text, ...(buttons && { buttons }) });
      this.tell({ kind: 'reply', text });
    }
    this.changed();
  }

  private session(session: SessionMessage): void {
    this.guide.take(session);
    // A sheet that is still right is not sent again.
    if (session.state === 'ended') this.memory.keepSession(undefined);
    else if (session.cues) this.memory.keepSession(session);
  }

  private turn(body: { id: string; state: string }): void {
    this.typing = body.state === 'began' && !this.unanswered.has(body.id);
    this.answering = body.state === 'began' ? body.id : '';
    if (body.state === 'ended') this.unanswered.delete(body.id);
    // What it said had nothing to do with the clock, which goes on as if nothing had been.
    if (body.state === 'ended' && this.sender.waiting === 0) this.guide.thaw();
    this.changed();
  }

  private forgotten(): void {
    this.transcript.clear();
    delete this.kept.place;
    this.changed();
  }

  // sending

  private send(one: Omit<Outgoing, 'until'>, overheard = ''): void {
    const now = this.clock.now();
    const at = this.player.underWay ? this.player.state(now) : undefined;
    const place = overheard ? { ...at, overheard } : at;
    const until = now + (this.player.underWay ? IN_SESSION_S : ELSEWHERE_S);
    this.sender.add({ ...(place && { metadata: place }), ...one, until });
  }

  tooLate(late: Outgoing): void {
    this.outOfStep = true;
    this.fail(late.id);
    if (this.link === 'on' && this.player.underWay) this.catchUp();
  }

  refused(one: Outgoing, problem: string): void {
    this.fail(one.id);
    this.guide.thaw();
    this.add({ id: `n${one.id}`, who: 'note', text: problem });
  }

  private fail(id: string): void {
    this.transcript.fail(id);
    this.changed();
  }

  // telling

  private add(line: Line): void {
    this.transcript.add(line);
    this.changed();
  }

  private changed(): void {
    const place = this.player.session && this.player.state(this.clock.now());
    if (place && this.player.underWay && !this.guide.finished) this.kept.place = place;
    else if (this.player.session) delete this.kept.place;
    this.memory.write(this.kept);
    this.tell({ kind: 'changed' });
  }

  private tell(what: Happening): void {
    for (const listener of this.listeners) listener(what);
  }
}
