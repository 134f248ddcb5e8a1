import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advanceAll, begin } from '../../../engine/advance.ts';
import type { Names } from '../../../engine/why/names.ts';
import { whyNothing } from '../../../engine/why/nothing.ts';
import { questionOf } from '../../../engine/why/question.ts';
import { anyLife } from '../../support/anyLog.ts';
import { anyPlan } from '../../support/anyPlan.ts';
import { given, type Played, saved } from '../../support/given.ts';
import { flag, form, module, plan, weekly } from '../../support/plan.ts';

const names: Names = {
  module: (id) => ({ m1: 'Grunder', m2: 'Sängen' })[id] ?? id,
  battery: (id) => ({ vecka: 'Veckans frågor' })[id] ?? id,
  form: (id) => id,
  flag: (id) => ({ tyst: 'Ingen aktivitet' })[id] ?? id,
  fact: (path) => path,
  say: (at) => new Date(at).toISOString().slice(0, 16),
};

const START = '2026-11-02T09:00:00Z';
const moment = plan({
  modules: [module('m1'), module('m2', { opens: { kind: 'afterModule', module: 'm1' } }), module('tyst2', { notify: false })],
  forms: [form('phq9')],
  batteries: [
    weekly('vecka'),
    weekly('sedan', { schedule: { kind: 'once', anchor: { kind: 'moduleCompleted', module: 'm2' }, days: 1, at: '08:00' } }),
    weekly('extra', { schedule: { kind: 'byStaff' }, reminders: [] }),
  ],
  flags: [flag('tyst', { trigger: { kind: 'inactivity', days: 10, at: '10:00' } })],
});

function ask(life: Played, text: string, reader: 'staff' | 'citizen' = 'staff'): readonly (string | null)[] {
  const question = questionOf(text, life.plan, life.state, life.decisions);
  return question ? whyNothing(life.plan, life.state, life.decisions, question, names).map((answer) => answer[reader]) : [];
}

