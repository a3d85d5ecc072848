import type { CueMessage, SegmentMessage } from '../protocol.js';

/** What happened, for those who listen: a page, a speaker, an announcer. */
export type Happening =
  | { kind: 'changed' }
  | { kind: 'reply'; text: string }
  | { kind: 'cue'; cue: CueMessage; at: number }
  | { kind: 'segment'; segment: SegmentMessage }
  | { kind: 'hold-finished'; segment: SegmentMessage }
  | { kind: 'session-started' | 'session-paused' | 'session-ended' | 'frozen' };
