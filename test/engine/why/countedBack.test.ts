import { describe, expect, test } from 'vitest';
import type { Decision } from '../../../engine/decision.ts';
import type { PlannedOpening } from '../../../engine/plan.ts';
import { explain } from '../../../engine/why/explain.ts';
import type { Names } from '../../../engine/why/names.ts';
import { ruleInWords } from '../../../engine/why/opening.ts';

const same = (id: string): string => id;
const names: Names = {
  module: same,
  battery: same,
  form: same,
  flag: same,
  fact: same,
  anchor: () => 'När barnet kommer',
  say: (at) => new Date(at).toISOString().slice(0, 10),
};
const anchor = { kind: 'date', name: 'fodelse' } as const;

describe('why: what is counted back from a date', () => {
  test.each<[months: number, days: number, words: string]>([
    [0, -21, '21 dagar före datumet för ”När barnet kommer”, kl. 08.00'],
    [-1, -7, '1 månad och 7 dagar före datumet för ”När barnet kommer”, kl. 08.00'],
    [-1, 3, '3 dagar efter den dag som är 1 månad före datumet för ”När barnet kommer”, kl. 08.00'],
    [2, -1, '1 dag före den dag som är 2 månader efter datumet för ”När barnet kommer”, kl. 08.00'],
  ])('a rule with %i months and %i days', (months, days, words) => {
    const rule: PlannedOpening = { kind: 'afterAnchor', anchor, months, days, at: '08:00' };
    expect(ruleInWords(rule, names)).toEqual({ staff: words, citizen: words });
  });

  test.each<[facts: Decision['facts'], words: string]>([
    [{ days: -21 }, 'det var 21 dagar kvar till datumet för ”När barnet kommer”.'],
    [{ months: -2, days: 0 }, 'det var 2 månader kvar till datumet för ”När barnet kommer”.'],
    [{ months: -1, days: 3 }, 'den dag hade kommit som räknas från datumet för ”När barnet kommer”.'],
  ])('a module that opened by %j', (facts, words) => {
    const at = Date.parse('2026-05-04T06:00:00Z');
    const opened: Omit<Decision, 'key'> = {
      item: 'openModule',
      rule: 'openingRule',
      outcome: 'fired',
      facts: { module: 'infor', anchor: 'date', anchorName: 'fodelse', ...facts },
      nominal: at,
      actual: at,
      seq: null,
    };
    expect(explain(opened, names).staff).toContain(words);
  });
});
