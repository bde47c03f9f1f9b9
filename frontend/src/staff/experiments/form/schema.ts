// The server's description of an experiment, as far as a form is drawn from it: objects, lists, choices, texts, numbers.
import type { JsonValue } from './path';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly (string | number)[];
  readonly const?: string;
  readonly default?: JsonValue;
  readonly title?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly discriminator?: {
    readonly propertyName: string;
    readonly mapping: Readonly<Record<string, string>>;
  };
  readonly additionalProperties?: Schema | boolean;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly propertyNames?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

export interface Forms extends Schema {
  readonly $defs: Readonly<Record<string, Schema>>;
}

/** What stands behind a reference, and the name of its document where it is one. */
export function resolved(forms: Forms, schema: Schema): { schema: Schema; document: string | null } {
  if (schema.$ref === undefined) return { schema, document: null };
  const name = schema.$ref.replace('#/$defs/', '');
  return { schema: forms.$defs[name] ?? {}, document: name };
}

/** A value that may be left out, and what it is where it is not. */
export function optional(schema: Schema): { schema: Schema; optional: boolean } {
  const [inner, none] = schema.anyOf ?? [];
  return inner && none?.type === 'null' ? { schema: inner, optional: true } : { schema, optional: false };
}

/** What a new entry starts with: defaults, empty texts, one entry where at least one is needed. */
export function blank(forms: Forms, given: Schema): JsonValue {
  const { schema } = resolved(forms, optional(given).schema);
  if (given.default !== undefined) return given.default;
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (schema.oneOf?.[0]) return blank(forms, schema.oneOf[0]);
  if (schema.enum) return schema.enum[0] ?? null;
  if (schema.type === 'object' || schema.properties) {
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([key, one]) => [key, blank(forms, one)]),
    );
  }
  if (schema.type === 'array') {
    return schema.items && (schema.minItems ?? 0) > 0
      ? Array.from({ length: schema.minItems ?? 0 }, () => blank(forms, schema.items ?? {}))
      : [];
  }
  if (schema.type === 'boolean') return false;
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 0;
  return schema.anyOf ? null : '';
}
