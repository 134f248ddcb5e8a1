import type { Placing } from './draft.ts';
import { asBoolean, asNumber, asObject, asText, at, isObject, listOf, valueIn } from './json.ts';
import type { Made } from './made.ts';
import type { SourceItem } from './sourceItem.ts';

/** Values that stand there from the beginning, in the shape of the question's answers; a line for each of them. */
export function initialOf(item: SourceItem, made: Made, { ledger }: Placing): unknown {
  const given = listOf(item.raw['initial']);
  const fitting = given.flatMap((one, index) => {
    const path = at(item.path, 'initial', index);
    const value = isObject(one) ? answer(valueIn(one)?.value, made) : null;
    if (value === null) ledger.left(path, 'validation', 'Värdet från början passar inte som svar på frågan.');
    else ledger.kept(path, 'validation');
    return value === null ? [] : [value];
  });
  if (fitting.length === 0) return undefined;
  return made.sees === 'several' ? fitting : fitting[0];
}

function answer(value: unknown, { fields, sees, options = [] }: Made): string | number | boolean | null {
  switch (sees) {
    case 'single':
    case 'several': {
      const code = asText(isObject(value) ? value['code'] : value);
      const display = asText(isObject(value) ? value['display'] : value);
      return options.find(({ source }) => (code !== null && source.code === code) || source.display === display)?.id ?? null;
    }
    case 'logic':
      return asBoolean(value);
    case 'number':
    case 'quantity':
      return asNumber(isObject(value) ? value['value'] : value);
    case 'date':
      return matching(value, /^\d{4}-\d\d-\d\d$/);
    case 'dateTime':
      return matching(asText(value)?.slice(0, 16), /^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
    case 'time':
      return matching(asText(value)?.slice(0, 5), /^\d\d:\d\d$/);
    case 'text':
      return fields.kind === 'contact' ? null : ((asText(value) ?? asText(asObject(value)['display']))?.slice(0, 500) ?? null);
    case 'present':
    case 'calculated':
      return null;
  }
}

const matching = (value: unknown, pattern: RegExp): string | null => (typeof value === 'string' && pattern.test(value) ? value : null);
