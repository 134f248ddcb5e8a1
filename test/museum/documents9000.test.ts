import { given } from '../support/given.ts';
import { form, plan, weekly } from '../support/plan.ts';
import { inTheEngine } from './exhibit.ts';

/**
 * medic/cht-core#7584: tasks piled up, 9,000 documents of them, until people could not log in. Here what is over lives in rows, and a state holds
 * only what still waits: after 400 days of silence as little as after one.
 */
inTheEngine('9,000 documents', {
  source: 'medic/cht-core#7584',
  happens: (engine) => {
    const daily = { kind: 'every', anchor: { kind: 'start' }, firstDays: 1, everyDays: 1, at: '08:00', count: 400 } as const;
    const closes = { days: 0, at: '20:00' };
    const silent = given(
      plan({ forms: [form('phq9')], batteries: [weekly('dag', { schedule: daily, due: null, closes, reminders: [], notify: false })] }),
      '2026-11-02T09:00:00Z',
      engine,
    ).late('2027-12-06T12:00:00Z', []);
    return Object.keys(silent.state.batteries['dag']?.occasions ?? {}).length;
  },
  ours: 1,
  accident: 399,
  without: [{ file: 'engine/occasion.ts', find: 'setBattery(turn, battery, { ...before, occasions });', replace: 'void occasions;' }],
});
