import { form as formShape } from '../../compiler/document/form.ts';
import { question as questionShape } from '../../compiler/document/question.ts';
import type { Imported, MomentPart } from '../format.ts';
import { fitted as idFrom, sourceIds } from '../ids.ts';
import { plainText, safeMarkdown } from '../plainText.ts';
import { readParts } from '../readParts.ts';
import { shortened } from '../shortened.ts';
import { addConstraints } from './constraint.ts';
import { type Draft, type Placing, textKeys, wordsOf } from './draft.ts';
import { asObject, asObjects, asText, at, isObject, type Json, listOf } from './json.ts';
import { type Ledger, ledger as begin } from './ledger.ts';
import { url } from './extensions.ts';
import { isOurs, overlaid, ownWords } from './ownWords.ts';
import { addLogic } from './logic.ts';
import { place } from './place.ts';
import { type SourceItem, sourceItems } from './sourceItem.ts';
import { sweep } from './sweep.ts';
import { otherLanguage, ownTranslations, type Translations } from './translate.ts';
import { valueSets } from './valueSets.ts';

/**
 * A FHIR Questionnaire (R4; R5 and STU3 read as R4), or a Bundle of them, as forms of ours. Takes JSON text or the value itself, whatever is in it, and
 * never throws. Several languages of one form become its translations; several forms become several.
 */
export function importFhir(input: unknown): Imported<MomentPart> {
  const ledger = begin();
  const resource = typeof input === 'string' ? parsed(input) : input;
  if (!isObject(resource)) return refused(ledger, 'okänd fil', 'Filen är inte JSON, eller inte en resurs i FHIR.');
  if (tooMuch(resource)) return refused(ledger, nameOf(resource), 'Filen är för stor eller för djupt nästlad för att läsas.');
  const found = questionnairesIn(resource, ledger);
  const [first] = found;
  if (first === undefined) return refused(ledger, nameOf(resource), `Filen är en ${kindOf(resource)} och innehåller inget Questionnaire.`);
  const forms: Record<string, unknown>[] = [];
  const translations: Translations = {};
  const beside = asObjects(resource['entry']).map((entry, index) => ({
    resource: asObject(entry['resource']),
    path: at('', 'entry', index, 'resource'),
  }));
  const newId = sourceIds('formular');
  for (const family of families(found)) {
    const made = formOf(family, forms.length, newId, beside, ledger, translations);
    forms.push(made);
  }
  const read = readParts({ forms }, ledger, nameOf(first.resource));
  if (read.document === null || Object.keys(translations).length === 0) return read;
  return { ...read, document: { ...read.document, languages: Object.keys(translations), translations } };
}

interface Found {
  readonly resource: Json;
  readonly path: string;
}

function parsed(text: string): unknown {
  if (text.length > MOST_CHARACTERS) return null;
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch {
    return null;
  }
}

const MOST_CHARACTERS = 20_000_000;

/** Nested deeper than anyone can mean, or a circle; looked through without recursion. */
function tooMuch(resource: Json): boolean {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value: resource, depth: 0 }];
  let count = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    count += 1;
    if (next.depth > 200 || count > 2_000_000) return true;
    if (typeof next.value === 'object' && next.value !== null)
      for (const value of Object.values(next.value)) waiting.push({ value, depth: next.depth + 1 });
  }
  return false;
}

function questionnairesIn(resource: Json, ledger: Ledger): readonly Found[] {
  if (resource['resourceType'] === 'Questionnaire' || (resource['resourceType'] !== 'Bundle' && looksLikeOne(resource))) {
    if (resource['resourceType'] !== 'Questionnaire')
      ledger.changed('/resourceType', 'metadata', 'Filen säger inte vad den är men har poster och läses som ett Questionnaire.');
    return [{ resource, path: '' }];
  }
  if (resource['resourceType'] !== 'Bundle') return [];
  return listOf(resource['entry']).flatMap((entry, index) => {
    const inside = asObject(asObject(entry)['resource']);
    const path = at('', 'entry', index, 'resource');
    if (inside['resourceType'] === 'Questionnaire') return [{ resource: inside, path }];
    if (inside['resourceType'] !== 'ValueSet' && inside['resourceType'] !== 'CodeSystem')
      ledger.left(path, 'metadata', `En ${kindOf(inside)} i samma fil används inte i ett formulär.`);
    return [];
  });
}

/** Says it is something else, or nothing, but has a form's items. */
const looksLikeOne = (resource: Json): boolean =>
  asObjects(resource['item']).some((item) => asText(item['linkId']) !== null && asText(item['type']) !== null);

