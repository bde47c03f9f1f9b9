// A federation's scheme put into another one (a mixture, bounds, a schedule), and taken out again. What can hold a scheme
// says so in the catalogue: a parameter that is a scheme, or a list of parts.
import type { ParameterSpec, SchemeInfo } from '../../generated/api';
import { isList, isTable, textAt, without, type Json, type Table } from './document';

const holder = (info: SchemeInfo): ParameterSpec | undefined =>
  info.parameters.find(({ kind }) => kind === 'scheme' || kind === 'parts');

/** The schemes that can hold one. */
export const holders = (schemes: readonly SchemeInfo[]): readonly SchemeInfo[] =>
  schemes.filter((info) => holder(info) !== undefined);

/** The federation with its scheme within `info`; in a list a second part comes beside it, so that there is something to set. */
export function wrapped(federation: Table, info: SchemeInfo): Table {
  const spec = holder(info);
  if (!spec) return federation;
  const { scheme_parameters: given, ...kept } = federation;
  const own: Table = {
    scheme: textAt(federation, 'scheme'),
    ...(isTable(given) && Object.keys(given).length > 0 ? { parameters: given } : {}),
  };
  return { ...kept, scheme: info.name, scheme_parameters: { [spec.name]: held(spec, own) } };
}

function held(spec: ParameterSpec, own: Table): Json {
  if (spec.kind === 'scheme' || spec.item === null) return own;
  const other = own['scheme'] === 'equal' ? 'shapley' : 'equal';
  const weighted = spec.item.name === 'weight';
  return [
    { ...own, [spec.item.name]: weighted ? 50 : 1 },
    { scheme: other, [spec.item.name]: weighted ? 50 : 3 },
  ];
}

/** The scheme within the federation's, or the first of them; null where there is none. */
export function within(federation: Table, info: SchemeInfo | undefined): Table | null {
  const spec = info && holder(info);
  if (!spec) return null;
  const given = federation['scheme_parameters'];
  const value = (isTable(given) ? given[spec.name] : undefined) ?? info.defaults[spec.name];
  const inner = isList(value) ? value[0] : value;
  return isTable(inner) ? inner : null;
}

/** The federation with the scheme within it alone. */
export function unwrapped(federation: Table, inner: Table): Table {
  const parameters = inner['parameters'];
  return {
    ...without(federation, 'scheme_parameters'),
    scheme: textAt(inner, 'scheme'),
    ...(isTable(parameters) && Object.keys(parameters).length > 0 ? { scheme_parameters: parameters } : {}),
  };
}
