import { isPlainObject } from '../compiler/answers/isPlainObject.ts';
import type { Instant } from '../engine/plan.ts';
import { instantOf } from './instantOf.ts';

/** One line of a script while it is read: what stands in it, and what is wrong with it. */
export class ScriptLine {
  readonly value: Readonly<Record<string, unknown>> | null;
  readonly #number: number;
  readonly #faults: ScriptFault[];

  constructor(number: number, text: string, faults: ScriptFault[]) {
    this.#number = number;
    this.#faults = faults;
    this.value = this.#read(text);
  }

  #read(text: string): Readonly<Record<string, unknown>> | null {
    try {
      const value: unknown = JSON.parse(text);
      // As `scriptOf` writes them: { at, act }.
      if (isPlainObject(value)) return isPlainObject(value['act']) ? { ...value['act'], at: value['at'] } : value;
    } catch {
      this.fault('', 'Raden är inte JSON.');
      return null;
    }
    this.fault('', 'Raden ska vara ett objekt inom klammerparentes.');
    return null;
  }

  fault(place: string, message: string): null {
    this.#faults.push({ line: this.#number, place, message });
    return null;
  }

  instant(name: string, zone: string): Instant | null {
    const at = this.value?.[name];
    if (typeof at === 'number' && Number.isFinite(at)) return at;
    const instant = typeof at === 'string' ? instantOf(at, zone) : null;
    return instant ?? this.fault(name, 'Skriv en tid, till exempel 2026-03-01T09:00.');
  }

  text(name: string): string | null {
    const value = this.value?.[name];
    return typeof value === 'string' && value !== '' ? value : this.fault(name, 'Här ska stå en text.');
  }

  /** One of some words. */
  oneOf<Word extends string>(name: string, words: readonly Word[]): Word | null {
    const value = this.value?.[name];
    return words.find((word) => word === value) ?? this.fault(name, `Skriv ${words.map((word) => `”${word}”`).join(' eller ')}.`);
  }

  /** An id that the moment has. */
  known(name: string, has: (id: string) => boolean, what: string): string | null {
    const id = this.text(name);
    return id === null || has(id) ? id : this.fault(name, `${what} ”${id}” finns inte i momentet.`);
  }

  number(name: string): number | null {
    const value = this.value?.[name];
    return typeof value === 'number' && Number.isFinite(value) ? value : this.fault(name, 'Här ska stå ett tal.');
  }

  object(name: string): Readonly<Record<string, unknown>> | null {
    const value = this.value?.[name];
    return isPlainObject(value) ? value : this.fault(name, 'Här ska stå ett objekt inom klammerparentes.');
  }

  reason(): string | null {
    const reason = this.value?.['reason'];
    return typeof reason === 'string' ? reason : null;
  }
}

/** What a script cannot be read for: the line, the place on it, and a Swedish sentence. */
export interface ScriptFault {
  readonly line: number;
  readonly place: string;
  readonly message: string;
}
