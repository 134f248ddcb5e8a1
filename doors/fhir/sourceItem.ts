import { url } from './extensions.ts';
import { asBoolean, asObject, asObjects, asText, at, isObject, type Json, listOf, valueIn } from './json.ts';
import type { Ledger } from './ledger.ts';
import { optionsIn, type SourceOption } from './sourceOption.ts';
import type { ValueSets } from './valueSets.ts';

/** The item types of R4; R5's `coding` and STU3's names are read as these. */
export type ItemType = (typeof TYPES)[number];
const TYPES = [
  'group', 'display', 'boolean', 'decimal', 'integer', 'date', 'dateTime', 'time', 'string', 'text', 'url',
  'choice', 'open-choice', 'attachment', 'reference', 'quantity',
] as const; // biome-ignore format: a table

/** One extension of an item, or a property that a shorthand of FHIR writes for one, with its own place. */
export interface SourceExtension {
  readonly url: string;
  readonly path: string;
  readonly value: unknown;
  readonly raw: Json;
}

/** A test that decides whether an item is shown, in R4's words. */
export interface SourceTest {
  readonly path: string;
  readonly question: string;
  readonly operator: string;
  /** `answerCoding`. */
  readonly name: string | null;
  readonly value: unknown;
}

/** An item of a Questionnaire of R4, R5 or STU3, read leniently into one shape. */
export interface SourceItem {
  readonly path: string;
  readonly raw: Json;
  readonly linkId: string;
  readonly type: ItemType;
  /** As it stands, prefix first; null when there is none. */
  readonly text: string | null;
  readonly repeats: boolean;
  readonly required: boolean;
  readonly controls: readonly string[];
  readonly extensions: readonly SourceExtension[];
  /** Null when the item has none and no value set in the file gives them. */
  readonly options: readonly SourceOption[] | null;
  readonly tests: readonly SourceTest[];
  readonly behaviour: 'all' | 'any';
  readonly parent: SourceItem | null;
  readonly items: readonly SourceItem[];
}

/** Reads the items below one place of a Questionnaire, and tells the ledger of every fault it reads past. */
export function sourceItems(
  holder: Json,
  path: string,
  reading: Reading,
  parent: SourceItem | null = null,
  depth = 0,
): readonly SourceItem[] {
  const list = listOf(holder['item']);
  if (holder['item'] !== undefined && !Array.isArray(holder['item']))
    reading.ledger.changed(at(path, 'item'), 'metadata', 'Fältet item ska vara en lista och läses som en.');
  return list.flatMap((raw, index) => {
    const here = at(path, 'item', index);
    if (!isObject(raw)) {
      reading.ledger.left(here, 'item', 'Här ska stå en post, men det gör det inte.');
      return [];
    }
    if (depth > DEEPEST) {
      reading.ledger.left(here, 'item', `Poster som ligger djupare än ${DEEPEST} nivåer läses inte.`);
      return [];
    }
    reading.count += 1;
    if (reading.count > MOST_ITEMS) {
      reading.ledger.left(here, 'item', `Fler än ${MOST_ITEMS} poster läses inte ur en fil.`);
      return [];
    }
    return [sourceItem(raw, here, reading, parent, depth)];
  });
}

export interface Reading {
  readonly ledger: Ledger;
  readonly valueSets: ValueSets;
  /** Link ids that are taken; the same twice would make every reference to it unsure. */
  readonly taken: Set<string>;
  count: number;
}

const DEEPEST = 40;
const MOST_ITEMS = 3000;

function sourceItem(raw: Json, path: string, reading: Reading, parent: SourceItem | null, depth: number): SourceItem {
  const { ledger, valueSets } = reading;
  const extensions = extensionsIn(raw, path);
  const options = optionsIn(raw, path, ledger, valueSets);
  const tests = testsIn(raw, path, ledger);
  const item: SourceItem = {
    path,
    raw,
    linkId: linkIdOf(raw, path, reading),
    type: typeOf(raw, path, ledger, options !== null),
    text: textOf(raw, path, ledger),
    repeats: flag(raw, path, 'repeats', ledger),
    required: flag(raw, path, 'required', ledger),
    controls: extensions.flatMap(({ url: address, value }) =>
      address === url.itemControl ? asObjects(asObject(value)['coding']).flatMap(({ code }) => asText(code) ?? []) : [],
    ),
    extensions,
    options,
    tests,
    behaviour: behaviourOf(raw, path, tests.length, ledger),
    parent,
    items: [],
  };
  return Object.assign(item, { items: sourceItems(raw, path, reading, item, depth + 1) });
}

function linkIdOf(raw: Json, path: string, { taken, ledger }: Reading): string {
  const given = asText(raw['linkId']);
  let linkId = given ?? `post${path.replaceAll('/item/', '.')}`;
  if (given === null) ledger.changed(path, 'item', 'Posten saknar linkId och får ett eget nummer.');
  else if (typeof raw['linkId'] !== 'string') ledger.changed(path, 'item', 'Postens linkId är inte skrivet som text men läses så.');
  if (taken.has(linkId)) {
    ledger.changed(path, 'item', `Samma linkId, ”${linkId.slice(0, 60)}”, står på flera poster; hänvisningar till det gäller den första.`);
    linkId = `${linkId} ${path}`;
  }
  taken.add(linkId);
  return linkId;
}

