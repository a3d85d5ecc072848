/** What the server tells of stretches (bot/channels/web/library.py), and how a list is narrowed. */
export interface Short {
  id: string;
  name: string;
  aliases: string[];
  summary: string;
  muscles: string[];
  position: string;
  equipment: string[];
  difficulty: number;
  drawn: boolean;
}

export interface Other {
  how: string;
  stretch?: string;
  name?: string;
}

/** A field that has nothing in it, and says why. */
export interface None {
  none: string;
}

interface Span {
  least: number;
  most: number;
  usual: number;
}

export interface Whole {
  id: string;
  name: string;
  aliases: string[];
  summary: string;
  badges: string[];
  equipment: string[];
  difficulty: number;
  kind: string;
  sided: boolean;
  drawn: boolean;
  muscles: { breakdown: { group: string; load: number; anatomy: string[]; role: string }[] };
  goals: string[];
  training_styles: string[];
  popularity: number | None;
  setup_requirements: { space: string; noise: string };
  dose: { hold_s: Span; reps: Span; rest_s: Span; tempo_note: string };
  performance: { position: string; start: string; steps: string[] };
  form_cues: string[];
  breathing: { line: string };
  range_of_motion: string;
  feel: { where: string; not_where: string };
  safety_notes: string[];
  spotting: string | None;
  common_mistakes: { mistake: string; cue: string }[];
  when_to_avoid: { say: string; action: string }[];
  flexibility_needed: string[] | None;
  build_up_first: string[] | None;
  easier: Other[] | None;
  harder: Other[] | None;
}

export interface Filter {
  words: string;
  muscle: string;
  position: string;
  equipment: string;
  difficulty: string;
}

export const NO_FILTER: Filter = { words: '', muscle: '', position: '', equipment: '', difficulty: '' };

/** Small letters, no marks: "Child's pose" is found by "childs pose". */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Those that fit: every word typed begins a word of one of the names. */
export function narrowed(all: readonly Short[], filter: Filter): Short[] {
  const words = plain(filter.words).split(' ').filter(Boolean);
  return all.filter((one) => {
    const names = [one.name, ...one.aliases].map((name) => ` ${plain(name)}`);
    return (
      words.every((word) => names.some((name) => name.includes(` ${word}`))) &&
      (!filter.muscle || one.muscles.includes(filter.muscle)) &&
      (!filter.position || one.position === filter.position) &&
      (!filter.equipment || one.equipment.includes(filter.equipment)) &&
      (!filter.difficulty || String(one.difficulty) === filter.difficulty)
    );
  });
}

/** What there is to choose from, in the order of the alphabet. */
export function choices(all: readonly Short[], of: (one: Short) => string[]): string[] {
  return [...new Set(all.flatMap(of))].sort();
}

/** "hip_flexors" -> "hip flexors". */
export function spoken(id: string): string {
  return id.replaceAll('_', ' ');
}
