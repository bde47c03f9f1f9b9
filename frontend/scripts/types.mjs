// Writes src/generated/wire.ts from the server's JSON schema (src/generated/schema.json). It decides nothing about the
// messages; it only puts the schema into the dialect that json-schema-to-typescript reads.
import { readFile, writeFile } from 'node:fs/promises';
import { compile } from 'json-schema-to-typescript';
import * as prettier from 'prettier';

const here = new URL('../src/generated/', import.meta.url);
const source = JSON.parse(await readFile(new URL('schema.json', here), 'utf8'));
const definitions = source.$defs;

const FROM_CLIENT = ['Submit', 'AskQuote', 'Resync', 'NewGame', 'Join'];

function reachable(names) {
  const seen = new Set();
  const visit = (node) => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (node === null || typeof node !== 'object') return;
    for (const [key, value] of Object.entries(node)) {
      if (key === '$ref') enter(String(value).split('/').at(-1));
      else visit(value);
    }
  };
  const enter = (name) => {
    if (seen.has(name)) return;
    seen.add(name);
    visit(definitions[name]);
  };
  names.forEach(enter);
  return seen;
}

// A title on a field would become a type of its own (`type Player = number`); only the definitions are types here.
// Fixed-length arrays are `prefixItems` in the server's dialect and `items: [...]` in the compiler's. The range of an
// array's length is left out, because as a type it would be a union of tuples.
function plain(node) {
  if (Array.isArray(node)) return node.map(plain);
  if (node === null || typeof node !== 'object') return node;
  const out = {};
  for (const [key, value] of Object.entries(node)) {
    if (key === 'title' && typeof value === 'string') continue;
    if (key === 'properties') {
      out.properties = Object.fromEntries(Object.entries(value).map(([name, field]) => [name, plain(field)]));
    } else if (key === 'prefixItems') {
      out.items = value.map(plain);
    } else {
      out[key] = plain(value);
    }
  }
  return out;
}

const fromClient = reachable(FROM_CLIENT);
const schema = {
  title: 'Wire',
  type: 'object',
  properties: {},
  additionalProperties: false,
  definitions: {},
};
for (const [name, definition] of Object.entries(definitions)) {
  const value = plain(definition);
  // The server always sends every field, also those that have a default; only the client may leave some out.
  if (value.properties && !fromClient.has(name)) value.required = Object.keys(value.properties);
  schema.definitions[name] = JSON.parse(JSON.stringify(value).replaceAll('#/$defs/', '#/definitions/'));
}

const text = await compile(schema, 'Wire', {
  additionalProperties: false,
  unreachableDefinitions: true,
  bannerComment:
    '// Generated from schema.json by `npm run types`. Do not edit: change the server, then run `make types`.',
});
const withoutRoot = text
  .replace(/export interface Wire \{\}\n/, '')
  // The compiler says of every definition where it found it; that is noise here.
  .replaceAll(
    / \*\n \* This interface was referenced by `Wire`'s JSON-Schema\n \* via the `definition` "\w+"\.\n/g,
    '',
  )
  .replaceAll(
    /\/\*\*\n \* This interface was referenced by `Wire`'s JSON-Schema\n \* via the `definition` "\w+"\.\n \*\/\n/g,
    '',
  );
const options = await prettier.resolveConfig(new URL('wire.ts', here));
await writeFile(
  new URL('wire.ts', here),
  await prettier.format(withoutRoot, { ...options, parser: 'typescript' }),
);
