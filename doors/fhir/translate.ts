import { plainText } from '../plainText.ts';
import type { Placing } from './draft.ts';
import { asObject, asObjects, asText, at, isObject, type Json, listOf } from './json.ts';
import type { SourceItem } from './sourceItem.ts';
import { translationsIn } from './wording.ts';

export type Translations = Record<string, Record<string, string>>;

/** Translations that stand beside the words themselves: on items, options and contained concepts. */
export function ownTranslations(items: readonly SourceItem[], placing: Placing, into: Translations): void {
  for (const item of items) {
    const text = asObject(item.raw['_text']);
    for (const one of translationsIn(text, at(item.path, '_text'))) put(one, placing.texts.of(item.linkId, 'text'), placing, into);
    for (const option of item.options ?? []) {
      const keys = optionKeys(item, option.code ?? option.display, placing);
      const display = asObject(option.raws.coding['_display']);
      for (const one of translationsIn(display, at(option.path, 'valueCoding', '_display'))) put(one, keys, placing, into);
      for (const one of translationsIn(asObject(option.raw['_display']), at(option.path, '_display'))) put(one, keys, placing, into);
      listOf(option.raw['designation']).forEach((designation, index) => {
        if (!isObject(designation)) return;
        const [language, words] = [asText(designation['language']), asText(designation['value'])];
        if (language !== null && words !== null)
          put({ language, text: words, path: at(option.path, 'designation', index) }, keys, placing, into);
      });
    }
    ownTranslations(item.items, placing, into);
  }
}

function optionKeys(item: SourceItem, code: string, placing: Placing): readonly string[] {
  const placed = placing.places.get(item);
  if (placed === undefined || typeof placed === 'string') return [];
  return placing.texts.of(item.linkId, `option:${code}`).map((key) => `${placed.id}.${key}`);
}

function put(
  { language, text, path }: { readonly language: string; readonly text: string; readonly path: string },
  keys: readonly string[],
  placing: Placing,
  into: Translations,
): void {
  const { ledger, formId } = placing;
  const code = language.toLowerCase().split('-')[0] ?? '';
  if (code === 'sv') return ledger.left(path, 'translation', 'Svenska är det språk som formuläret självt skrivs på; lägg in texten där.');
  if (!/^[a-z]{2,3}$/.test(code)) return ledger.left(path, 'translation', 'Språket går inte att känna igen.');
  if (keys.length === 0) return ledger.left(path, 'translation', 'Översättningen hör till en text som inte följt med.');
  const words = plainText(text);
  if (words === '') return ledger.left(path, 'translation', 'Översättningen är tom.');
  for (const key of keys) (into[code] ??= {})[`forms.${formId}.questions.${key}`] = words;
  ledger.kept(path, 'translation', `/translations/${code}`);
}

/**
 * The same Questionnaire in another language, matched by link ids and codes: its words become translations. What it has that the first has not,
 * or has otherwise, is left with a line.
 */
export function otherLanguage(other: OtherLanguage): void {
  const { questionnaire, path, language, first, placing, into } = other;
  const { ledger } = placing;
  const known = new Map(withBelow(first).map((item) => [item.linkId, item]));
  const visit = (holder: Json, here: string, depth: number): void => {
    if (depth > 40) return;
    asObjects(holder['item']).forEach((raw, index) => {
      const place = at(here, 'item', index);
      const same = known.get(asText(raw['linkId']) ?? '');
      if (!same) ledger.left(place, 'item', 'Posten finns bara på det här språket.');
      else {
        const text = asText(raw['text']);
        const keys = placing.texts.of(same.linkId, 'text');
        if (text !== null && keys.length > 0) put({ language, text: plainText(text), path: place }, keys, placing, into);
        else if (text === null || same.text === null) ledger.kept(place, 'item');
        else ledger.left(place, 'translation', 'Översättningen hör till en text som inte följt med.');
        listOf(raw['answerOption']).forEach((option, number) => {
          const coding = asObject(asObject(option)['valueCoding']);
          const display = asText(coding['display']);
          const code = asText(coding['code']);
          const keysOf = code === null ? [] : optionKeys(same, code, placing);
          if (display !== null) put({ language, text: display, path: at(place, 'answerOption', number) }, keysOf, placing, into);
        });
        compare(raw, same.raw, place, same.path, placing);
      }
      visit(raw, place, depth + 1);
    });
  };
  visit(questionnaire, path, 0);
  sets(other);
}

interface OtherLanguage {
  readonly questionnaire: Json;
  readonly path: string;
  readonly language: string;
  /** Items of the first language. */
  readonly first: readonly SourceItem[];
  readonly placing: Placing;
  readonly into: Translations;
}

/** Items and all that stand below them, in the file's order. */
const withBelow = (items: readonly SourceItem[]): readonly SourceItem[] => items.flatMap((item) => [item, ...withBelow(item.items)]);

/** What is the same as in the first language has its line there; what is not is left. */
function compare(raw: Json, same: Json, path: string, first: string, { ledger }: Placing): void {
  for (const [name, value] of Object.entries(raw)) {
    if (['item', 'text', 'linkId', 'answerOption'].includes(name)) continue;
    const here = at(path, name);
    const isSame = JSON.stringify(value) === JSON.stringify(same[name]);
    const parts = Array.isArray(value) ? value.map((_one, index) => at(here, index)) : [here];
    for (const part of parts)
      if (isSame) ledger.kept(part, 'metadata', undefined);
      else
        ledger.left(
          part,
          name === 'enableWhen' ? 'condition' : name === 'extension' || name === '_text' ? 'text' : 'metadata',
          `Det står annorlunda än på första språket, som gäller (${first}).`,
        );
  }
}

/** Value sets of the other language, matched by id and code. */
function sets({ questionnaire, path, language, first, placing, into }: OtherLanguage): void {
  const all = withBelow(first);
  listOf(questionnaire['contained']).forEach((resource, index) => {
    const set = asObject(resource);
    const id = asText(set['id']);
    const users = all.filter(({ raw }) => id !== null && asText(raw['answerValueSet']) === `#${id}`);
    asObjects(asObject(set['compose'])['include']).forEach((include, place) => {
      asObjects(include['concept']).forEach((concept, number) => {
        const here = at(path, 'contained', index, 'compose', 'include', place, 'concept', number);
        const [code, display] = [asText(concept['code']), asText(concept['display'])];
        const keys = code === null ? [] : users.flatMap((item) => optionKeys(item, code, placing));
        if (display !== null) put({ language, text: display, path: here }, keys, placing, into);
      });
    });
  });
}
