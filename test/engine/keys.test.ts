import { describe, expect, test } from 'vitest';
import type { PlannedTrigger } from '../../engine/plan.ts';
import { given, type Played } from '../support/given.ts';
import { flag, form, plan } from '../support/plan.ts';
import { told } from '../support/told.ts';

const START = '2026-11-02T09:00:00Z';
const day: PlannedTrigger = { kind: 'time', opens: { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 1, at: '08:00' } };
const message: PlannedTrigger = { kind: 'unansweredMessage', from: 'citizen', after: { hours: 2 } };
const withFlag = (trigger: PlannedTrigger) => plan({ flags: [flag('f1', { trigger })] });
const move = { kind: 'planMoved', hash: 'h', moved: { modules: {}, forms: {}, batteries: {}, flags: {} }, as: 'migration' } as const;
const keys = (life: Played) => life.decisions.map(({ key }) => key);

/** What the times of one flag came to. */
const times = (life: Played) => told(life).filter((line) => line.includes(' timedFlag/'));

describe('a key is used once in a life', () => {
  test('also when another plan has a message where a flag had a day', () => {
    const life = given(withFlag(day), START)
      .when('2026-11-02T10:00:00Z', { ...move, plan: withFlag(message) })
      .when('2026-11-02T11:00:00Z', { kind: 'messageSent', by: 'citizen' })
      .until('2026-11-03T20:00:00Z');
    expect(times(life)).toEqual([
      '11-03 07:00 (11-02 10:00) timedFlag/f1/1 cancelled: removedFromPlan',
      '11-02 13:00 timedFlag/f1/2 fired: unansweredMessage',
    ]);
  });

  test('and a day where it had messages', () => {
    const life = given(withFlag(message), START)
      .when('2026-11-02T09:30:00Z', { kind: 'messageSent', by: 'citizen' })
      .when('2026-11-02T09:40:00Z', { kind: 'messageSent', by: 'staff' })
      .when('2026-11-02T09:50:00Z', { kind: 'messageSent', by: 'citizen' })
      .when('2026-11-02T10:00:00Z', { ...move, plan: withFlag(day) })
      .until('2026-11-03T20:00:00Z');
    expect(times(life)).toEqual([
      '11-02 11:30 (11-02 09:40) timedFlag/f1/1 cancelled: messageAnswered',
      '11-02 11:50 (11-02 10:00) timedFlag/f1/2 moved: planMoved to 11-03 07:00',
      '11-03 07:00 timedFlag/f1/2~2 fired: time',
    ]);
  });

  test('also when staff take away a flag of their own and add another by the same name', () => {
    const life = given(plan(), START)
      .when('2026-11-02T10:00:00Z', { kind: 'flagAdded', flag: flag('egen', { trigger: day }) })
      .when('2026-11-02T11:00:00Z', { kind: 'flagRemoved', flag: 'egen' })
      .when('2026-11-02T12:00:00Z', { kind: 'flagAdded', flag: flag('egen', { trigger: message }) })
      .when('2026-11-02T13:00:00Z', { kind: 'messageSent', by: 'citizen' })
      .until('2026-11-03T20:00:00Z');
    expect(times(life)).toEqual([
      '11-03 07:00 (11-02 11:00) timedFlag/egen/1 cancelled: removedFlag',
      '11-02 15:00 timedFlag/egen/2 fired: unansweredMessage',
    ]);
    expect(new Set(keys(life)).size).toBe(keys(life).length);
  });

  test('and a thousand messages, each answered, leave no more behind than one', () => {
    const life = given(withFlag(message), START);
    const sizes = [1, 1_000].map((count) => {
      for (let index = 0; index < count; index += 1) {
        life.late('2026-11-02T10:00:00Z', [
          ['2026-11-02T10:00:00Z', { kind: 'messageSent', by: 'citizen' }],
          ['2026-11-02T10:00:00Z', { kind: 'messageSent', by: 'staff' }],
        ]);
      }
      return Object.keys(life.state.flagRounds).length;
    });
    expect(sizes[1]).toBe(sizes[0]);
    expect(new Set(keys(life)).size).toBe(keys(life).length);
  });

  test('a copy of a form that is sent twice by the same number is sent once', () => {
    const life = given(plan({ forms: [form('phq9')] }), START)
      .when('2026-11-02T10:00:00Z', { kind: 'formSent', form: 'phq9', sent: 1, reason: null })
      .when('2026-11-02T11:00:00Z', { kind: 'formSent', form: 'phq9', sent: 1, reason: null })
      .when('2026-11-02T12:00:00Z', { kind: 'formSent', form: 'phq9', sent: 2, reason: null });
    expect(told(life)).toEqual([
      '11-02 10:00 notify/sendForm/phq9/1 fired: addedByStaff',
      '11-02 12:00 notify/sendForm/phq9/2 fired: addedByStaff',
    ]);
  });
});
