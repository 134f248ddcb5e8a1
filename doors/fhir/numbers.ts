import type { Placing } from './draft.ts';
import { url } from './extensions.ts';
import { asNumber, asObject, asText, at } from './json.ts';
import type { Made } from './made.ts';
import { extensionOf, type SourceExtension, type SourceItem } from './sourceItem.ts';

/** A whole number, a decimal or a measure; a slider where the item asks for one. */
export function numbers(item: SourceItem, placing: Placing): Made {
  const { ledger } = placing;
  const bounds = { ...bound(item, 'minimum', url.minValue, placing), ...bound(item, 'maximum', url.maxValue, placing) };
  const unit = unitOf(item, placing);
  const isQuantity = item.type === 'quantity';
  const sees = isQuantity ? 'quantity' : 'number';
  if (item.controls.includes('slider') && !isQuantity) {
    const step = extensionOf(item, url.sliderStep);
    const value = asNumber(step?.value);
    if (step) ledger.kept(step.path, 'validation');
    const [minimum, maximum] = [bounds['minimum'] ?? 0, bounds['maximum'] ?? 100];
    const isWhole = bounds['minimum'] !== undefined && bounds['maximum'] !== undefined;
    if (maximum > minimum)
      return {
        fields: { kind: 'slider', minimum, maximum, ...(value !== null && value > 0 ? { step: value } : {}), ...unit.fields },
        sees,
        ...(isWhole ? {} : { because: `Reglaget saknar gräns och går här från ${minimum} till ${maximum}.` }),
      };
  }
  return {
    fields: {
      kind: 'number',
      ...bounds,
      ...(item.type === 'integer' ? {} : { decimals: decimalsOf(item, placing) }),
      ...unit.fields,
    },
    sees,
    ...(isQuantity ? { unit: unit.code } : {}),
    ...(unit.because === undefined ? {} : { because: unit.because }),
    ...(unit.options === undefined
      ? {}
      : {
          besides: { suffix: 'Enhet', fields: { kind: 'singleChoice', text: placing.words.unit, options: unit.options }, whenOther: false },
        }),
  };
}

/** As many as our numbers hold, where the file does not say. */
function decimalsOf(item: SourceItem, { ledger }: Placing): number {
  const found = extensionOf(item, url.decimals);
  const value = asNumber(found?.value);
  if (!found) return 6;
  if (value === null || !Number.isInteger(value) || value < 0 || value > 6) {
    ledger.changed(found.path, 'validation', 'Högst 6 decimaler ryms.');
    return 6;
  }
  ledger.kept(found.path, 'validation');
  return value;
}

function bound(item: SourceItem, name: 'minimum' | 'maximum', address: string, { ledger }: Placing): Record<string, number> {
  const found = extensionOf(item, address);
  if (!found) return {};
  const value = asNumber(found.value) ?? asNumber(asObject(found.value)['value']);
  if (value === null) ledger.left(found.path, 'validation', 'Gränsen är inget tal.');
  else if (Math.abs(value) > 1e12) ledger.left(found.path, 'validation', 'Gränsen är större än vad våra tal rymmer.');
  else {
    ledger.kept(found.path, 'validation');
    return { [name]: value };
  }
  return {};
}

interface Unit {
  readonly fields?: { readonly unit: string };
  readonly code: string | null;
  readonly because?: string;
  readonly options?: readonly Record<string, unknown>[];
}

/** One unit stands beside the number; several are chosen in a question of their own. */
function unitOf(item: SourceItem, { ledger }: Placing): Unit {
  const one = extensionOf(item, url.unit);
  const several = item.extensions.filter(({ url: address }) => address === url.unitOption);
  if (several.length > 1) {
    for (const { path } of several) ledger.changed(path, 'option', 'Enheten väljs i en fråga för sig.');
    return {
      code: null,
      because: 'Enheten väljs i en fråga för sig, eftersom flera är tillåtna.',
      options: several.map(({ value }, index) => ({ id: `o${index + 1}`, text: nameOf(value) ?? `${index + 1}`, ...codeOf(value) })),
    };
  }
  const found = one ?? several[0] ?? quantityInitial(item);
  if (!found) return { code: null };
  const name = nameOf(found.value);
  if (name === null) return { code: null };
  const unit = shorter(found.value, name);
  if (unit.length > 20) ledger.changed(found.path, 'code', 'Enhetens namn är längre än 20 tecken och kortas.');
  else if (unit !== name) ledger.changed(found.path, 'code', 'Enhetens kod står i stället för dess namn, som är för långt.');
  else ledger.kept(found.path, 'code');
  return { fields: { unit: unit.slice(0, 20) }, code: asText(asObject(found.value)['code']) ?? name };
}

const nameOf = (value: unknown): string | null =>
  asText(asObject(value)['display'] ?? asObject(value)['code'] ?? asObject(value)['unit'] ?? (typeof value === 'string' ? value : null));

const shorter = (value: unknown, name: string): string => (name.length <= 20 ? name : (asText(asObject(value)['code']) ?? name));

function codeOf(value: unknown): { readonly code?: string } {
  const { system, code } = asObject(value);
  const [a, b] = [asText(system), asText(code)];
  return a === null || b === null ? {} : { code: `${a}|${b}`.slice(0, 200) };
}

/** The unit of a measure that stands there from the beginning. */
function quantityInitial(item: SourceItem): SourceExtension | undefined {
  const initial = asObject((Array.isArray(item.raw['initial']) ? (item.raw['initial'] as readonly unknown[]) : [])[0]);
  const value = asObject(initial['valueQuantity']);
  return asText(value['unit']) === null ? undefined : { url: url.unit, path: at(item.path, 'initial', 0, 'unit'), value, raw: {} };
}
