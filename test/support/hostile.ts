import { readdirSync, readFileSync } from 'node:fs';
import { conditions } from './hostileConditions.ts';
import { isRecord, type Luck } from './luck.ts';

/**
 * A document that somebody, or something, has damaged: one to four blows against a whole one. What comes out may be a value that JSON
 * cannot say (NaN, a circle) or a text that is no JSON.
 */
export function hostileDocument(luck: Luck, whole: unknown): unknown {
  const document: unknown = structuredClone(whole);
  for (let blow = 1 + luck.below(4); blow > 0; blow -= 1) luck.one(BLOWS)(document, luck);
  return luck.chance(0.08) ? brokenText(document, luck) : document;
}

/** The real moments, as values to damage. */
export const exampleDocuments = (): readonly unknown[] => {
  const moments = new URL('../../moments/', import.meta.url);
  const files = readdirSync(moments).filter((file) => file.endsWith('.json'));
  return files.map((file) => JSON.parse(readFileSync(new URL(file, moments), 'utf8')) as unknown);
};

/** Texts and numbers that code is apt to stumble on, wherever they stand. */
export function hostileValue(luck: Luck): unknown {
  return luck.one<() => unknown>([
    () => luck.one(NUMBERS),
    () => luck.one(NUMBERS),
    () => luck.one(TEXTS),
    () => luck.one(TEXTS),
    () => luck.one(conditions)(),
    () => luck.one([null, true, false, undefined]),
    () => luck.one<() => unknown>([() => [], () => ({}), () => [[]], () => withPrototype(luck)])(),
    () => (luck.chance(0.05) ? 'x'.repeat(1_000_000) : 'å'.repeat(21_000)),
  ])();
}

export const NUMBERS: readonly number[] = [
  [0, -0, -1, 1, 0.1, 0.25, -0.5, 7, 60, 366, 400, 1000, 3650, 10_081, 87_600, 2 ** 31, 2 ** 53, 1e15, 8.64e15, 8.64e15 + 1],
  [-(2 ** 53), 1e21, 1e308, -1e308, 5e-324, Number.NaN, Infinity, -Infinity],
].flat();

export const TEXTS: readonly string[] = [
  ['', ' ', '-', '/', '~2', 'a~2', '#1', '@', 'm1/', '//', '00:00', '02:30', '23:59', '24:00', '99:99', '8:00', '08:00\n', '٠٨:٠٠'],
  ['0000-00-00', '2026-02-30', '0001-01-01', '9999-12-31', '2027-03-28', '+275760-09-13', '2026-1-1'],
  ['Europe/Stockholm', 'Mars/Base', 'Pacific/Apia', 'UTC', 'europe/stockholm', '../../etc/passwd', 'GMT+25'],
  ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'length', 'then', 'system.halted', 'measure.x'],
  [
    '\u{202E}txet\u{202C}',
    '\u{200F}',
    '\u{0000}',
    '\u{0007}\u{001B}[31m',
    '\uD800',
    'a\uDFFFb',
    '\u{FEFF}',
    '\u{2028}',
    '👩‍👩‍👧‍👦',
    'e\u{0301}',
  ],
  ['javascript:alert(1)', '<script>alert(1)</script>', '=1+1', '%00', '{{x}}', '.*.*.*.*.*.*=.*', 'null', 'NaN', '1e999'],
].flat();

type Blow = (document: unknown, luck: Luck) => void;

const BLOWS: readonly Blow[] = [
  /** Something is gone. */
  (document, luck) => at(document, luck, (holder, key) => remove(holder, key)),
  /** Something stands twice, beside itself or somewhere else. */
  (document, luck) =>
    at(document, luck, (holder, key, value) => {
      if (Array.isArray(holder)) holder.splice(luck.below(holder.length + 1), 0, copyOf(value));
      else at(document, luck, (other, name) => put(other, name, copyOf(value)));
    }),
  /** Something has another type, or is beyond all measure. */
  (document, luck) => at(document, luck, (holder, key) => put(holder, key, hostileValue(luck))),
  (document, luck) => at(document, luck, (holder, key) => put(holder, key, hostileValue(luck))),
  /** A number, a text or a truth value has another value of its own type. */
  (document, luck) => at(document, luck, (holder, key, value) => put(holder, key, likeness(value, luck))),
  (document, luck) => at(document, luck, (holder, key, value) => put(holder, key, likeness(value, luck))),
  /** Two places change contents. */
  (document, luck) =>
    at(document, luck, (holder, key, value) =>
      at(document, luck, (other, name, different) => {
        put(holder, key, copyOf(different));
        put(other, name, copyOf(value));
      }),
    ),
  /** One id is another's: rules that point at themselves, in rings, at the wrong kind of thing. */
  (document, luck) => {
    const ids = found(document).flatMap(({ key, value }) => (key === 'id' && typeof value === 'string' ? [value] : []));
    const named = found(document).filter(({ key, value }) => NAMING.has(String(key)) && typeof value === 'string');
    if (ids.length > 0 && named.length > 0)
      for (let n = luck.below(6); n >= 0; n -= 1) put(luck.one(named).holder, luck.one(named).key, luck.one(ids));
  },
  /** A rule is something else: a ring, a tower of rules, a hostile condition. */
  (document, luck) => {
    const rules = found(document).filter(({ key, value }) => (key === 'opens' || key === 'closes' || key === 'by') && isRecord(value));
    if (rules.length > 0) {
      const { holder, key, value } = luck.one(rules);
      put(holder, key, rule(document, luck, value));
    }
  },
  /** A condition or a result is written by an enemy. */
  (document, luck) => {
    const written = found(document).filter(
      ({ key, value }) => ['when', 'outWhen', 'expression'].includes(String(key)) && typeof value === 'string',
    );
    if (written.length > 0) {
      const { holder, key } = luck.one(written);
      put(holder, key, luck.one(conditions)());
    }
  },
  /** Far too many of something. */
  (document, luck) => {
    const lists = found(document).filter(({ value }) => Array.isArray(value) && value.length > 0);
    if (lists.length === 0) return;
    const list = luck.one(lists).value as unknown[];
    const one = luck.one(list);
    const many = luck.one([2, 15, 60, 260, 1001]);
    for (let n = 0; n < many; n += 1) list.push(isRecord(one) ? { ...one, ...('id' in one ? { id: `m${n}` } : {}) } : one);
  },
  /** A name that is not the language's. */
  (document, luck) => {
    const records = found(document).filter(({ value }) => isRecord(value));
    if (records.length > 0) define(luck.one(records).value as object, luck.one(TEXTS), hostileValue(luck));
  },
  /** A circle, which no JSON text can hold, or a tower that no stack can climb. */
  (document, luck) =>
    at(document, luck, (holder, key) => {
      if (luck.chance(0.3)) return put(holder, key, holder);
      let tower: unknown = 1;
      const high = luck.one([10, 55, 61, 1000, 60_000]);
      for (let n = 0; n < high; n += 1) tower = luck.chance(0.5) ? [tower] : { of: tower };
      put(holder, key, tower);
    }),
];

