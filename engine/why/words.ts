import type { Decision } from '../decision.ts';
import type { Names } from './names.ts';

/** A decision as it is explained; the key is not part of the sentence. */
export type Told = Omit<Decision, 'key'>;

/** What a record's facts are called, ready to stand in a sentence. A fact that the record lacks has a plain word instead of a name. */
export interface Words {
  readonly decision: Told;
  readonly names: Names;
  /** When it was due. */
  readonly when: string;
  /** Whether it was still ahead when it was decided. */
  readonly ahead: boolean;
  readonly module: string;
  /** With the occasion's number, when there is one. */
  readonly occasion: string;
  readonly battery: string;
  readonly form: string;
  readonly flag: string;
  readonly measure: string;
  /** " till onsdag kl. 08.00", or nothing where the record does not say. */
  readonly moved: string;
}

export function wordsOf(decision: Told, names: Names): Words {
  const module = text(decision, 'module');
  const battery = text(decision, 'battery');
  const form = text(decision, 'form');
  // A record about a raised flag may hold its whole key.
  const flag = text(decision, 'flag')?.replace(/^flag\/([^/]*)\/.*$/, '$1') ?? null;
  const measure = text(decision, 'measure');
  const to = number(decision, 'to');
  const seen = number(decision, 'occasion') ?? number(decision, 'number');
  const series = battery === null ? 'Mätningen' : quoted(names.battery(battery));
  return {
    decision,
    names,
    when: names.say(decision.nominal),
    ahead: decision.nominal > decision.actual,
    module: module === null ? 'Modulen' : quoted(names.module(module)),
    battery: series,
    occasion: battery === null || seen === null ? series : `${series} (tillfälle ${seen})`,
    form: form === null ? 'formuläret' : quoted(names.form(form)),
    flag: flag === null ? 'Flaggan' : quoted(names.flag(flag)),
    measure: measure === null ? 'Mätvärdet' : quoted(names.measure?.(measure) ?? measure),
    moved: to === null ? '' : ` till ${names.say(to)}`,
  };
}

/** A fact that is text, or null. */
export function text(decision: Told, name: string): string | null {
  const value = fact(decision, name);
  return typeof value === 'string' ? value : null;
}

/** A fact that is a number, or null. */
export function number(decision: Told, name: string): number | null {
  const value = fact(decision, name);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** A name in Swedish quotation marks. */
export function quoted(name: string): string {
  return `”${name}”`;
}

/** What should have happened, told before its time ("skulle öppnas") or after it ("skulle ha öppnats"). */
export function should(words: Words, before: string, after: string): string {
  return `skulle ${words.ahead ? before : `ha ${after}`} ${words.when}`;
}

function fact({ facts }: Told, name: string): Decision['facts'][string] | undefined {
  return Object.hasOwn(facts, name) ? facts[name] : undefined;
}
