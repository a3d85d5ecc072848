/** The microphone for one sentence: open while its button is pressed in; its sound goes to our server alone. */
import { token } from '../core/person.js';
import { WORDS as LIMBER } from '../words.js';
import { type After, later } from './checker.js';
import { WORDS } from './words.js';

const RATE = 16_000;
const QUIET_DB = 60;
/** So long it waits for a sentence. */
const PATIENCE_S = 20;

type Heard =
  | { event: 'ready' | 'began' | 'reflex' }
  | { event: 'ended'; text: string }
  | { event: 'refused'; why: 'busy' | 'no model' };

export class Ear {
  state: 'off' | 'opening' | 'open' = 'off';
  /** Why it is not open, and what to do. */
  problem = '';
  /** How loud it is, from 0 to 1. */
  level = 0;
  private stream: MediaStream | undefined;
  private context: AudioContext | undefined;
  private socket: WebSocket | undefined;
  private cancelWait: (() => void) | undefined;

  constructor(
    private readonly heard: (text: string) => void,
    private readonly changed: () => void,
    private readonly after: After = later,
  ) {}

  async toggle(): Promise<void> {
    if (this.state === 'off') await this.open();
    else this.close();
  }

  close(problem = ''): void {
    this.cancelWait?.();
    this.problem = problem;
    this.state = 'off';
    this.level = 0;
    stop(this.stream);
    void this.context?.close();
    if (this.socket) this.socket.onclose = this.socket.onmessage = null;
    this.socket?.close();
    this.stream = this.context = this.socket = this.cancelWait = undefined;
    this.changed();
  }

  private async open(): Promise<void> {
    this.problem = '';
    if (!token()) return this.close(WORDS.helloFirst);
    if (!window.isSecureContext || !navigator.mediaDevices) return this.close(LIMBER.ears.unsafe);
    this.state = 'opening';
    this.changed();
    let stream: MediaStream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({
        audio: { echoCancellation: true, noiseSuppression: false, autoGainControl: true },
      });
    } catch (error) {
      const denied = error instanceof DOMException && error.name === 'NotAllowedError';
      if (this.state === 'opening') this.close(denied ? LIMBER.ears.denied : LIMBER.ears.none);
      return;
    }
    // Pressed again while the browser was asking: nothing is listened to then.
    if (this.state !== 'opening' || this.stream) return stop(stream);
    this.stream = stream;
    await this.connect(stream).catch(() => this.stream === stream && this.close(LIMBER.ears.away));
  }

  private async connect(stream: MediaStream): Promise<void> {
    const context = new AudioContext({ sampleRate: RATE });
    this.context = context;
    await context.audioWorklet.addModule('/microphone.js');
    if (this.stream !== stream) return;
    const address = location.origin.replace(/^http/, 'ws');
    const socket = new WebSocket(`${address}/microphone?token=${encodeURIComponent(token() ?? '')}`);
    this.socket = socket;
    socket.onmessage = (event) => this.told(JSON.parse(String(event.data)) as Heard);
    socket.onclose = () => this.close(LIMBER.ears.away);
    const worklet = new AudioWorkletNode(context, 'limber-microphone');
    worklet.port.onmessage = (event) => this.piece(event.data as ArrayBuffer);
    context.createMediaStreamSource(stream).connect(worklet);
    stream.getAudioTracks()[0]?.addEventListener('ended', () => this.stream === stream && this.close(LIMBER.ears.gone));
  }

  private piece(sound: ArrayBuffer): void {
    if (this.state !== 'open') return;
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(sound);
    const samples = new Int16Array(sound);
    const power = samples.reduce((sum, one) => sum + one * one, 0) / samples.length / 32768 ** 2;
    const level = Math.max(0, 1 + (10 * Math.log10(power + 1e-9)) / QUIET_DB);
    if (Math.abs(level - this.level) <= 0.05) return;
    this.level = level;
    this.changed();
  }

  private wait(): void {
    this.cancelWait?.();
    this.cancelWait = this.after(PATIENCE_S, () => this.close(WORDS.heardNothing));
  }

  private told(heard: Heard): void {
    if (heard.event === 'ready') {
      this.state = 'open';
      this.wait();
      this.changed();
    } else if (heard.event === 'began') this.wait();
    else if (heard.event === 'ended' && heard.text) {
      this.close();
      this.heard(heard.text);
    } else if (heard.event === 'refused') {
      this.close(heard.why === 'busy' ? LIMBER.ears.busy : LIMBER.ears.deaf);
    }
  }
}

function stop(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