const NAMING: ReadonlySet<string> = new Set(['module', 'form', 'battery', 'name', 'before', 'result', 'within']);

function rule(document: unknown, luck: Luck, value: unknown): unknown {
  const modules = found(document).flatMap(({ key, value: text }) => (key === 'module' && typeof text === 'string' ? [text] : []));
  const kind = luck.below(4);
  if (kind === 0) return { kind: 'afterModule', module: modules.length > 0 ? luck.one(modules) : 'm1' };
  if (kind === 1) return { kind: 'condition', when: luck.one(conditions)() };
  if (kind === 2) return { kind: 'all', of: Array.from({ length: luck.one([1, 20, 21]) }, () => copyOf(value)) };
  let tower: unknown = value;
  const high = luck.one([2, 7, 30, 400]);
  for (let n = 0; n < high; n += 1) {
    const twice = high < 8 && luck.chance(0.5);
    tower = luck.chance(0.5) ? { kind: 'not', of: tower } : { kind: 'any', of: twice ? [tower, tower] : [tower] };
  }
  return tower;
}

function likeness(value: unknown, luck: Luck): unknown {
  if (typeof value === 'number') return luck.chance(0.5) ? value + luck.below(21) - 10 : luck.one(NUMBERS);
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'string') return hostileValue(luck);
  if (value.length === 0 || luck.chance(0.4)) return luck.one(TEXTS);
  const place = luck.below(value.length);
  return value.slice(0, place) + luck.one(['', 'x', '0', '9', '"', '\u{202E}', '/', '.', ' ']) + value.slice(place + 1);
}

function brokenText(document: unknown, luck: Luck): unknown {
  const text = safeText(document);
  const place = luck.below(text.length + 1);
  return luck.one<() => string>([
    () => text.slice(0, place),
    () => text.slice(0, place) + luck.one(TEXTS) + text.slice(place),
    () => text.slice(0, place) + text.slice(place + 1 + luck.below(5)),
    () => '['.repeat(1 + luck.below(200_000)),
    () => '{"a":'.repeat(1 + luck.below(50_000)),
    () => `\u{FEFF}${text}`,
    () => text.replace('{', '{"__proto__":{"isAdmin":true},'),
    () => text.replaceAll(':', luck.one([':', '::', ': -', ':1e'])),
  ])();
}

function safeText(document: unknown): string {
  try {
    return JSON.stringify(document) ?? '';
  } catch {
    return '{"formatVersion":1}';
  }
}

interface Found {
  readonly holder: object;
  readonly key: string | number;
  readonly value: unknown;
}

/** Every place in a document; a walk with an end, whatever it walks in. */
function found(document: unknown): readonly Found[] {
  const places: Found[] = [];
  const seen = new Set<object>();
  const waiting: unknown[] = [document];
  for (let holder = waiting.pop(); holder !== undefined && places.length < 20_000; holder = waiting.pop()) {
    if (typeof holder !== 'object' || holder === null || seen.has(holder)) continue;
    seen.add(holder);
    for (const [key, value] of Object.entries(holder)) {
      places.push({ holder, key: Array.isArray(holder) ? Number(key) : key, value });
      if (typeof value === 'object' && value !== null) waiting.push(value);
    }
  }
  return places;
}

function at(document: unknown, luck: Luck, change: (holder: object, key: string | number, value: unknown) => void): void {
  const places = found(document);
  if (places.length === 0) return;
  const { holder, key, value } = luck.one(places);
  change(holder, key, value);
}

function remove(holder: object, key: string | number): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
}

const put = (holder: object, key: string | number, value: unknown): void => define(holder, key, value);

/** An own property, also where the name is `__proto__`. */
function define(holder: object, key: string | number, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

/** A copy, or the thing itself where it is a tower that cannot be copied. */
function copyOf(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    return value;
  }
}

function withPrototype(luck: Luck): object {
  const record = {};
  define(record, luck.one(['__proto__', 'constructor', 'prototype', 'toString', 'length']), luck.chance(0.5) ? { isAdmin: true } : null);
  return record;
}