/** The same form in several languages: most of its link ids are the same. */
function families(found: readonly Found[]): readonly (readonly Found[])[] {
  const groups: { readonly ids: ReadonlySet<string>; readonly members: Found[] }[] = [];
  for (const one of found) {
    const ids = linkIds(one.resource);
    const same = groups.find(
      (group) =>
        ids.size > 0 &&
        [...ids].filter((id) => group.ids.has(id)).length >= ids.size * 0.6 &&
        languageOf(one.resource) !== languageOf(group.members[0]?.resource ?? {}),
    );
    if (same) same.members.push(one);
    else groups.push({ ids, members: [one] });
  }
  return groups.map(({ members }) => members);
}

function linkIds(resource: Json): ReadonlySet<string> {
  const ids = new Set<string>();
  const waiting = [...asObjects(resource['item'])];
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    const id = asText(item['linkId']);
    if (id !== null) ids.add(id);
    waiting.push(...asObjects(item['item']));
  }
  return ids;
}

function formOf(
  family: readonly Found[],
  index: number,
  newId: (wanted: string | null) => string,
  beside: readonly Found[],
  ledger: Ledger,
  translations: Translations,
): Record<string, unknown> {
  const [main, ...others] = [...family].sort((a, b) => Number(languageOf(b.resource) === 'sv') - Number(languageOf(a.resource) === 'sv'));
  if (main === undefined) throw new Error('A family of questionnaires has at least one.');
  const { resource, path } = main;
  const contained = listOf(resource['contained']).map((one, number) => ({ resource: asObject(one), path: at(path, 'contained', number) }));
  const items = sourceItems(resource, path, { ledger, valueSets: valueSets([...beside, ...contained]), taken: new Set(), count: 0 });
  const formId = newId(
    idFrom(asText(resource['name']) ?? '') ?? idFrom(plainText(asText(resource['title']) ?? '')) ?? asText(resource['id']) ?? null,
  );
  const placing: Placing = {
    ledger,
    formId,
    formIndex: () => index,
    drafts: [],
    places: new Map(),
    newId: idsOf(),
    words: wordsOf(languageOf(resource)),
    isNorwegian: /ehelse\.no|helsenorge\.no/.test(JSON.stringify([resource['meta'], resource['extension']]) ?? ''),
    isOurs: isOurs(resource),
    texts: textKeys(),
  };
  place(items, placing);
  const results: Record<string, unknown>[] = [];
  addLogic({ placing, items, questionnaire: resource, results });
  addConstraints(placing);
  const questions = settled(placing);
  ownTranslations(items, placing, translations);
  const head = headOf(main, ledger, index);
  const form = { id: formId, ...head, questions, ...(results.length > 0 ? { results } : {}) };
  const own = placing.isOurs ? ownWords(resource) : null;
  const whole =
    own === null ? form : { ...overlaid(form, own), ...(typeof own.set['id'] === 'string' ? { id: own.set['id'] } : {}), questions };
  const isWhole = own === null || formShape.safeParse(whole).success;
  if (own !== null)
    listOf(resource['extension']).forEach(
      (one, number) => void (asObject(one)['url'] === url.ourForm && ledger.kept(at(path, 'extension', number), 'metadata')),
    );
  for (const other of others) {
    const language = languageOf(other.resource) ?? '';
    ledger.kept(other.path === '' ? '/' : other.path, 'form', `/translations/${language}`);
    otherLanguage({ questionnaire: other.resource, path: other.path, language, first: items, placing, into: translations });
    sweep(other.resource, other.path, ledger, new Set(['resourceType', 'id', 'title', 'language']));
  }
  tellNames(items, placing);
  sweep(resource, path, ledger, new Set(['resourceType', 'id', 'title', 'name', 'language']));
  return isWhole ? whole : form;
}

/** The questions in their places; what does not fit in a form or a group is left. */
function settled({ drafts, ledger, isOurs: isOurs_ }: Placing): readonly Record<string, unknown>[] {
  for (const draft of drafts) if (!draft.isDropped) check(draft, drafts, ledger, isOurs_);
  const top = drafts.filter(({ group, isDropped }) => group === null && !isDropped);
  const drop = (draft: Draft, because: string): void => {
    draft.isDropped = true;
    ledger.left(draft.item.path, 'item', because);
  };
  top.forEach((draft, index) =>
    index < MOST_QUESTIONS ? (draft.index = index) : drop(draft, `Ett formulär rymmer ${MOST_QUESTIONS} frågor.`),
  );
  return top.slice(0, MOST_QUESTIONS).map((draft) => {
    if (draft.question['kind'] !== 'group') return draft.question;
    const inside = drafts.filter(({ group, isDropped }) => group === draft && !isDropped);
    inside.forEach((one, index) =>
      index < MOST_IN_GROUP ? (one.index = index) : drop(one, `En upprepad grupp rymmer ${MOST_IN_GROUP} frågor.`),
    );
    return { ...draft.question, questions: inside.slice(0, MOST_IN_GROUP).map(({ question }) => question) };
  });
}

