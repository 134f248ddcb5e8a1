import { extension, scoreOf, url } from './extensions.ts';
import { asBoolean, asObject, asText, at, isObject, type Json, listOf, valueIn } from './json.ts';
import type { Ledger } from './ledger.ts';
import type { ValueSets } from './valueSets.ts';

/** One answer to choose, wherever the file keeps it: on the item, in a contained value set, or in STU3's `option`. */
export interface SourceOption {
  readonly path: string;
  readonly raw: Json;
  /** `valueCoding`, `valueString`. */
  readonly name: string;
  readonly system: string | null;
  /** A coding's code, or the value itself. */
  readonly code: string | null;
  readonly display: string;
  readonly score: number | null;
  readonly isInitial: boolean;
  readonly isExclusive: boolean;
  /** Whether the score stands where an answer carries it, on the coding. */
  readonly raws: { readonly option: Json; readonly coding: Json };
}

/** The options of an item, or null when there are none in the file. */
export function optionsIn(raw: Json, path: string, ledger: Ledger, valueSets: ValueSets): readonly SourceOption[] | null {
  const name = raw['answerOption'] !== undefined ? 'answerOption' : raw['option'] !== undefined ? 'option' : null;
  if (name === 'option') ledger.changed(at(path, 'option'), 'metadata', 'Svarsalternativen är skrivna på STU3:s sätt och läses som R4.');
  const own = name === null ? [] : listOf(raw[name]).flatMap((one, index) => optionIn(one, at(path, name, index), ledger));
  if (own.length > 0) return own;
  const set = asText(raw['answerValueSet']) ?? asText(asObject(raw['options'])['reference']);
  return set === null ? null : valueSets.optionsOf(set);
}

function optionIn(raw: unknown, path: string, ledger: Ledger): readonly SourceOption[] {
  const value = isObject(raw) ? valueIn(raw) : null;
  if (!isObject(raw) || value === null) {
    ledger.left(path, 'option', 'Svarsalternativet saknar värde.');
    return [];
  }
  const coding = asObject(value.value);
  const isCoding = isObject(value.value);
  const code = asText(isCoding ? (coding['code'] ?? coding['reference']) : value.value);
  const display = asText(isCoding ? (coding['display'] ?? coding['code'] ?? coding['reference']) : value.value);
  if (display === null) {
    ledger.left(path, 'option', 'Svarsalternativet har ingen text och ingen kod.');
    return [];
  }
  return [
    {
      path,
      raw,
      name: value.name,
      system: asText(coding['system']),
      code,
      display,
      score: scoreOf(raw, coding),
      isInitial: asBoolean(raw['initialSelected']) === true,
      isExclusive: asBoolean(extension(raw, url.optionExclusive)?.extension['valueBoolean']) === true,
      raws: { option: raw, coding },
    },
  ];
}
