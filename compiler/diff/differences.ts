import type { Moment } from '../document/moment.ts';
import { stableText } from '../plan/hash.ts';
import type { Difference, Item, ItemKind } from './difference.ts';

/**
 * Everything two parsed versions do not have in common, in the order of the new document. Items are the same when their ids are: a corrected
 * wording is never a new item. What neither list nor text is told field by field, so that nothing can differ in silence.
 */
export function differences(before: Moment, after: Moment): readonly Difference[] {
  return compare({ kind: 'moment', ids: [], title: after.name, at: [], chain: [after] }, before, after);
}

/** Which of an item's fields are lists of items of their own, and whether these have ids. */
const LISTS: Readonly<Partial<Record<ItemKind, Readonly<Record<string, { readonly kind: ItemKind; readonly byId: boolean }>>>>> = {
  moment: {
    dates: { kind: 'date', byId: true },
    namedEvents: { kind: 'namedEvent', byId: true },
    startFacts: { kind: 'startFact', byId: true },
    modules: { kind: 'module', byId: true },
    forms: { kind: 'form', byId: true },
    batteries: { kind: 'battery', byId: true },
    results: { kind: 'result', byId: true },
    flags: { kind: 'flag', byId: true },
  },
  module: { sections: { kind: 'section', byId: true } },
  section: { steps: { kind: 'step', byId: true } },
  form: { questions: { kind: 'question', byId: true }, results: { kind: 'result', byId: true } },
  question: {
    questions: { kind: 'question', byId: true },
    rows: { kind: 'row', byId: true },
    options: { kind: 'option', byId: true },
  },
  startFact: { options: { kind: 'option', byId: true } },
  result: { bands: { kind: 'band', byId: false } },
  battery: { reminders: { kind: 'reminder', byId: false } },
  flag: { ladder: { kind: 'rung', byId: false } },
};

/** Fields that say which version or item it is, and nothing about it. */
const SILENT: ReadonlySet<string> = new Set(['id', 'version', 'formatVersion', '$schema']);

type Fields = Readonly<Record<string, unknown>>;

/** Fields that say one thing together: told as one. */
const TOGETHER: Readonly<Partial<Record<ItemKind, { readonly field: string; readonly parts: readonly string[] }>>> = {
  reminder: { field: 'reminder', parts: ['days', 'hours', 'at', 'from'] },
  rung: { field: 'rung', parts: ['afterHours', 'to', 'by'] },
  band: { field: 'band', parts: ['from', 'to'] },
};

function compare(item: Item, wholeBefore: Fields, wholeAfter: Fields): readonly Difference[] {
  const found: Difference[] = [];
  const one = TOGETHER[item.kind];
  const before = one ? without(wholeBefore, one.parts) : wholeBefore;
  const after = one ? without(wholeAfter, one.parts) : wholeAfter;
  if (one && one.parts.some((field) => stableText(wholeBefore[field]) !== stableText(wholeAfter[field]))) {
    found.push({ kind: 'changed', item, field: one.field, before: wholeBefore, after: wholeAfter });
  }
  const lists = LISTS[item.kind] ?? {};
  for (const field of new Set([...Object.keys(after), ...Object.keys(before)])) {
    const list = lists[field];
    if (list) {
      found.push(...compareList(item, field, list, asList(before[field]), asList(after[field])));
    } else if (!SILENT.has(field) || (field === 'id' && item.kind === 'moment') || (field === 'version' && item.kind === 'form')) {
      if (stableText(before[field]) !== stableText(after[field])) {
        found.push({ kind: 'changed', item, field, before: before[field], after: after[field] });
      }
    }
  }
  return found;
}

function compareList(
  owner: Item,
  field: string,
  { kind, byId }: { readonly kind: ItemKind; readonly byId: boolean },
  before: readonly Fields[],
  after: readonly Fields[],
): readonly Difference[] {
  const nameOf = (part: Fields, index: number): string | number => (byId && typeof part['id'] === 'string' ? part['id'] : index + 1);
  const itemOf = (part: Fields, index: number): Item => ({
    kind,
    ids: [...owner.ids, nameOf(part, index)],
    title: titleOf(part) ?? owner.title,
    at: [...owner.at, field, index],
    chain: [...owner.chain, part],
  });
  const old = new Map(before.map((part, index) => [nameOf(part, index), { part, index }]));
  const found: Difference[] = [];
  for (const [index, part] of after.entries()) {
    const earlier = old.get(nameOf(part, index));
    const item = itemOf(part, index);
    if (!earlier) found.push({ kind: 'added', item, value: part });
    else found.push(...compare(item, earlier.part, part));
  }
  const now = new Set(after.map(nameOf));
  for (const [index, part] of before.entries())
    if (!now.has(nameOf(part, index))) found.push({ kind: 'removed', item: itemOf(part, index), value: part });
  const stayed = (parts: readonly Fields[], other: ReadonlySet<string | number>) => parts.map(nameOf).filter((name) => other.has(name));
  const order = [stayed(before, now), stayed(after, new Set(old.keys()))];
  if (byId && stableText(order[0]) !== stableText(order[1])) found.push({ kind: 'reordered', item: owner, list: field });
  return found;
}

const without = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

const asList = (value: unknown): readonly Fields[] => (Array.isArray(value) ? (value as readonly Fields[]) : []);

function titleOf(part: Fields): string | null {
  for (const field of ['title', 'name', 'text']) {
    const text = part[field];
    if (typeof text === 'string') return text.length > 60 ? `${text.slice(0, 57).trimEnd()} …` : text;
  }
  return null;
}
