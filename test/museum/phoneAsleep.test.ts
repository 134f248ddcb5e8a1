import { given } from '../support/given.ts';
import { form, module, plan, weekly } from '../support/plan.ts';
import { inTheEngine } from './exhibit.ts';

/**
 * KL-Psychological-Methodology/ESMira#39: the phone was the scheduler, and slept. Here the server is the only one, and when it has slept itself
 * it takes what it missed in the order of time, each at its own instant.
 */
inTheEngine('phone asleep', {
  source: 'KL-Psychological-Methodology/ESMira#39',
  happens: (engine) => {
    const life = given(
      plan({
        modules: [module('m2', { opens: { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 8, at: '08:00' } })],
        forms: [form('phq9')],
        batteries: [weekly('vecka', { reminders: [], due: { days: 1, at: '20:00' } })],
      }),
      '2026-11-02T09:00:00Z',
      engine,
    ).late('2026-11-16T12:00:00Z', []);
    return life.decisions
      .filter(({ outcome, item }) => outcome === 'fired' && item !== 'notify')
      .map(({ key, nominal }) => `${new Date(nominal).toISOString().slice(0, 16)} ${key}`);
  },
  ours: [
    '2026-11-09T07:00 openOccasion/vecka/1',
    '2026-11-10T07:00 openModule/m2',
    '2026-11-10T19:00 missOccasion/vecka/1',
    '2026-11-16T07:00 openOccasion/vecka/2',
  ],
  accident: [],
  without: [
    {
      file: 'engine/advance.ts',
      find: '    takeOff(turn, due);\n    turn.state.now = Math.max(due.at, turn.state.now);',
      replace:
        '    takeOff(turn, due);\n    if (turn.actual - due.at > 60_000) continue;\n    turn.state.now = Math.max(due.at, turn.state.now);',
    },
  ],
});
