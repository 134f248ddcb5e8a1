import { given, saved } from '../support/given.ts';
import { form, module, plan, weekly } from '../support/plan.ts';
import { inTheEngine } from './exhibit.ts';

const STAYS = { modules: {}, forms: {}, batteries: {}, flags: {} };
const version = (number: string, name: string) =>
  plan({
    version: number,
    modules: [module('m1', { name })],
    forms: [form('phq9')],
    batteries: [weekly('vecka', { due: null, reminders: [] })],
  });

/**
 * RADAR-base/RADAR-Questionnaire#177: an update of the protocol issued again what had been done. Here what is completed stays completed and
 * what is answered stays answered over any change of plan; a place of a schedule that has been used is never opened again.
 */
inTheEngine('issued again', {
  source: 'RADAR-base/RADAR-Questionnaire#177',
  happens: (engine) => {
    const life = given(version('1.0', 'Välkommen'), '2026-11-02T09:00:00Z', engine)
      .when('2026-11-03T09:00:00Z', { kind: 'moduleCompleted', module: 'm1', by: 'citizen' })
      .when('2026-11-09T12:00:00Z', saved('phq9', { battery: 'vecka' }))
      .when('2026-11-12T09:00:00Z', { kind: 'planMoved', plan: version('2.0', 'Hej'), hash: 'h2', moved: STAYS, as: 'safe' });
    return { module: life.state.modules['m1']?.status, answered: life.state.batteries['vecka']?.answered, sent: life.sent() };
  },
  ours: { module: 'completed', answered: 1, sent: ['notify/openOccasion/vecka/1'] },
  accident: { module: 'open', answered: 0, sent: ['notify/openOccasion/vecka/1', 'notify/openModule/m1', 'notify/openOccasion/vecka/1'] },
  without: [
    { file: 'engine/move.ts', find: 'before.modules[id] ?? lockedModule', replace: 'lockedModule' },
    { file: 'engine/move.ts', find: 'before.batteries[id] ?? emptyBattery', replace: 'emptyBattery' },
  ],
});
