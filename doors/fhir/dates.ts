import type { Placing } from './draft.ts';
import { url } from './extensions.ts';
import { asText } from './json.ts';
import type { Made } from './made.ts';
import { extensionOf, type SourceItem } from './sourceItem.ts';

/** A day, a time of day, or both; a year or a month alone where the item asks for no more. */
export function dates(item: SourceItem, placing: Placing): Made {
  if (item.type === 'time') return { fields: { kind: 'time' }, sees: 'time' };
  const limits = {
    ...limit(item, 'minimum', [url.minValue, url.norwegianMinimum], placing),
    ...limit(item, 'maximum', [url.maxValue, url.norwegianMaximum], placing),
  };
  if (item.type === 'dateTime') {
    for (const one of item.extensions.filter(({ url: address }) => LIMITS.includes(address)))
      placing.ledger.left(one.path, 'validation', 'Datum och klockslag har inga gränser här.');
    return {
      fields: { kind: 'dateTime' },
      sees: 'dateTime',
      because: 'Klockslaget skrivs efter klockan där den som svarar är, utan tidszon.',
    };
  }
  if (item.controls.includes('year'))
    return { fields: { kind: 'number', minimum: 1800, maximum: 2200 }, sees: 'present', because: 'Ett årtal ensamt skrivs som ett tal.' };
  if (item.controls.includes('yearMonth'))
    return {
      fields: { kind: 'shortText', maximumLength: 7, pattern: '\\d{4}-(0[1-9]|1[0-2])' },
      sees: 'present',
      because: 'År och månad utan dag skrivs som text, till exempel 2026-11.',
    };
  return { fields: { kind: 'date', ...limits }, sees: 'date' };
}

const LIMITS: readonly string[] = [url.minValue, url.maxValue, url.norwegianMinimum, url.norwegianMaximum];

function limit(item: SourceItem, name: string, addresses: readonly string[], { ledger }: Placing): Record<string, string> {
  const found = extensionOf(item, ...addresses);
  if (!found || item.type !== 'date') return {};
  const value = asText(found.value);
  const expression = asText(
    (found.raw['_valueDate'] as { extension?: readonly { valueExpression?: { expression?: unknown } }[] } | undefined)?.extension?.[0]
      ?.valueExpression?.expression,
  );
  const given = value ?? expression;
  if (given === 'today()') {
    ledger.kept(found.path, 'validation');
    return { [name]: 'today' };
  }
  if (given !== null && /^\d{4}-\d\d-\d\d$/.test(given) && !Number.isNaN(Date.parse(given))) {
    ledger.kept(found.path, 'validation');
    return { [name]: given };
  }
  ledger.left(found.path, 'validation', `Gränsen ${(given ?? '').slice(0, 80)} är varken en dag eller dagens datum.`.replace('  ', ' '));
  return {};
}
