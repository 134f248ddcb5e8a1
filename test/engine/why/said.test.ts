import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Decision } from '../../../engine/decision.ts';
import { explain } from '../../../engine/why/explain.ts';
import { loudly } from './loudly.ts';

/**
 * What is said of records, word for word: first of such as generated lives have left, then of such as no life has met yet. Each stands in
 * `said.txt` as item, outcome, rule, how late it was and its facts, then what staff and the citizen are told. Chosen so that hardly a choice in
 * the code that makes the sentences can go another way unseen.
 */
const NOMINAL = Date.parse('2026-11-02T08:00:00Z');

const entries = readFileSync(new URL('./said.txt', import.meta.url), 'utf8')
  .split(/\n(?=\S)/)
  .map((entry) => {
    const [head = '', ...said] = entry.trimEnd().split('\n  ');
    const [, item, outcome, rule, late, facts] = /^(\w+) (\w+) (\w+)(?: ([-+]\d+) min)? (\{.*\})$/.exec(head) ?? [];
    const actual = NOMINAL + Number(late ?? 0) * 60_000;
    const decision = { item, outcome, rule, facts: JSON.parse(facts ?? ''), nominal: NOMINAL, actual, seq: null } as Omit<Decision, 'key'>;
    return { head, said, decision };
  });

describe('why: word for word', () => {
  test.each([...new Set(entries.map(({ decision }) => decision.item))])('%s', (item) => {
    for (const { head, said, decision } of entries.filter((each) => each.decision.item === item)) {
      const { staff, citizen } = explain(decision, loudly);
      expect([head, staff, citizen ?? '–']).toEqual([head, ...said]);
    }
  });
});
