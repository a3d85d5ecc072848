import { MOST } from './draft.js';

/** All that the page of routines says itself. */
export const WORDS = {
  hello: 'Say hello to Limber first',
  helloWhy: 'You can build here already. Limber checks, saves and starts a routine once you have talked with it in this browser.',
  away: 'Limber cannot be reached now. Go on building: all of it is kept in this browser.',
  shelfAway: 'The stretches cannot be read now.',
  again: 'Try again',
  notReached: 'Limber cannot be reached now. Your routine is still here.',
  refused: 'Limber did not do that. Your routine is still here.',

  shelf: 'Stretches',
  search: 'Search by any name',
  muscle: 'Muscle',
  any: 'Any',
  found: (count: number) => (count === 1 ? '1 stretch' : `${count} stretches`),
  none: 'No stretch fits that. Try another name or muscle.',
  shelfHelp: 'Press Add, or drag a stretch into your routine.',
  add: 'Add',
  goTo: 'Show',
  toRoutine: (count: number) => `To your routine (${count})`,
  full: `A routine has ${MOST.items} stretches at most.`,

  routine: 'Your routine',
  name: 'Name',
  nameHelp: `2 to ${MOST.name} characters`,
  empty: 'Nothing in it yet. Add a stretch, drag one here, say what you want above, or drop a routine file on this page.',
  items: 'Stretches in order',
  move: 'Move',
  moveHelp: 'Space lifts it. Then arrow keys move it, space drops it, and Escape puts it back.',
  up: 'Move up',
  down: 'Move down',
  remove: 'Remove',
  hold: { static: 'Seconds a hold', dynamic: 'Seconds a move' },
  reps: 'Repetitions',
  eachSide: 'each side',
  less: 'Less',
  more: 'More',
  between: (name: string, least: number, most: number, unit: string) =>
    least === most ? `${name} takes ${least} ${unit}.` : `${name} takes ${least} to ${most} ${unit}.`,
  unit: { hold_s: 'seconds', reps: 'repetitions' },
  unknown: 'Limber does not know this stretch any more: take it out.',
  item: (item: string, name: string) => `${item}: ${name}`,

  added: (name: string, place: number, of: number) => `${name} added, place ${place} of ${of}`,
  removed: (name: string) => `${name} is out. Undo brings it back.`,
  place: (name: string, place: number, of: number) => `${name}, place ${place} of ${of}`,
  lifted: (name: string, place: number, of: number) =>
    `${name} lifted, place ${place} of ${of}. Arrow keys move it, space drops it, Escape puts it back.`,
  dropped: (name: string, place: number, of: number) => `${name} dropped, place ${place} of ${of}`,
  putBack: (name: string, place: number, of: number) => `${name} is back, place ${place} of ${of}`,
  nothingMoved: 'Nothing was moved.',
  undo: 'Undo',
  redo: 'Redo',
  undid: (of: number) => `Undone. ${stretches(of)}.`,
  redid: (of: number) => `Done again. ${stretches(of)}.`,

  say: 'Say what to change',
  sayHelp: "For instance “add the cat cow for 30 seconds”, “take the pigeon out”, “put child's pose first”, “make all holds 45 seconds”.",
  change: 'Change it',
  thinking: 'One moment …',
  movedOn: 'You changed the routine meanwhile, so this was left as it is. Please say it again.',
  speak: 'Speak',
  listening: 'Listening …',
  opening: 'Opening the microphone …',
  level: 'How loud it hears you',
  heardNothing: 'I heard nothing, so the microphone is off. Press it again, or type.',

  total: 'Takes',
  hardest: 'Hardest',
  things: 'You need',
  noThings: 'nothing',
  ofFive: (level: number) => `${level} of 5`,
  checked: 'Length and advice appear here once Limber has checked it.',
  problems: (texts: readonly string[]) => `To put right: ${texts.join(' ')}`,

  start: 'Save and start',
  save: 'Save',
  saveNew: 'Save as a new one',
  download: 'Download as a file',
  read: 'Read a file in',
  fresh: 'New routine',
  saving: 'Saving …',
  saved: (name: string) => `${name} is saved.`,
  isSaved: 'Saved',
  isKept: 'Not saved yet, but kept in this browser.',
  nameFirst: `Give it a name first: ${2} to ${MOST.name} characters.`,
  addFirst: 'Add a stretch first.',
  helloFirst: 'Say hello to Limber first: then it can do that.',
  downloaded: (file: string) => `It is in your downloads, as ${file}.`,
  tooLarge: `A routine file has at most ${MOST.file / 1024} KB.`,
  unread: 'That file cannot be read.',
  wasRead: (name: string) => `${name} is read in. Undo brings back what was here.`,
  opened: (name: string) => `${name} is open.`,
  freshNow: 'A new routine. Undo brings back the one before.',
  drop: 'Drop the routine file anywhere here',
} as const;

function stretches(of: number): string {
  return of === 1 ? '1 stretch' : `${of} stretches`;
}

/** 40 -> "40 s", 512 -> "8 min 32 s". */
export function time(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const minutes = Math.floor(whole / 60);
  const rest = whole % 60;
  if (!minutes) return `${rest} s`;
  return rest ? `${minutes} min ${rest} s` : `${minutes} min`;
}
