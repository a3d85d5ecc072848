import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
// @ts-expect-error a script without types
import { SCHEMA, TYPES, generated } from '../scripts/types.js';

it("has the types of the server's own schema: run `npm run types`", () => {
  const schema = JSON.parse(readFileSync(SCHEMA, 'utf8')) as object;
  expect(readFileSync(TYPES, 'utf8')).toBe(generated(schema));
});
