import { given } from '../support/given.ts';
import { flag, form, module, plan, weekly } from '../support/plan.ts';
import { inTheEngine } from './exhibit.ts';

/**
 * medic/cht-core#5657: the history of states held no reasons. Here whatever has waited for its time and waits no longer has exactly one record
 * that says why, also when it all ends in the middle.
 */
inTheEngine('why unknown', {
  source: 'medic/cht-core#5657',
  happens: (engine) => {
    const life = given(
      plan({
        ends: { days: 90, at: '12:00' },
        modules: [module('m2', { opens: { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 20, at: '08:00' } })],
        forms: [form('phq9')],
        batteries: [weekly('vecka', { closes: { days: 6, at: '20:00' } })],
        flags: [flag('tyst', { trigger: { kind: 'inactivity', days: 30, at: '09:00' } })],
      }),
      '2026-11-02T09:00:00Z',
      engine,
    );
    const waited = new Set<string>();
    const look = () => life.state.agenda.forEach(({ key }) => waited.add(key));
    look();
    for (const day of ['2026-11-09', '2026-11-10']) {
      life.until(`${day}T09:00:00Z`);
      look();
    }
    life.when('2026-11-10T12:00:00Z', { kind: 'ended', reason: 'Flyttar' });
    const waiting = new Set(life.state.agenda.map(({ key }) => key));
    return [...waited].filter((key) => !waiting.has(key) && life.decisions.filter((decision) => decision.key === key).length !== 1).sort();
  },
  ours: [],
  accident: [
    'closeOccasion/vecka/1',
    'endMoment',
    'inactivity/tyst/1',
    'missOccasion/vecka/1',
    'openModule/m2',
    'openOccasion/vecka/2',
    'remind/vecka/1/1',
  ],
  without: [{ file: 'engine/turn.ts', find: "for (const due of cancelled) conclude(turn, due, 'cancelled', rule, facts);", replace: '' }],
});
