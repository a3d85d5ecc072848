import { describe, expect, it } from 'vitest';
import { Player } from '../src/core/player.js';
import { session, sheet } from './helpers.js';

function running(more = {}, holds = 2): Player {
  const player = new Player();
  player.take(session(more, holds), 100);
  return player;
}

describe('a session that runs', () => {
  it('goes on by the clock', () => {
    const player = running();
    expect(player.position(110)).toBe(10);
    expect(player.moment(110)).toMatchObject({ left: 25, length: 30, holds: 2, done: 0, totalLeft: 60 });
    expect(player.moment(110).segment?.side).toBe('left');
    expect(player.moment(110).next?.side).toBe('right');
    expect(player.moment(136).done).toBe(1);
  });

  it('ends at its end', () => {
    const player = running();
    expect(player.finished(169.9)).toBe(false);
    expect(player.finished(170)).toBe(true);
    expect(player.position(500)).toBe(70);
    expect(player.moment(500)).toMatchObject({ left: 0, done: 2, totalLeft: 0 });
  });

  it('stands while the person settles', () => {
    const player = running({ at: 12, settle: 3 });
    expect(player.position(102)).toBe(12);
    expect(player.settling(102)).toBe(1);
    expect(player.position(105)).toBe(14);
  });

  it('does not drift in half an hour, however late it is looked at', () => {
    const player = running({}, 52);
    let heard = 0;
    for (let now = 100; now < 100 + 52 * 35 + 1; now += 0.35) {
      for (const cue of player.due(now)) {
        heard += 1;
        expect(player.deadline(cue.at)).toBeCloseTo(100 + cue.at, 9);
      }
    }
    expect(heard).toBe(sheet(52).cues.length);
  });
});

describe('what the server says', () => {
  it('keeps a sheet that is still right', () => {
    const player = running();
    player.take({ ...session({ at: 10, revision: 2 }), segments: undefined, cues: undefined } as never, 110);
    expect(player.whole).toBe(true);
  });

  it('drops one that is not', () => {
    const player = running();
    const { segments: _s, cues: _c, ...bare } = session({ sheet: 2 });
    player.take(bare, 110);
    expect(player.whole).toBe(false);
    expect(player.finished(1000)).toBe(false);
  });

  it('says no cue again that was said', () => {
    const player = running();
    expect(player.due(106).length).toBe(3);
    player.take(session({ at: 6.2, revision: 2 }), 106);
    expect(player.due(106)).toEqual([]);
  });

  it('goes back where it moved the session', () => {
    const player = running();
    player.due(120);
    player.take(session({ at: 5, revision: 2 }), 120);
    expect(player.due(120).map((cue) => cue.at)).toEqual([5]);
  });

  it('pauses', () => {
    const player = running();
    player.take(session({ state: 'paused', at: 10 }), 110);
    expect(player.position(200)).toBe(10);
    expect(player.due(200)).toEqual([]);
  });
});

describe('a reflex', () => {
  it('stands still at once, and tells where', () => {
    const player = running();
    player.freeze(110);
    expect(player.running).toBe(false);
    expect(player.state(150)).toEqual({ session_id: 's', revision: 1, position: 10 });
  });

  it('goes on as if nothing had been, when it was none', () => {
    const player = running();
    player.freeze(110);
    player.thaw();
    expect(player.position(112)).toBe(12);
  });
});

it('without a session there is nothing to tell', () => {
  const player = new Player();
  expect(player.state(1)).toBeUndefined();
  expect(player.moment(1)).toMatchObject({ holds: 0, left: 0, totalLeft: 0 });
});
