import { describe, expect, test } from 'vitest';
import type { Expression } from '../../engine/expression.ts';
import type { PlannedTrigger } from '../../engine/plan.ts';
import { renameFlag } from '../../engine/renameFlag.ts';
import { given } from '../support/given.ts';
import { flag, form, plan } from '../support/plan.ts';

const names = { module: (id: string) => `${id}Ny`, form: (id: string) => `${id}Ny`, battery: (id: string) => `${id}Ny` };
const path = (...parts: string[]): Expression => ({ kind: 'path', names: parts });
const least = (left: Expression, value: number): Expression => ({
  kind: 'binary',
  operator: '>=',
  left,
  right: { kind: 'literal', value },
});
const renamed = (trigger: PlannedTrigger) => renameFlag(flag('egen', { trigger }), names).trigger;

describe('a flag of staff’s own when its moment goes on in another plan', () => {
  test('is raised by the form under its new name', () => {
    const move = { modules: {}, forms: { gammal: 'ny' }, batteries: {}, flags: {} };
    const own = flag('egen', { trigger: { kind: 'form', form: 'gammal', when: least(path('forms', 'gammal', 'answers', 'q'), 2) } });
    const life = given(plan({ forms: [form('gammal')] }), '2026-11-02T09:00:00Z')
      .when('2026-11-02T10:00:00Z', { kind: 'flagAdded', flag: own })
      .when('2026-11-02T11:00:00Z', { kind: 'planMoved', plan: plan({ forms: [form('ny')] }), hash: 'h', moved: move, as: 'migration' })
      .when('2026-11-02T12:00:00Z', {
        kind: 'formSaved',
        form: 'ny',
        instance: { kind: 'ordinary' },
        answerVersion: 1,
        facts: { answers: { q: 2 }, results: {} },
        failedResults: [],
      })
      .until('2026-11-02T13:00:00Z');
    expect(Object.values(life.state.flags).map((raised) => [raised.flag, raised.about])).toEqual([['egen', 'ny']]);
  });

  const when = least(path('batteries', 'b', 'missedInARow'), 1);
  const whenNew = least(path('batteries', 'bNy', 'missedInARow'), 1);
  test.each<[PlannedTrigger, PlannedTrigger]>([
    [
      { kind: 'form', form: 'f', when: null },
      { kind: 'form', form: 'fNy', when: null },
    ],
    [
      { kind: 'condition', when },
      { kind: 'condition', when: whenNew },
    ],
    [
      { kind: 'trend', form: 'f', result: 'r', direction: 'up', by: 2, over: 1 },
      { kind: 'trend', form: 'fNy', result: 'r', direction: 'up', by: 2, over: 1 },
    ],
    [
      { kind: 'module', module: 'm', what: 'opened' },
      { kind: 'module', module: 'mNy', what: 'opened' },
    ],
    [
      { kind: 'battery', battery: 'b', what: 'answered' },
      { kind: 'battery', battery: 'bNy', what: 'answered' },
    ],
    [
      { kind: 'missedBattery', battery: 'b', inARow: 2 },
      { kind: 'missedBattery', battery: 'bNy', inARow: 2 },
    ],
    [
      { kind: 'notDone', form: 'f', by: { kind: 'afterModule', module: 'm' } },
      { kind: 'notDone', form: 'fNy', by: { kind: 'afterModule', module: 'mNy' } },
    ],
    [
      { kind: 'notDone', module: 'm', by: { kind: 'elapsed', anchor: { kind: 'formSaved', form: 'f' }, hours: 2 } },
      { kind: 'notDone', module: 'mNy', by: { kind: 'elapsed', anchor: { kind: 'formSaved', form: 'fNy' }, hours: 2 } },
    ],
    [
      {
        kind: 'time',
        opens: {
          kind: 'all',
          of: [
            { kind: 'onWeekday', anchor: { kind: 'moduleOpened', module: 'm' }, days: 0, weekday: 1, at: '08:00' },
            { kind: 'not', of: { kind: 'condition', when } },
            {
              kind: 'any',
              of: [{ kind: 'afterAnchor', anchor: { kind: 'occasionOpened', battery: 'b', occasion: 1 }, days: 1, at: '08:00' }],
            },
            { kind: 'byStaff' },
          ],
        },
      },
      {
        kind: 'time',
        opens: {
          kind: 'all',
          of: [
            { kind: 'onWeekday', anchor: { kind: 'moduleOpened', module: 'mNy' }, days: 0, weekday: 1, at: '08:00' },
            { kind: 'not', of: { kind: 'condition', when: whenNew } },
            {
              kind: 'any',
              of: [{ kind: 'afterAnchor', anchor: { kind: 'occasionOpened', battery: 'bNy', occasion: 1 }, days: 1, at: '08:00' }],
            },
            { kind: 'byStaff' },
          ],
        },
      },
    ],
  ])('%j names what it is about by its new name', (before, after) => {
    expect(renamed(before)).toEqual(after);
  });

  test.each<PlannedTrigger>([
    { kind: 'moment', what: 'paused' },
    { kind: 'inactivity', days: 7, at: '08:00' },
    { kind: 'unansweredMessage', from: 'citizen', after: { hours: 2 } },
    { kind: 'activity', what: 'outside' },
    { kind: 'time', opens: { kind: 'onDate', date: '2026-12-01', at: '08:00' } },
  ])('%j names nothing, and stays', (trigger) => {
    expect(renamed(trigger)).toEqual(trigger);
  });

  test('every part of a condition is looked through, and words that only look like names are left', () => {
    const part = path('forms', 'f', 'results', 'r');
    const moved = path('forms', 'fNy', 'results', 'r');
    const whole = (inner: Expression, progress: Expression): Expression => ({
      kind: 'conditional',
      condition: { kind: 'call', function: 'not', argument: { kind: 'negate', argument: inner } },
      whenTrue: { kind: 'binary', operator: 'in', left: progress, right: { kind: 'list', values: ['f', 'm'] } },
      whenFalse: { kind: 'binary', operator: '=', left: path('start', 'f'), right: { kind: 'literal', value: 'f' } },
    });
    const own = { ...flag('egen', { trigger: { kind: 'activity', what: 'missed' } }), putOut: 'condition' as const };
    expect(renameFlag({ ...own, outWhen: whole(part, path('progress', 'm')) }, names).outWhen).toEqual(
      whole(moved, path('progress', 'mNy')),
    );
  });
});
