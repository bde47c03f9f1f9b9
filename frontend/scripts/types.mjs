// Writes src/generated/wire.ts and limits.ts from the server's JSON schema, which comes in on standard input. It decides
// nothing about the messages; it only puts the schema into the dialect that json-schema-to-typescript reads.
import { writeFile } from 'node:fs/promises';
import { json } from 'node:stream/consumers';
import { compile } from 'json-schema-to-typescript';
import * as prettier from 'prettier';

const here = new URL('../src/generated/', import.meta.url);
const { $defs: definitions } = await json(process.stdin);

const BANNER =
  '// Generated from the server’s schema by `make types`. Do not edit: change the server, then run it.';
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
// array's length is left out, because as a type it would be a union of tuples. A name of a registry is any string here:
// the client looks its words up in the catalogue, and a registry that grows changes no file of the client.
function plain(node) {
  if (Array.isArray(node)) return node.map(plain);
  if (node === null || typeof node !== 'object') return node;
  // With anything beside it, such as a default, the compiler would make a type of its own from a reference.
  if ('$ref' in node) return { $ref: node.$ref };
  const out = {};
  for (const [key, value] of Object.entries(node)) {
    if (key === 'title' && typeof value === 'string') continue;
    if (key === 'x-registry' || (key === 'enum' && 'x-registry' in node)) continue;
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
  bannerComment: BANNER,
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

// The ranges of what the client sends: definition, field, and then as the schema has them.
const BOUNDS = ['minimum', 'maximum', 'minLength', 'maxLength'];
const limits = {};
for (const name of [...fromClient].sort()) {
  for (const [field, value] of Object.entries(definitions[name].properties ?? {})) {
    const bounded = [value, ...(value.anyOf ?? [])].find((one) => BOUNDS.some((bound) => bound in one));
    if (!bounded) continue;
    const given = BOUNDS.filter((bound) => bound in bounded).map((bound) => [bound, bounded[bound]]);
    limits[name] = { ...limits[name], [field]: Object.fromEntries(given) };
  }
}

const options = await prettier.resolveConfig(new URL('wire.ts', here));
const write = async (file, content) =>
  writeFile(new URL(file, here), await prettier.format(content, { ...options, parser: 'typescript' }));
await write('wire.ts', withoutRoot);
await write('limits.ts', `${BANNER}\n\nexport const LIMITS = ${JSON.stringify(limits)} as const;\n`);
