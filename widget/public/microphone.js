// Collects what the microphone hears into pieces of 64 ms. Runs on the audio thread, by itself.
const PIECE = 1024;

class Microphone extends AudioWorkletProcessor {
  constructor() {
    super();
    this.piece = new Int16Array(PIECE);
    this.filled = 0;
  }

  process([input]) {
    const samples = input[0];
    for (let at = 0; samples && at < samples.length; at += 1) {
      const sample = Math.max(-1, Math.min(1, samples[at]));
      this.piece[this.filled] = Math.round(sample * 32767);
      this.filled += 1;
      if (this.filled === PIECE) {
        this.port.postMessage(this.piece.buffer, [this.piece.buffer]);
        this.piece = new Int16Array(PIECE);
        this.filled = 0;
      }
    }
    return true;
  }
}

registerProcessor('limber-microphone', Microphone);
