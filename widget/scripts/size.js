// Fails a build whose script has grown too large for a page that only wants a button in a corner.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const MOST = 25 * 1024;
const script = readFileSync(new URL('../dist/limber.js', import.meta.url));
const size = gzipSync(script, { level: 9 }).length;
console.log(`limber.js: ${(size / 1024).toFixed(1)} KB gzip (at most ${MOST / 1024})`);
process.exitCode = size > MOST ? 1 : 0;
