import { describe, expect, it } from 'vitest';
import { choices, narrowed, NO_FILTER, type Short } from '../src/library/records.js';

const base = { aliases: [], summary: '', equipment: ['mat'], difficulty: 1, drawn: true };
const ALL: Short[] = [
  { ...base, id: 'a', name: "Child's Pose", aliases: ['Balasana'], muscles: ['back'], position: 'kneeling' },
  { ...base, id: 'b', name: 'Half Kneeling Psoas Stretch', muscles: ['hip_flexors'], position: 'half_kneeling', difficulty: 2 },
  { ...base, id: 'c', name: 'Doorway Pec Stretch', muscles: ['chest'], position: 'standing', equipment: ['doorway'] },
];
const ids = (more: object) => narrowed(ALL, { ...NO_FILTER, ...more }).map((one) => one.id);

describe('a list is narrowed', () => {
  it.each([
    [{}, ['a', 'b', 'c']],
    [{ words: 'childs po' }, ['a']],
    [{ words: 'BALA' }, ['a']],
    [{ words: 'stretch psoas' }, ['b']],
    [{ words: 'soas' }, []],
    [{ words: '  ' }, ['a', 'b', 'c']],
    [{ muscle: 'chest' }, ['c']],
    [{ position: 'kneeling' }, ['a']],
    [{ equipment: 'mat', difficulty: '2' }, ['b']],
    [{ equipment: 'doorway', difficulty: '2' }, []],
  ])('by %j', (filter, found) => {
    expect(ids(filter)).toEqual(found);
  });
});

it('offers each choice once, in order', () => {
  expect(choices(ALL, (one) => one.equipment)).toEqual(['doorway', 'mat']);
});
