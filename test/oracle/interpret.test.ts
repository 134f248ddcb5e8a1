import { describe, expect, test } from 'vitest';
import type { Event } from '../../engine/event.ts';
import type { Plan } from '../../engine/plan.ts';
import { flag, form, module, plan, weekly } from '../support/plan.ts';
import { interpret } from './interpret.ts';
import { officeHours, staffTime } from './staffTime.ts';

/** The oracle held against cases reckoned by hand, so that it is not only the engine it agrees with. */
const at = (text: string): number => Date.parse(text);
const START = at('2026-03-24T08:00:00Z');

function lived(of: Plan, until: string, happened: readonly (readonly [string, Record<string, unknown>])[] = []): readonly string[] {
  const events = happened.map(([when, event], index) => ({ ...event, at: at(when), seq: index + 1 }) as Event);
  const life = interpret(of, { at: START, now: START }, [], [{ events, now: at(until) }]);
  return life.decisions.map(({ key, outcome, nominal }) => `${key} ${outcome} ${new Date(nominal).toISOString().slice(5, 16)}`);
}

describe('the naive interpreter, by hand', () => {
  const measured = plan({ forms: [form('phq9')], batteries: [weekly('vecka', { notify: false })] });

  test('a weekly battery keeps its time of day over the change to summer time, and a stale reminder is not sent', () => {
    expect(lived(measured, '2026-04-08T00:00:00Z')).toEqual([
      'openOccasion/vecka/1 fired 03-31T06:00',
      'missOccasion/vecka/1 fired 04-05T18:00',
      'openOccasion/vecka/2 fired 04-07T06:00',
      // Met five days late, in one turn: older than its 36 hours.
      'remind/vecka/1/1 suppressed 04-02T15:00',
    ]);
  });

  test('an answer takes the reminder and the due time with it', () => {
    const saved = { kind: 'formSaved', form: 'phq9', instance: { kind: 'occasion', battery: 'vecka', occasion: 1 } };
    const given = { ...saved, answerVersion: 1, facts: { answers: {}, results: {} }, failedResults: [] };
    expect(lived(measured, '2026-04-06T00:00:00Z', [['2026-04-01T10:00:00Z', given]])).toEqual([
      'openOccasion/vecka/1 fired 03-31T06:00',
      'answerOccasion/vecka/1 fired 04-01T10:00',
    ]);
  });

  test('a pause of three days moves a module three days, at the same time of day', () => {
    const opens = { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 4, at: '08:00' } as const;
    const later = plan({ modules: [module('m1', { opens, notify: false })] });
    const trace = lived(later, '2026-04-20T00:00:00Z', [
      ['2026-03-26T10:00:00Z', { kind: 'paused', by: 'staff', until: null, reason: null }],
      ['2026-03-29T10:00:00Z', { kind: 'resumed', by: 'staff' }],
    ]);
    expect(trace.filter((line) => line.startsWith('openModule'))).toEqual(['openModule/m1 fired 03-31T06:00']);
  });

  test('a time in the spring gap is the first minute after it', () => {
    const opens = { kind: 'onDate', date: '2026-03-29', at: '02:30' } as const;
    expect(lived(plan({ modules: [module('m1', { opens, notify: false })] }), '2026-04-01T00:00:00Z')).toEqual([
      'openModule/m1 fired 03-29T01:00',
    ]);
  });

  test('a notice in quiet hours waits for their end', () => {
    const opens = { kind: 'onDate', date: '2026-03-25', at: '23:00' } as const;
    const quiet = plan({ modules: [module('m1', { opens })], notices: { quiet: { from: '21:00', to: '07:30' } } });
    expect(lived(quiet, '2026-03-26T12:00:00Z').at(-1)).toBe('notify/openModule/m1~2 fired 03-26T06:30');
  });

  test('silence raises once, and again as long after the flag was put out', () => {
    const silent = plan({ flags: [flag('tyst', { putOut: 'staff', trigger: { kind: 'inactivity', days: 2, at: '09:00' } })] });
    const trace = lived(silent, '2026-04-01T00:00:00Z', [
      ['2026-03-27T12:00:00Z', { kind: 'flagPutOut', flagKey: 'flag/tyst/-', reason: null }],
    ]);
    expect(trace.filter((line) => line.startsWith('flag/tyst'))).toEqual([
      'flag/tyst/-#1 fired 03-26T08:00',
      'flag/tyst/-#1/out fired 03-27T12:00',
      'flag/tyst/-#2 fired 03-29T07:00',
    ]);
  });

  test('staff hours pass over Easter', () => {
    const raised = at('2026-04-02T14:00:00Z');
    expect(new Date(staffTime('Europe/Stockholm', raised, 2, officeHours) ?? 0).toISOString()).toBe('2026-04-07T07:00:00.000Z');
  });
});
