// Writes src/generated from what the server says of itself in build/schema.json and build/openapi.json: wire.ts, the
// websocket's messages, api.ts, the HTTP interface, limits.ts, the bounds of what a client may send, and protocol.ts, the
// number that a page tells the server. It decides nothing about them; it only puts the schema into the dialect that
// json-schema-to-typescript reads, and takes the names of a registry for any text.
import { readFile, writeFile } from 'node:fs/promises';
import { compile } from 'json-schema-to-typescript';
import openapi, { astToString } from 'openapi-typescript';
import * as prettier from 'prettier';
import ts from 'typescript';

const here = new URL('../src/generated/', import.meta.url);
const told = new URL('../../build/', import.meta.url);
const read = async (name) => JSON.parse(await readFile(new URL(name, told), 'utf8'));
const { protocol, $defs: definitions } = await read('schema.json');

const FROM_CLIENT = ['Submit', 'AskQuote', 'Resync', 'StartClock'];
const BOUNDS = ['minimum', 'maximum', 'minLength', 'maxLength'];
const banner = (source) =>
  `// Generated from ${source} by \`npm run types\`. Do not edit: change the server, then run \`make types\`.\n`;

async function write(name, text) {
  const options = await prettier.resolveConfig(new URL(name, here));
  await writeFile(new URL(name, here), await prettier.format(text, { ...options, parser: 'typescript' }));
}

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

// The same with the names of a registry, and nothing else changed.
function unlisted(node) {
  if (Array.isArray(node)) return node.map(unlisted);
  if (node === null || typeof node !== 'object') return node;
  const kept = Object.entries(node).filter(
    ([key]) => !('x-registry' in node && (key === 'enum' || key === 'x-registry')),
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, unlisted(value)]));
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
  bannerComment: banner('schema.json'),
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
await write('wire.ts', withoutRoot);
await write('protocol.ts', `${banner('schema.json')}\nexport const PROTOCOL = ${protocol};\n`);

const described = unlisted(await read('openapi.json'));
// A union that is made of itself cannot stand among the schemas, which are one interface: it is that of wire.ts.
const schemas = described.components.schemas;
const ofItself = new Set(
  Object.keys(schemas)
    .filter((name) => schemas[name].anyOf && JSON.stringify(schemas[name]).includes(`/${name}"`))
    .map((name) => `#/components/schemas/${name}`),
);
const fromWire = (name) =>
  ts.factory.createImportTypeNode(
    ts.factory.createLiteralTypeNode(ts.factory.createStringLiteral('./wire')),
    undefined,
    ts.factory.createIdentifier(name),
  );
const api = await openapi(described, {
  // What the client may leave out is told by `required` alone; a default does not make it a must.
  defaultNonNullable: false,
  rootTypes: true,
  rootTypesNoSchemaPrefix: true,
  transform: (_, { path }) => (ofItself.has(path) ? fromWire(path.split('/').at(-1)) : undefined),
});
await write('api.ts', `${banner('openapi.json')}\n${astToString(api)}`);

/** The bounds of a field, also where it may be null as well; or null where it has none. */
function boundsOf(field) {
  const told = [field, ...(field.anyOf ?? [])].flatMap((arm) => Object.entries(arm));
  const bounds = told.filter(([key]) => BOUNDS.includes(key));
  return bounds.length === 0 ? null : Object.fromEntries(bounds);
}

const limits = {};
for (const [name, definition] of Object.entries({ ...definitions, ...described.components.schemas })) {
  const bounded = Object.entries(definition.properties ?? {})
    .map(([field, value]) => [field, boundsOf(value)])
    .filter(([, bounds]) => bounds !== null);
  if (bounded.length > 0) limits[name] = Object.fromEntries(bounded);
}
await write(
  'limits.ts',
  `${banner('schema.json and openapi.json')}\nexport const limits = ${JSON.stringify(limits)} as const;\n`,
);
