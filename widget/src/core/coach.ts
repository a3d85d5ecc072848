/**
 * The whole client without a page: the conversation, the session and what is shown of both. Elements
 * draw it, tests drive it with a made-up socket, clock and storage.
 */
import type { Card, Custom, Notice } from '../protocol.js';
import type { Clock } from './clock.js';
import { Guide } from './guide.js';
import type { Happening } from './happening.js';
import { type Line, Memory, type Remembered } from './memory.js';
import { ELSEWHERE_S, IN_SESSION_S, Outbox, type Outgoing } from './outbox.js';
import type { Player } from './player.js';
import { Disconnected, type Events, Socket, type Wire } from './socket.js';

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
  readonly guide: Guide;
  link: Link = 'connecting';
  typing = false;
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

  constructor(
    readonly server: string,
    private readonly around: Surroundings,
  ) {
    this.clock = around.clock;
    this.memory = new Memory(`limber ${server}`, around.storage);
    this.kept = this.memory.read();
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
    else if (this.player.session?.state === 'paused' || this.guide.held) this.say('resume');
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
    if (session) this.guide.take(session);
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

  private turn(body: { id: string; state: string }): void {
    this.typing = body.state === 'began' && !this.unanswered.has(body.id);
    this.answering = body.state === 'began' ? body.id : '';
    if (body.state === 'ended') this.unanswered.delete(body.id);
    // What it said had nothing to do with the clock, which goes on as if nothing had been.
    if (body.state === 'ended' && this.outbox.size === 0) this.guide.thaw();
    this.changed();
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
    this.guide.thaw();
    this.add({ id: `n${one.id}`, who: 'note', text: problem });
  }

  private fail(id: string): void {
    const line = this.kept.lines.find((one) => one.id === id);
    if (line) line.failed = true;
    this.changed();
  }

  // telling

  private add(line: Line): void {
    if (!this.kept.lines.some((one) => one.id === line.id)) this.kept.lines.push(line);
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