/** Our own words over what FHIR says; and a question that our language refuses is left with the reason, instead of the whole file. */
function check(draft: Draft, drafts: readonly Draft[], ledger: Ledger, isOurs_: boolean): void {
  const own = isOurs_ ? ownWords(draft.item.raw) : null;
  // A group of one question, made of the same item, takes none of its words.
  const whole =
    own !== null && !drafts.some((one) => one !== draft && one.item === draft.item) ? overlaid(draft.question, own) : draft.question;
  const fits = (fields: Record<string, unknown>): string | null => questionShape.safeParse(fields).error?.issues[0]?.message ?? null;
  if (whole !== draft.question && fits(whole) === null) {
    for (const name of Object.keys(draft.question)) delete draft.question[name];
    Object.assign(draft.question, whole);
    return;
  }
  const fault = fits(draft.question);
  if (fault === null) return;
  draft.isDropped = true;
  ledger.left(draft.item.path, 'item', `Frågan går inte att skriva här: ${fault.slice(0, 200)}`);
}

const MOST_QUESTIONS = 300;
const MOST_IN_GROUP = 50;

/** Title, introduction, terms and source. */
function headOf({ resource, path }: Found, ledger: Ledger, index: number): Record<string, unknown> {
  const title =
    asText(resource['title']) ?? asText(resource['name']) ?? asText(asObjects(resource['code'])[0]?.['display']) ?? asText(resource['id']);
  const to = `/forms/${index}/title`;
  const where = at(path, 'title');
  const words = title === null ? 'Formulär utan namn' : plainText(title) || 'Formulär utan namn';
  const short = shortened(words.replaceAll(/\s+/g, ' '), 200);
  if (title === null) ledger.changed(where, 'form', 'Formuläret saknar namn. Ge det ett innan det används.', to);
  else if (short.cut === null) ledger.kept(where, 'form', to);
  else ledger.changed(where, 'form', short.cut, to);
  const parts: Record<string, unknown> = { title: short.text };
  const language = languageOf(resource);
  if (language !== null && language !== 'sv')
    ledger.changed(
      at(path, 'language'),
      'metadata',
      `Formuläret är skrivet på ${asText(resource['language']) ?? ''} och står kvar på det språket.`,
    );
  else ledger.nothing(at(path, 'language'));
  const description = asText(resource['description']);
  if (description !== null) {
    parts['introduction'] = shortened(safeMarkdown(description), 20_000).text;
    ledger.kept(at(path, 'description'), 'text', `/forms/${index}/introduction`);
  }
  const source: string[] = [];
  for (const name of ['copyright', 'publisher', 'version'] as const) {
    const text = asText(resource[name]);
    if (text === null) continue;
    source.push(plainText(name === 'version' ? `version ${text}` : text));
    ledger.changed(at(path, name), 'metadata', 'Står i källan under formuläret.', `/forms/${index}/source`);
  }
  if (source.length > 0) parts['source'] = shortened(source.join(' · '), 1000).text;
  if (parts['introduction'] === '') delete parts['introduction'];
  return parts;
}

/** Link ids that a machine made say nothing to anyone, and are numbered. */
function idsOf(): Placing['newId'] {
  const made = sourceIds('fraga');
  return (wanted) => made(wanted !== null && /[0-9a-f]{8}-[0-9a-f]{4}-/i.test(wanted) ? null : wanted);
}

/** Which id each question got, where it is not the file's own. */
function tellNames(items: readonly SourceItem[], placing: Placing): void {
  for (const item of items) {
    const placed = placing.places.get(item);
    const id = placed === undefined || typeof placed === 'string' ? null : (placed.row ?? placed.id);
    if (id !== null && id !== item.linkId && asText(item.raw['linkId']) !== null)
      placing.ledger.changed(
        at(item.path, 'linkId'),
        'code',
        `linkId ”${item.linkId.slice(0, 80)}” kan inte vara ett id här; det blev ”${id}”.`,
      );
    tellNames(item.items, placing);
  }
}

const languageOf = (resource: Json): string | null => asText(resource['language'])?.toLowerCase().split('-')[0] ?? null;
const kindOf = (resource: Json): string => (asText(resource['resourceType']) ?? 'okänd resurs').slice(0, 60);

function nameOf(resource: Json): string {
  const name =
    asText(resource['title']) ?? asText(resource['name']) ?? asText(resource['url']) ?? asText(resource['id']) ?? kindOf(resource);
  const version = asText(resource['version']);
  return `${name.slice(0, 200)}${version === null ? '' : ` ${version.slice(0, 40)}`}`;
}

const refused = (ledger: Ledger, source: string, because: string): Imported<MomentPart> => ({
  document: null,
  report: ledger.report(source, because),
});
