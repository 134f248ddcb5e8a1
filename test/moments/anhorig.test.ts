import { describe, expect, test } from 'vitest';
import { localTime } from '../../engine/clock.ts';
import { exampleMoment } from '../support/exampleMoment.ts';
import type { Line } from '../support/writtenLife.ts';
import { writtenLife } from '../support/writtenLife.ts';

const NAME = 'anhorig';
const start = { local: '2026-02-02T09:30' };
const lectures = ['hjarnan', 'motas', 'vardag', 'stod', 'orka'] as const;
const stepsOf = (module: string): readonly string[] => exampleMoment(NAME).plan.modules.find(({ id }) => id === module)?.steps ?? [];

describe('Att stå nära', () => {
  test('asks for nothing: no form is mandatory', () =>
    expect(exampleMoment(NAME).plan.modules.flatMap(({ mandatoryForms }) => mandatoryForms)).toEqual([]));

  test('what is before a lecture opens on the Thursday before, what is after it when it begins, in winter time and summer time', async () => {
    const { when } = await writtenLife(NAME, start, [], '2026-05-01T12:00');
    expect(lectures.map((id, index) => [when(`openModule/${id}`), when(`openModule/${id}/sammanfattning${index + 1}`)])).toEqual([
      ['2026-02-05 08:00', '2026-02-10 18:00'],
      ['2026-02-19 08:00', '2026-02-24 18:00'],
      ['2026-03-05 08:00', '2026-03-10 18:00'],
      ['2026-03-19 08:00', '2026-03-24 18:00'],
      ['2026-04-09 08:00', '2026-04-14 18:00'],
    ]);
    expect([when('openModule/motas/sondag2'), when('openModule/vardag/sondag3')]).toEqual(['2026-03-01 10:00', '2026-03-15 10:00']);
  });

  test('whoever has visited every step has gone through the module, and only then', async () => {
    const visits = lectures.flatMap((module): Line[] =>
      stepsOf(module).map((step, index) => [
        `2026-05-${String(10 + index)}T10:0${lectures.indexOf(module)}`,
        { kind: 'stepVisited', step },
      ]),
    );
    const inOrder = visits.toSorted(([one], [other]) => (one < other ? -1 : 1));
    const almost = await writtenLife(NAME, start, inOrder.slice(0, 3), '2026-05-10T12:00');
    expect(lectures.map((id) => almost.state.modules[id]?.status)).toEqual(['open', 'open', 'open', 'open', 'open']);
    const all = await writtenLife(NAME, start, inOrder, '2026-06-01T12:00');
    expect(lectures.map((id) => all.state.modules[id]?.status)).toEqual(['completed', 'completed', 'completed', 'completed', 'completed']);
    expect(all.decisions.some(({ key, outcome }) => outcome === 'fired' && key.startsWith('flag/lastKlart/'))).toBe(true);
  });

  test('a question may be written until noon on the day of the lecture, and nothing may be written in May', async () => {
    const { when, state } = await writtenLife(NAME, start, [], '2026-05-02T12:00');
    expect([when('openModule/fragor/skriv/steg1'), when('closeModule/fragor/skriv/steg1')]).toEqual([
      '2026-02-05 08:00',
      '2026-02-10 12:00',
    ]);
    const asked = exampleMoment(NAME).plan.parts?.filter(({ id, forms }) => id.startsWith('fragor/skriv/') && forms.length > 0) ?? [];
    expect(asked.map(({ id }) => state.modules[id]?.status)).toEqual(Array.from({ length: 6 }, () => 'closed'));
    expect(lectures.map((id) => state.modules[id]?.status)).toEqual(Array.from({ length: 5 }, () => 'open'));
  });

  test('two weeks after the last summary was read, to the hour, comes a page about how it went; for others in May', async () => {
    const read: Line[] = stepsOf('orka')
      .filter((step) => step.startsWith('orka/sammanfattning5/'))
      .map((step) => ['2026-04-14T20:30', { kind: 'stepVisited', step }]);
    const { when } = await writtenLife(NAME, start, read, '2026-05-06T12:00');
    expect(when('openModule/orka/senare~2') ?? when('openModule/orka/senare')).toBe('2026-04-28 20:30');
    const { when: unread } = await writtenLife(NAME, start, [], '2026-05-06T12:00');
    expect(unread('openModule/orka/senare')).toBe('2026-05-05 08:00');
  });

  test('everything closes at Midsummer', async () => {
    const { state } = await writtenLife(NAME, start, [], '2026-06-20T12:00');
    expect(exampleMoment(NAME).plan.modules.map(({ id }) => state.modules[id]?.status)).toEqual(Array.from({ length: 7 }, () => 'closed'));
  });

  test('someone silent is left in peace: no flag of ours, and at most two notices a week, none at night', async () => {
    const { decisions, effects, state } = await writtenLife(NAME, start, [], '2026-12-01T12:00');
    expect(state.phase).toBe('ended');
    expect(decisions.filter(({ key }) => key.startsWith('flag/') && !key.startsWith('flag/system.'))).toEqual([]);
    const sent = effects.flatMap((effect) => (effect.kind === 'notify' ? [effect.at] : []));
    expect(sent.length).toBeGreaterThan(9);
    expect(sent.map((at) => localTime('Europe/Stockholm', at)).filter((time) => time < '08:00' || time > '20:00')).toEqual([]);
    for (const at of sent) expect(sent.filter((other) => other >= at && other < at + 7 * 86_400_000).length).toBeLessThanOrEqual(2);
  });
});
