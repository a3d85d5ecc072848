// Made by `npm run types` from bot/protocol/schema.json: change that, not this.

/** A knowledge answer to show. */
export interface Card {
  lines: string[];
  picture?: string;
  title: string;
}

/** The `metadata` of a message: where the client's clock was when the person spoke. */
export interface ClientState {
  position: number;
  revision: number;
  session_id: string;
}

/** One thing to say, `at` seconds from the start. */
export interface CueMessage {
  at: number;
  kind: "position" | "form" | "breath" | "count" | "switch" | "rest" | "release" | "praise" | "safety";
  text: string;
}

/** The `custom` of a reply: at most these. */
export interface Custom {
  card?: Card;
  notice?: Notice;
  session?: SessionMessage;
}

/** A safety notice: how urgent, and what to do. */
export interface Notice {
  advice: string;
  level: "emergency" | "same_day" | "professional" | "ease_off";
}

/** One segment of the sheet. */
export interface SegmentMessage {
  end: number;
  kind: "setup" | "switch" | "rest" | "countdown" | "hold" | "release" | "finish";
  rep: number;
  side?: "left" | "right";
  start: number;
  stretch: string;
}

/** A session as a client needs it. `at` is the position when this was written; after a resume the clock stands for `settle` more seconds. `sheet` is the revision that the segments and cues belong to: they come along when they changed, and are left out while the client's are still right. `voice` holds until the next. */
export interface SessionMessage {
  at: number;
  cues?: CueMessage[];
  id: string;
  revision: number;
  segments?: SegmentMessage[];
  settle?: number;
  sheet?: number;
  state: "screening" | "ready" | "running" | "paused" | "ended";
  stretch: string;
  voice?: Voice;
}

/** How the person wants to be spoken to: factors of the client's own rate and volume. */
export interface Voice {
  rate?: number;
  volume?: number;
}
