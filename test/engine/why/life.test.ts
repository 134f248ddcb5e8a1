import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advanceAll, begin } from '../../../engine/advance.ts';
import { explain } from '../../../engine/why/explain.ts';
import type { Names } from '../../../engine/why/names.ts';
import { anyLife } from '../../support/anyLog.ts';
import { anyPlan } from '../../support/anyPlan.ts';
import { given, saved } from '../../support/given.ts';
import { flag, form, module, plan, weekly } from '../../support/plan.ts';

const names: Names = {
  module: (id) => ({ m1: 'Sömnens grunder', m2: 'Sängen är för sömn' })[id] ?? id,
  battery: (id) => ({ vecka: 'Veckans frågor' })[id] ?? id,
  form: (id) => ({ phq9: 'PHQ-9' })[id] ?? id,
  flag: (id) => ({ livsleda: 'Tankar på döden', tyst: 'Ingen aktivitet' })[id] ?? id,
  fact: (path) => (path === 'forms.phq9.answers.q9' ? 'PHQ-9 fråga 9' : path),
  say: (at) => new Date(at).toISOString().slice(0, 16),
};

const START = '2026-11-02T09:00:00Z';
const whenQ9 = {
  kind: 'binary',
  operator: '>=',
  left: { kind: 'path', names: ['forms', 'phq9', 'answers', 'q9'] },
  right: { kind: 'literal', value: 1 },
} as const;
const moment = plan({
  modules: [
    module('m1'),
    module('m2', {
      opens: {
        kind: 'all',
        of: [
          { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 7, at: '08:00' },
          { kind: 'afterModule', module: 'm1' },
        ],
      },
    }),
  ],
  forms: [form('phq9', { facts: { answers: ['q9'], results: [] } })],
  batteries: [weekly('vecka')],
  flags: [flag('livsleda', { priority: 'prioritised', trigger: { kind: 'form', form: 'phq9', when: whenQ9 } })],
});

function staff(life: ReturnType<typeof given>, key: string): string {
  const decision = life.decisions.find((each) => each.key === key);
  return decision ? explain(decision, names).staff : 'ingen post';
}

describe('why: sentences of lived records', () => {
  test('a reminder that was not sent says that the form was answered', () => {
    const life = given(moment, START).when('2026-11-10T10:00:00Z', saved('phq9', { battery: 'vecka', answers: { q9: 0 } }));
    expect(staff(life, 'remind/vecka/1/1')).toBe(
      'Påminnelsen om ”Veckans frågor” (tillfälle 1) 2026-11-11T16:00 skickades inte: formulären var redan besvarade.',
    );
  });

  test('a flag says which answer raised it, and only staff are told', () => {
    const life = given(moment, START).when('2026-11-03T10:00:00Z', saved('phq9', { answers: { q9: 2 } }));
    expect(staff(life, 'flag/livsleda/phq9#1')).toBe(
      '”Tankar på döden” höjdes 2026-11-03T10:00, när ”PHQ-9” sparades: PHQ-9 fråga 9 är 2.',
    );
    const raised = life.decisions.find(({ key }) => key === 'flag/livsleda/phq9#1');
    expect(raised && explain(raised, names).citizen).toBeNull();
  });

  test('a module says which parts of its rule held', () => {
    const life = given(moment, START)
      .when('2026-11-03T10:00:00Z', { kind: 'moduleCompleted', module: 'm1', by: 'citizen' })
      .until('2026-11-10T00:00:00Z');
    expect(staff(life, 'openModule/m2')).toBe(
      '”Sängen är för sömn” öppnades 2026-11-09T07:00, när det hade gått 7 dagar sedan starten och ”Sömnens grunder” var avklarad.',
    );
  });

  test('what was decided late says so', () => {
    const life = given(moment, START).late('2026-11-14T23:00:00Z', []);
    expect(staff(life, 'missOccasion/vecka/1')).toContain('Det avgjordes först 2026-11-14T23:00, för systemet hade varit borta.');
  });

  test('every record of every generated life has a sentence for staff, and one for the citizen or none', () => {
    fc.assert(
      fc.property(anyPlan(), anyLife(), (generated, lived) => {
        const first = begin(generated, lived.start);
        const rest = advanceAll(
          generated,
          first.state,
          lived.arrivals.map(({ event }) => event),
          lived.end,
        );
        for (const decision of [...first.decisions, ...rest.decisions]) {
          const told = explain(decision, names);
          for (const sentence of [told.staff, ...(told.citizen === null ? [] : [told.citizen])]) {
            expect(sentence).toMatch(/^\S.*[.”]$/);
            expect(sentence).not.toMatch(/undefined|null|NaN|\[object/);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

test('a notice that was not sent says its own reason, never that the moment had ended', () => {
  const at = Date.parse(START);
  const about = { item: 'notify', outcome: 'suppressed', facts: { module: 'm1' }, nominal: at, actual: at, seq: null } as const;
  const rules = ['citizenSettings', 'completedByCitizen', 'formRead', 'stale', 'halted'] as const;
  for (const rule of rules) expect(explain({ ...about, rule }, names).staff).not.toContain('avslutat');
  expect(explain({ ...about, rule: 'citizenSettings' }, names).citizen).toBe(
    'Beskedet om ”Sömnens grunder” skickades inte, för du har stängt av aviseringar.',
  );
  expect(explain({ ...about, rule: 'momentEnded' }, names).staff).toContain('momentet var avslutat');
});
