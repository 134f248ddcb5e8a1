import { describe, expect, test } from 'vitest';
import type { Event } from '../../engine/event.ts';
import { citizenOf } from '../../simulator/citizens.ts';
import { pauseMeanings, whatIf, whatIfLived } from '../../simulator/whatIf.ts';
import { exampleMoment } from '../support/exampleMoment.ts';
import { given, saved } from '../support/given.ts';
import { flag, form, module, plan, weekly } from '../support/plan.ts';

const START = '2026-11-02T09:00:00Z';
const DAY = 86_400_000;
const at = (text: string): number => Date.parse(text);

const moment = plan({
  modules: [module('m1'), module('m2', { opens: { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 21, at: '08:00' } })],
  forms: [form('phq9')],
  batteries: [weekly('vecka')],
  flags: [flag('missat', { trigger: { kind: 'missedBattery', battery: 'vecka', inARow: 1 } })],
  ends: { days: 60, at: '12:00' },
});

describe('what if: a fork of a real state', () => {
  test('a fork with what then really happens comes to the same decisions, effects and state', () => {
    const life = given(moment, START).until('2026-11-09T12:00:00Z');
    const answer = saved('phq9', { battery: 'vecka' });
    const fork = whatIf({
      plan: moment,
      state: life.state,
      assumed: [{ ...answer, seq: 99, at: at('2026-11-10T10:00:00Z') }],
      until: at('2026-12-01T00:00:00Z'),
    });
    const before = { decisions: life.decisions.length, effects: life.effects.length };
    life.when('2026-11-10T10:00:00Z', answer).until('2026-12-01T00:00:00Z');
    expect(fork.state).toEqual(life.state);
    expect(fork.decisions).toEqual(life.decisions.slice(before.decisions));
    expect(fork.effects).toEqual(life.effects.slice(before.effects));
  });

  test('the real state is not touched, and the fork looks a fortnight further', () => {
    const { state } = given(moment, START).until('2026-11-09T12:00:00Z');
    const frozen = deepFreeze(state);
    const fork = whatIf({ plan: deepFreeze(moment), state: frozen, assumed: [], until: at('2026-11-17T00:00:00Z') });
    expect(fork.state.flags['flag/missat/vecka/1']).toBeDefined();
    expect(frozen.flags).toEqual({});
    expect(fork.outlook.find(({ key }) => key === 'openOccasion/vecka/3')).toMatchObject({ sure: true });
  });

  test('what is assumed may be in any order, and is never before now', () => {
    const { state } = given(moment, START).until('2026-11-09T12:00:00Z');
    const assumed: Event[] = [
      { kind: 'ended', seq: 1, at: at('2026-11-20T10:00:00Z'), reason: null },
      { kind: 'moduleOpened', seq: 1, at: at('2026-10-01T10:00:00Z'), module: 'm2', reason: null },
    ];
    const fork = whatIf({ plan: moment, state, assumed, until: at('2026-12-01T00:00:00Z') });
    expect(fork.state.modules['m2']?.openedAt).toBe(at('2026-11-09T12:00:00Z'));
    expect(fork.state.phase).toBe('ended');
    expect(fork.state.seq).toBe(state.seq + 2);
  });

  test('a pause means three things, seen side by side', () => {
    const { state } = given(moment, START).until('2026-11-06T12:00:00Z');
    const pause: Event[] = [
      { kind: 'paused', seq: 1, at: at('2026-11-08T10:00:00Z'), by: 'staff', until: at('2026-11-25T09:00:00Z'), reason: null },
    ];
    const three = pauseMeanings({ plan: moment, state, assumed: pause, until: at('2026-12-20T00:00:00Z') });
    const opened = (meaning: keyof typeof three) =>
      three[meaning].decisions
        .filter(({ item, outcome }) => item === 'openOccasion' && outcome === 'fired')
        .map(({ actual }) => new Date(actual).toISOString().slice(0, 10));
    expect(opened('skip')).toEqual([]);
    expect(opened('shift')).toEqual(['2026-11-26', '2026-12-03', '2026-12-10']);
    expect(opened('catchUp')).toEqual(['2026-11-25']);
  });

  test('a generated citizen lives on from where the real one is, and nothing is written to the state', async () => {
    const { moment: document, plan: example } = exampleMoment('somnskola');
    const life = given(example, START).until('2026-11-20T00:00:00Z');
    const frozen = deepFreeze(life.state);
    const until = life.state.now + 26 * 7 * DAY;
    const fork = await whatIfLived({ moment: document, plan: example, state: frozen, assumed: [], until, citizen: citizenOf('diligent') });
    expect(fork.state.seq).toBeGreaterThan(frozen.seq);
    expect(fork.decisions.some(({ rule }) => rule === 'answered')).toBe(true);
    const paused: Event = { kind: 'paused', seq: 1, at: frozen.now + 2 * DAY, by: 'staff', until: null, reason: null };
    const resting = await whatIfLived({
      moment: document,
      plan: example,
      state: frozen,
      assumed: [paused],
      until,
      citizen: citizenOf('diligent'),
    });
    expect(resting.state.phase).toBe('paused');
  });
});

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const each of Object.values(value)) deepFreeze(each);
  }
  return value;
}
