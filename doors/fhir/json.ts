/** A JSON object of which nothing is known. */
export type Json = Readonly<Record<string, unknown>>;

/** An object, or an empty one for whatever else stands there. */
export const asObject = (value: unknown): Json => (isObject(value) ? value : {});

/** The objects of a list; an object by itself is a list of one. What is no object is passed over. */
export const asObjects = (value: unknown): readonly Json[] => listOf(value).filter(isObject);

/** A list; a thing by itself is a list of one. */
export const listOf = (value: unknown): readonly unknown[] => {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
};

/** A text that says something, or null. Numbers are read as they are written. */
export function asText(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** A number, also when it is written as a text; null for anything else. */
export function asNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || !/^\s*[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d{1,3})?\s*$/.test(value)) return null;
  return Number.isFinite(Number(value)) ? Number(value) : null;
}

/** True or false, also when it is written as a text; null for anything else. */
export function asBoolean(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : null;
}

/** The value of an element `value[x]`, with the name it stands under: `valueCoding`. */
export function valueIn(holder: Json, prefix = 'value'): { readonly name: string; readonly value: unknown } | null {
  const name = Object.keys(holder).find((key) => key.startsWith(prefix) && /^[A-Z]/.test(key.slice(prefix.length)));
  return name === undefined ? null : { name, value: holder[name] };
}

/** One step further down a JSON pointer. */
export const at = (path: string, ...names: readonly (string | number)[]): string =>
  names.reduce<string>((sum, name) => `${sum}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`, path);

export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