function typeOf(raw: Json, path: string, ledger: Ledger, hasOptions: boolean): ItemType {
  const given = asText(raw['type']);
  const constraint = asText(raw['answerConstraint']);
  if (given === 'coding' || given === 'choice') return constraint === 'optionsOrString' ? 'open-choice' : 'choice';
  if (given === 'question') ledger.changed(path, 'item', 'Typen ”question” saknar svarssort och läses som text.');
  const known = TYPES.find((type) => type === given);
  if (known !== undefined) return known;
  const made: ItemType = Array.isArray(raw['item']) ? 'group' : hasOptions ? 'choice' : 'string';
  if (given !== 'question') ledger.changed(path, 'item', `Typen ”${(given ?? 'ingen').slice(0, 40)}” är okänd och läses som ${made}.`);
  return made;
}

function textOf(raw: Json, path: string, ledger: Ledger): string | null {
  if (raw['text'] !== undefined && raw['text'] !== null && typeof raw['text'] !== 'string')
    ledger.changed(path, 'item', 'Texten är inte skriven som text men läses så.');
  const [prefix, text] = [asText(raw['prefix']), asText(raw['text'])];
  if (prefix !== null) ledger.changed(at(path, 'prefix'), 'text', 'Numret före frågan skrivs ihop med frågans text.');
  return prefix === null ? text : text === null || text.startsWith(prefix) ? (text ?? prefix) : `${prefix} ${text}`;
}

function flag(raw: Json, path: string, name: string, ledger: Ledger): boolean {
  if (raw[name] === undefined || raw[name] === null) return false;
  const value = asBoolean(raw[name]);
  if (typeof raw[name] !== 'boolean')
    ledger.changed(
      at(path, name),
      'validation',
      `Värdet på ${name} är inte true eller false och läses som ${value === true ? 'true' : 'false'}.`,
    );
  if (value !== true) ledger.nothing(at(path, name));
  return value === true;
}

/** The item's extensions; and those that a shorthand writes as properties of the item, as `hidden: true`. */
function extensionsIn(raw: Json, path: string): readonly SourceExtension[] {
  const own = (['extension', 'modifierExtension'] as const).flatMap((list) =>
    listOf(raw[list]).flatMap((one, index) =>
      isObject(one) ? [{ url: asText(one['url']) ?? '', path: at(path, list, index), value: valueIn(one)?.value, raw: one }] : [],
    ),
  );
  const short = Object.entries(SHORTHAND).flatMap(([name, address]) =>
    raw[name] === undefined
      ? []
      : Array.isArray(raw[name])
        ? raw[name].map((value: unknown, index) => ({ url: address, path: at(path, name, index), value, raw: { url: address } }))
        : [{ url: address, path: at(path, name), value: raw[name], raw: { url: address } }],
  );
  return [...own, ...short];
}

const SHORTHAND: Readonly<Record<string, string>> = {
  hidden: url.hidden,
  itemControl: url.itemControl,
  calculatedExpression: url.calculated,
  initialExpression: url.initialExpression,
  enableWhenExpression: url.enableWhenExpression,
  variable: url.variable,
  unit: url.unit,
};

function testsIn(raw: Json, path: string, ledger: Ledger): readonly SourceTest[] {
  return listOf(raw['enableWhen']).flatMap((one, index) => {
    const here = at(path, 'enableWhen', index);
    if (!isObject(one)) {
      ledger.left(here, 'condition', 'Här ska stå ett villkor, men det gör det inte.');
      return [];
    }
    const answer = valueIn(one, 'answer');
    const has = asBoolean(one['hasAnswer']);
    const isOld = one['operator'] === undefined;
    if (isOld) ledger.changed(here, 'condition', 'Villkoret är skrivet på STU3:s sätt och läses som R4.');
    const value = isOld && has !== null && answer === null ? { name: 'answerBoolean', value: has } : answer;
    return [
      {
        path: here,
        question: asText(one['question']) ?? '',
        operator: isOld ? (has === null ? '=' : 'exists') : (asText(one['operator']) ?? ''),
        name: value?.name ?? null,
        value: value?.value,
      },
    ];
  });
}

function behaviourOf(raw: Json, path: string, tests: number, ledger: Ledger): 'all' | 'any' {
  const given = asText(raw['enableBehavior']);
  const here = at(path, 'enableBehavior');
  if (given === 'all' || given === 'any') {
    if (tests > 1) ledger.kept(here, 'condition');
    else ledger.nothing(here);
    return given;
  }
  if (tests > 1)
    ledger.changed(here, 'condition', 'Det står inte om alla villkor ska gälla eller något av dem; det räcker här med ett, som i STU3.');
  return 'any';
}

/** The first of an item's extensions with one of these addresses. */
export const extensionOf = (item: SourceItem, ...addresses: readonly string[]): SourceExtension | undefined =>
  item.extensions.find(({ url: address }) => addresses.includes(address));
