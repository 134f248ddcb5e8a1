import { describe, expect, test } from 'vitest';
import type { PlannedOpening } from '../../engine/plan.ts';
import { given, saved } from '../support/given.ts';
import { waits } from '../support/told.ts';
import { flag, form, module, plan, weekly } from '../support/plan.ts';

const START = '2026-11-02T09:00:00Z';
const at = '08:00';
const days = (anchor: object, count = 1) => ({ kind: 'afterAnchor', anchor, days: count, at }) as PlannedOpening;
const own = (id: string, trigger: object) => ({ kind: 'flagAdded', flag: flag(id, { trigger: trigger as never }) }) as const;
const bare = plan({ forms: [form('phq9')], batteries: [weekly('vecka')], modules: [module('m1')] });

describe('what rules count from', () => {
  test('every form’s first saving is remembered, and nothing else that no rule counts from', () => {
    const life = given(bare, START)
      .when('2026-11-03T09:00:00Z', saved('phq9'))
      .when('2026-11-04T09:00:00Z', saved('phq9', { version: 2 }))
      .when('2026-11-05T09:00:00Z', { kind: 'moduleCompleted', module: 'm1', by: 'citizen' })
      .until('2026-11-10T09:00:00Z')
      .when('2026-11-10T10:00:00Z', saved('phq9', { battery: 'vecka' }));
    expect(life.state.anchors).toEqual({ 'formSaved/phq9': Date.parse('2026-11-03T09:00:00Z') });
  });

  const answered = (occasion: number | 'latest') => ({ kind: 'occasionAnswered', battery: 'vecka', occasion });
  test('the first time stands, the latest moves on', () => {
    const counting = plan({
      ...bare,
      modules: [module('forsta', { opens: days(answered(1), 30) }), module('senaste', { opens: days(answered('latest'), 30) })],
    });
    const life = given(counting, START)
      .until('2026-11-09T09:00:00Z')
      .when('2026-11-10T10:00:00Z', saved('phq9', { battery: 'vecka' }));
    const open = (id: string) => waits(life).filter((line) => line.endsWith(`openModule/${id}`) || line.includes(`openModule/${id}~`));
    expect([open('forsta'), open('senaste')]).toEqual([['12-10 07:00 openModule/forsta'], ['12-10 07:00 openModule/senaste']]);
    life.until('2026-11-16T09:00:00Z').when('2026-11-18T10:00:00Z', saved('phq9', { battery: 'vecka', occasion: 2 }));
    expect([open('forsta'), open('senaste')]).toEqual([['12-10 07:00 openModule/forsta'], ['12-18 07:00 openModule/senaste~2']]);
    expect(Object.keys(life.state.anchors ?? {}).toSorted()).toEqual([
      'formSaved/phq9',
      'occasionAnswered/vecka/1',
      'occasionAnswered/vecka/latest',
    ]);
  });

  test.each([
    ['that waits for a day', { kind: 'time', opens: days({ kind: 'occasionOpened', battery: 'vecka', occasion: 1 }) }],
    [
      'that waits for a day, among other things',
      {
        kind: 'time',
        opens: { kind: 'all', of: [days({ kind: 'start' }), days({ kind: 'occasionOpened', battery: 'vecka', occasion: 1 })] },
      },
    ],
    ['of what is not done', { kind: 'notDone', module: 'm1', by: days({ kind: 'occasionOpened', battery: 'vecka', occasion: 1 }) }],
  ])('staff’s own flag %s counts from what comes after it was added', (_what, trigger) => {
    const life = given(bare, START).when('2026-11-03T09:00:00Z', own('f1e2', trigger)).until('2026-11-09T12:00:00Z');
    expect(life.state.anchors).toEqual({ 'occasionOpened/vecka/1': Date.parse('2026-11-09T07:00:00Z') });
    expect(waits(life).filter((line) => line.includes('timedFlag'))).toEqual(['11-10 07:00 timedFlag/f1e2/1']);
    expect(life.until('2026-11-10T12:00:00Z').raised()).toEqual(['flag/f1e2/-#1']);
  });

  test('one of several of staff’s flags is enough, and one of another kind asks for nothing', () => {
    const opened = { kind: 'time', opens: days({ kind: 'occasionOpened', battery: 'vecka', occasion: 1 }) };
    const life = given(bare, START)
      .when('2026-11-03T09:00:00Z', own('a1', { kind: 'form', form: 'phq9', when: null }))
      .when('2026-11-03T10:00:00Z', own('a2', opened))
      .until('2026-11-09T12:00:00Z');
    expect(Object.keys(life.state.anchors ?? {})).toEqual(['occasionOpened/vecka/1']);
    const other = given(bare, START)
      .when('2026-11-03T09:00:00Z', own('a1', { kind: 'form', form: 'phq9', when: null }))
      .until('2026-11-09T12:00:00Z');
    expect(other.state.anchors).toBeUndefined();
  });
});
