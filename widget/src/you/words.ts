/** All that the person's own page says itself. */
export const WORDS = {
  loading: 'One moment …',
  away: 'Limber cannot be reached now.',
  notReached: 'Limber cannot be reached now. Nothing was changed.',
  refused: 'Limber did not do that. Nothing was changed.',
  again: 'Try again',
  nothing: 'Nothing yet. Limber has not talked with you in this browser, so there is nothing to show.',
  gone: 'Everything is deleted. Limber knows nothing of you any more.',
  begin: 'Talk with Limber',

  did: 'What you did',
  streak: (days: number) => `${count(days, 'day')} in a row. `,
  kept: (sessions: number) => `${count(sessions, 'session')} so far.`,
  latest: (sessions: number) => `The latest ${count(sessions, 'session')}: Limber keeps no more than that.`,
  didNothing: 'Nothing yet. After a session, its day is marked here.',
  notKept: 'Limber does not keep what you do now. You can change that below.',
  calendar: 'The last 12 weeks. A dot marks a day with a session: press it to see what you did.',
  month: 'Month',
  weekdays: [
    ['Mon', 'Monday'],
    ['Tue', 'Tuesday'],
    ['Wed', 'Wednesday'],
    ['Thu', 'Thursday'],
    ['Fri', 'Friday'],
    ['Sat', 'Saturday'],
    ['Sun', 'Sunday'],
  ],
  weekFrom: (day: string) => `Week from ${fullDay(day)}`,
  heldIn: (seconds: number, sessions: number) => `${length(seconds)} held in ${count(sessions, 'session')}`,
  held: (seconds: number) => `${length(seconds)} held`,
  early: 'ended early',
  earlier: (sessions: number) => `${count(sessions, 'session')} before these weeks`,

  week: 'This week',
  doseOf: (target: number) =>
    `What you held in the last seven days, today included. The line marks ${length(target)} for each group of muscles.`,
  doseNone: 'You held nothing in the last seven days.',
  ofTarget: (held: number, target: number) => `${clock(held)} of ${clock(target)}`,
  reached: 'reached',
  source: 'Where that number comes from:',
  weeks: 'Week by week',
  weeksOf: 'Minutes held in each of the last 12 weeks',
  weekColumn: 'Week from',
  minutesColumn: 'Minutes held',
  sessionsColumn: 'Sessions',

  how: 'How Limber is',
  rate: 'How fast it talks',
  volume: 'How loud it talks',
  share: (of: number) => `${Math.round(of * 100)} %`,
  less: 'Talk less',
  lessMeans: 'Only what you need to hear: the position, the times and the counts.',
  voice: 'Speak with this browser’s own voice',
  voiceMeans: 'Instead of Limber’s, on our pages in this browser. It begins a little less exactly.',
  hold: 'How long a single stretch is held',
  holdEach: 'As each stretch says',
  holdAlways: 'Always the same',
  holdSeconds: 'Seconds',
  holdBetween: (least: number, most: number) => `A hold has ${least} to ${most} seconds.`,
  history: 'Keep what I do',
  historyMeans: 'When it is off, nothing more is written down. What is kept already stays until you delete it.',
  saved: 'Saved',
  saving: 'Saving …',

  told: 'What you told',
  conditions: 'Health',
  conditionsNone: 'You told of no condition.',
  routines: 'Your own routines',
  routinesNone: 'You have no routine of your own.',
  routineIs: (minutes: number, stretches: number) => `${count(minutes, 'minute')}, ${count(stretches, 'stretch', 'stretches')}`,
  remove: 'Remove',
  removed: (name: string) => `Removed: ${name}`,

  privacy: 'Privacy',
  privacySays: [
    'All that Limber knows of you is on this machine, and nothing of it is sent anywhere.',
    'Sound is never kept. What the microphone hears is turned into words on this machine, and dropped.',
    'There is no cookie and no tracker, so there is nothing to accept.',
    'This browser itself keeps, in its local storage, the conversation you see and the token by which Limber knows it again. It also keeps copies of our pages and drawings for when Limber is away.',
  ],
  folder: 'It lies in this folder:',
  inSession: 'A session is under way. Nothing can be deleted before it has ended.',
  download: 'Download everything',
  downloaded: 'It is in your downloads, as limber.json.',
  deleteHistory: 'Delete what I did',
  deletedHistory: 'What you did is deleted.',
  deleteAll: 'Delete everything',

  cancel: 'Cancel',
  ask: {
    history: {
      title: 'Delete what you did?',
      says: 'All your sessions are lost: the calendar, the weeks and the days in a row; and all that you and Limber said. What you told of your health, your routines and your settings stay. This cannot be undone.',
    },
    everything: {
      title: 'Delete everything?',
      says: 'All of it is lost: what you and Limber said, what you did, what you told of your health, your routines and your settings. Limber asks about your health again before the next session. This cannot be undone.',
    },
    condition: {
      title: (name: string) => `Remove ${name}?`,
      says: 'Limber will then offer you stretches that it kept away from you before. Remove it only if it no longer holds.',
    },
    routine: {
      title: (name: string) => `Remove ${name}?`,
      says: 'The routine is lost. This cannot be undone.',
    },
  },
} as const;

/** 1 -> "1 day", 2 -> "2 days". */
export function count(of: number, one: string, many = `${one}s`): string {
  return `${of} ${of === 1 ? one : many}`;
}

/** 40 -> "40 seconds", 740 -> "12 minutes". */
export function length(seconds: number): string {
  const whole = Math.round(seconds);
  return whole < 60 ? count(whole, 'second') : count(minutes(whole), 'minute');
}

export function minutes(seconds: number): number {
  return Math.round(seconds / 60);
}

/** 150 -> "2:30". What is not whole is left out: a target is not told as reached before it is. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

// Days come as "2026-11-26", which JavaScript reads as midnight in Greenwich; so they are told there.
const FULL = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const told = (form: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat('en-GB', { ...form, timeZone: 'UTC' });
  return (day: string): string => format.format(Date.parse(day));
};

export const fullDay = told({ day: 'numeric', month: 'long', year: 'numeric' });
export const weekdayOf = told(FULL);
export const shortDay = told({ day: 'numeric', month: 'short' });
export const shortMonth = told({ month: 'short' });
export const longMonth = told({ month: 'long' });
