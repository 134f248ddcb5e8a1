import type { Path } from '../path.ts';
import type { Problem, ShapeCode } from '../problem.ts';
import { error } from '../problem.ts';

export const MOST_CHARACTERS = 2_000_000;
const DEEPEST = 60;
const LONGEST_LIST = 1000;
const FORBIDDEN: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/**
 * Looks a value through before any schema does: too large, too deep (a circle too), dangerous keys, text that cannot be stored
 * (half surrogate pairs, the null character) or hides what it says, numbers that are none. Walks without recursion, so that no depth can bring it down.
 */
export function guard(document: unknown): readonly Problem[] {
  const problems: Problem[] = [];
  const add = (code: ShapeCode, at: Path, message: string): void => {
    problems.push(error(code, at, message));
  };
  const waiting: { readonly value: unknown; readonly at: Path }[] = [{ value: document, at: [] }];
  let characters = 0;
  for (let item = waiting.pop(); item !== undefined && problems.length < MOST_PROBLEMS; item = waiting.pop()) {
    const { value, at } = item;
    characters += typeof value === 'string' ? value.length + 2 : 2;
    if (characters > MOST_CHARACTERS) {
      add('TooLarge', [], tooLarge);
      return problems;
    }
    if (typeof value === 'string' && isBroken(value)) add('BrokenText', at, 'Texten innehåller ett tecken som inte kan sparas.');
    else if (typeof value === 'string' && HIDDEN.test(value))
      add('BrokenText', at, 'Texten innehåller ett dolt styrtecken. Skriv den utan det.');
    if (typeof value === 'number' && !Number.isFinite(value)) add('NotFinite', at, 'Här ska stå ett vanligt tal.');
    if (typeof value !== 'object' || value === null) continue;
    if (at.length >= DEEPEST) {
      add('TooDeep', at.slice(0, 8), `Dokumentet är nästlat djupare än ${DEEPEST} nivåer.`);
      return problems;
    }
    if (Array.isArray(value)) {
      if (value.length > LONGEST_LIST) add('TooLarge', at, `Listan är längre än ${LONGEST_LIST} delar.`);
      else for (let index = value.length - 1; index >= 0; index -= 1) waiting.push({ value: value[index], at: [...at, index] });
      continue;
    }
    for (const [key, part] of Object.entries(value).reverse()) {
      characters += key.length + 3;
      if (FORBIDDEN.includes(key)) add('ForbiddenKey', [...at, key], `Namnet ”${key}” får inte användas i ett dokument.`);
      else if (isBroken(key)) add('BrokenText', at, 'Ett namn innehåller ett tecken som inte kan sparas.');
      else waiting.push({ value: part, at: [...at, key] });
    }
  }
  return problems;
}

export const tooLarge = 'Dokumentet är större än 2 MB. Lägg bilder och film i egna filer.';

/** Neither UTF-8 nor PostgreSQL can hold half a surrogate pair; PostgreSQL cannot hold the null character. */
export const isBroken = (text: string): boolean => /[\p{Surrogate}\0]/u.test(text);

/** Signs that are not seen: control characters, and those that turn the direction of what follows so that it reads as something else. */
const HIDDEN = /(?![\t\n\r])\p{Cc}|[\u202A-\u202E]/u;

const MOST_PROBLEMS = 100;
