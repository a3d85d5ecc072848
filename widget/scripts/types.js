// Writes src/protocol.ts from the schema that the server generates from its own models.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

function typeOf(schema) {
  if (schema.$ref) return schema.$ref.split('/').pop();
  if (schema.allOf?.length === 1) return typeOf(schema.allOf[0]);
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' | ');
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ');
  if (schema.type === 'array') {
    const item = typeOf(schema.items);
    return item.includes(' ') ? `(${item})[]` : `${item}[]`;
  }
  const known = { string: 'string', number: 'number', integer: 'number', boolean: 'boolean' };
  if (known[schema.type]) return known[schema.type];
  throw new Error(`No type for ${JSON.stringify(schema)}`);
}

function described(text, indent = '') {
  return text ? `${indent}/** ${text.replace(/\s+/g, ' ').trim()} */\n` : '';
}

function interfaceOf(name, schema) {
  const required = new Set(schema.required ?? []);
  const lines = Object.entries(schema.properties).map(([key, value]) => {
    const mark = required.has(key) ? '' : '?';
    return `  ${key}${mark}: ${typeOf(value)};\n`;
  });
  return `${described(schema.description)}export interface ${name} {\n${lines.join('')}}\n`;
}

export function generated(schema) {
  const parts = Object.entries(schema.definitions)
    .filter(([, one]) => one.properties)
    .map(([name, one]) => interfaceOf(name, one));
  const head = '// Made by `npm run types` from bot/protocol/schema.json: change that, not this.\n\n';
  return head + parts.join('\n');
}

export const SCHEMA = at('../../bot/protocol/schema.json');
export const TYPES = at('../src/protocol.ts');

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(TYPES, generated(JSON.parse(readFileSync(SCHEMA, 'utf8'))));
}