describe('why: did nothing come', () => {
  test('a module says what it waits for, then what has been decided about it', () => {
    const life = given(moment, START);
    expect(ask(life, 'm2', 'citizen')).toEqual(['Öppnas när du har gått igenom ”Grunder”.']);
    expect(ask(life, 'm1')).toEqual(['”Grunder” öppnades 2026-11-02T09:00, från starten.']);
  });

  test('a reminder that was never to come, that waits, and that was not sent', () => {
    const life = given(moment, START);
    expect(ask(life, 'remind/vecka/1/1')).toEqual([
      '”Veckans frågor” (tillfälle 1) har inte öppnats. Enligt schemat öppnas det 2026-11-09T07:00.',
    ]);
    expect(ask(life, 'remind/vecka/1/2')).toEqual(['Momentet har ingen påminnelse 2 om ”Veckans frågor”.']);
    expect(ask(life, 'remind/extra/1/1')).toEqual(['Momentet säger inte att påminnelser ska skickas om ”extra”.']);
    life.until('2026-11-10T00:00:00Z');
    expect(ask(life, 'remind/vecka/1/1', 'citizen')).toEqual([
      'Du får en påminnelse om ”Veckans frågor” (tillfälle 1), om du inte har svarat. Väntar till 2026-11-11T16:00.',
    ]);
    life.when('2026-11-10T10:00:00Z', saved('phq9', { battery: 'vecka' }));
    expect(ask(life, 'remind/vecka/1/1', 'citizen')).toEqual([
      'Du fick ingen påminnelse om ”Veckans frågor” (tillfälle 1), för du hade redan svarat.',
    ]);
  });

  test('an occasion whose anchor has not happened, that staff start, and that the schedule does not have', () => {
    const life = given(moment, START);
    expect(ask(life, 'sedan')).toEqual(['”sedan” har inte öppnats. Den räknas från att ”Sängen” är avklarad, och det har inte hänt.']);
    expect(ask(life, 'extra', 'citizen')).toEqual(['”extra” öppnas när din behandlare startar den.']);
    expect(ask(life, 'vecka/9')).toEqual(['”Veckans frågor” har inget sådant tillfälle i sitt schema.']);
  });

  test('a flag that has not been raised says what raises it, to staff alone', () => {
    const life = given(moment, START);
    expect(ask(life, 'tyst')).toEqual(['”Ingen aktivitet” höjs. Väntar till 2026-11-12T09:00.']);
    expect(ask(life, 'tyst', 'citizen')).toEqual([null]);
    expect(ask(life, 'finns-inte')).toEqual([]);
  });

  test('a notice: what it would tell of has not happened, was there from the start, or is not to be told', () => {
    const life = given(moment, START);
    expect(ask(life, 'notify/openModule/m2', 'citizen')).toEqual(['Öppnas när du har gått igenom ”Grunder”.']);
    expect(ask(life, 'notify/openModule/m1', 'citizen')).toEqual(['”Grunder” var öppen från starten, och då skickas inget besked.']);
    expect(ask(life, 'notify/openModule/tyst2', 'citizen')).toEqual(['Momentet säger inte att besked ska skickas när ”tyst2” öppnas.']);
    expect(ask(life, 'notify/openOccasion/vecka/1', 'citizen')).toEqual([
      '”Veckans frågor” (tillfälle 1) har inte öppnats. Enligt schemat öppnas det 2026-11-09T07:00.',
    ]);
    life
      .until('2026-11-09T08:00:00Z')
      .when('2026-11-09T09:00:00Z', { kind: 'noticeSuppressed', key: 'notify/openOccasion/vecka/1', because: 'citizenSettings' });
    expect(ask(life, 'notify/openOccasion/vecka/1', 'citizen')[0]).toBe(
      'Beskedet om ”Veckans frågor” (tillfälle 1) skickades inte, för du har stängt av aviseringar.',
    );
  });

  test('in a pause what waits says so', () => {
    const life = given(moment, START).when('2026-11-03T09:00:00Z', { kind: 'paused', by: 'citizen', until: null, reason: null });
    expect(life.state.phase).toBe('active');
    life.when('2026-11-03T10:00:00Z', { kind: 'paused', by: 'staff', until: null, reason: 'Semester' });
    expect(ask(life, 'vecka', 'citizen')).toEqual([
      '”Veckans frågor” (tillfälle 1) öppnas. Väntar till 2026-11-09T07:00. Momentet är pausat. Inget nytt öppnas eller skickas förrän det fortsätter.',
    ]);
    expect(ask(life, 'pause/2')).toEqual(['Momentet pausades av personal 2026-11-03T10:00.']);
    expect(ask(life, 'pause/1')).toEqual(['Momentets paus ändrades inte 2026-11-03T09:00, för det är inte tillåtet i det här momentet.']);
  });
});

test('every question about anything in any generated life has an answer, and flags are never answered to the citizen', () => {
  fc.assert(
    fc.property(anyPlan(), anyLife(), (generated, lived) => {
      const first = begin(generated, lived.start);
      const rest = advanceAll(
        generated,
        first.state,
        lived.arrivals.map(({ event }) => event),
        lived.end,
      );
      const decisions = [...first.decisions, ...rest.decisions];
      const items = [...generated.modules, ...(generated.parts ?? [])].map(({ id }) => id);
      const batteries = generated.batteries.map(({ id }) => id);
      const asked = [
        ...items,
        ...items.map((id) => `notify/openModule/${id}`),
        ...batteries,
        ...batteries.flatMap((id) =>
          [1, 2, 9].flatMap((number) => [`${id}/${number}`, `remind/${id}/${number}/1`, `notify/openOccasion/${id}/${number}`]),
        ),
        ...generated.flags.map(({ id }) => id),
        ...decisions.slice(0, 20).map(({ key }) => key),
      ];
      for (const text of asked) {
        const question = questionOf(text, generated, rest.state, decisions);
        expect([text, question]).toEqual([text, expect.anything()]);
        const answers = question ? whyNothing(generated, rest.state, decisions, question, names) : [];
        expect([text, answers.length > 0]).toEqual([text, true]);
        for (const { staff, citizen } of answers) {
          for (const sentence of [staff, citizen ?? 'Tyst.']) {
            expect(sentence).toMatch(/^\S.*[.”]$/);
            expect(sentence).not.toMatch(/undefined|null|NaN|\[object| {2}/);
          }
        }
      }
    }),
    { numRuns: 60 },
  );
});
