import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rules } from '../../compiler/check/rules.ts';
import { compile } from '../../compiler/compile.ts';
import { pathText } from '../../compiler/path.ts';
import type { Problem } from '../../compiler/problem.ts';
import { isError } from '../../compiler/problem.ts';
import { exampleDocument } from '../support/exampleMoment.ts';
import { type Planting, plantings } from './plantings.ts';

/** A real moment with one fault planted in it, read and checked. */
function problemsOf({ moment, edits }: Planting): readonly Problem[] {
  const document = JSON.parse(exampleDocument(moment)) as unknown;
  for (const [place, value] of Object.entries(edits)) write(document, place, value);
  return compile(document).problems;
}

function write(document: unknown, place: string, value: unknown): void {
  const names = place.split(/[.[\]]+/).filter((name) => name !== '');
  const last = names.pop() ?? '';
  const holder = names.reduce<unknown>((here, name) => (here as Record<string, unknown>)[name], document) as Record<string, unknown>;
  if (Array.isArray(holder) && (last === '+' || value === undefined))
    holder.splice(last === '+' ? holder.length : Number(last), value === undefined ? 1 : 0, ...(value === undefined ? [] : [value]));
  else if (value === undefined) Reflect.deleteProperty(holder, last);
  else holder[last] = value;
}

/** What is wrong with how a fault was told; null when the named rule told it where it is, and nothing else hides it. */
function missed(planting: Planting): string | null {
  const problems = problemsOf(planting);
  const named = problems.filter(({ code }) => code === planting.rule);
  const told = `${planting.rule} in ${planting.moment} (${JSON.stringify(planting.edits).slice(0, 120)})`;
  const said = problems.map(({ code, at }) => `${code} at ${pathText(at)}`).join(', ') || 'nothing';
  if (named.length === 0) return `${told}: not found; said ${said}`;
  if (!named.some(({ at }) => pathText(at) === planting.at)) return `${told}: not at ${planting.at}; said ${said}`;
  const drowning = problems.filter(
    (problem) => isError(problem) && problem.code !== planting.rule && !planting.also.includes(problem.code),
  );
  return drowning.length === 0 ? null : `${told}: drowned; said ${said}`;
}

describe('check: faults planted in real moments', () => {
  test('nearly every planted fault is found by the rule that is for it, where it stands, and no other error drowns it', () => {
    const misses = plantings.flatMap((planting) => missed(planting) ?? []);
    console.log(`found by the named rule: ${plantings.length - misses.length} of ${plantings.length}`, ...misses);
    expect(plantings.length).toBeGreaterThanOrEqual(100);
    expect((plantings.length - misses.length) / plantings.length).toBeGreaterThanOrEqual(0.95);
    expect(misses).toEqual(KNOWN_MISSES);
  });

  test('every rule has at least two different plantings', () => {
    const few = rules.map(({ name }) => name).filter((name) => plantings.filter(({ rule }) => rule === name).length < 2);
    expect(few).toEqual([]);
    expect(new Set(plantings.map((planting) => JSON.stringify(planting))).size).toBe(plantings.length);
  });

  test.each(readdirSync(new URL('../../moments', import.meta.url)).filter((file) => file.endsWith('.json')))(
    '%s has no problem of any kind',
    (file) => {
      expect(compile(exampleDocument(file.replace('.json', ''))).problems).toEqual([]);
    },
  );
});

/** What no rule finds as it should yet; each is a wish, and is told in the count. */
const KNOWN_MISSES: readonly string[] = [];
