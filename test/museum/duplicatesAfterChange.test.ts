import { given, saved } from '../support/given.ts';
import { form, plan, weekly } from '../support/plan.ts';
import { inTheEngine } from './exhibit.ts';

const STAYS = { modules: {}, forms: {}, batteries: {}, flags: {} };
const scheduled = (version: string, at: string) =>
  plan({
    version,
    forms: [form('phq9')],
    batteries: [
      weekly('vecka', {
        due: null,
        reminders: [],
        schedule: { kind: 'every', anchor: { kind: 'start' }, firstDays: 7, everyDays: 7, at, count: 3 },
      }),
    ],
  });

/**
 * onnela-lab/beiwe-backend#350: editing a schedule made doubles: what waited by the old one went on waiting beside the new. Here a migration
 * moves what waits, with its record, and each place of a schedule waits once.
 */
inTheEngine('duplicates after a change', {
  source: 'onnela-lab/beiwe-backend#350',
  happens: (engine) =>
    given(scheduled('1.0', '08:00'), '2026-11-02T09:00:00Z', engine)
      .when('2026-11-09T12:00:00Z', saved('phq9', { battery: 'vecka' }))
      .when('2026-11-10T09:00:00Z', { kind: 'planMoved', plan: scheduled('2.0', '18:00'), hash: 'h2', moved: STAYS, as: 'migration' })
      .until('2026-11-30T00:00:00Z')
      .sent(),
  ours: ['notify/openOccasion/vecka/1', 'notify/openOccasion/vecka/2', 'notify/openOccasion/vecka/3'],
  // Three occasions in all, and a fourth beside them.
  accident: ['notify/openOccasion/vecka/1', 'notify/openOccasion/vecka/2', 'notify/openOccasion/vecka/3', 'notify/openOccasion/vecka/4'],
  without: [
    { file: 'engine/move.ts', find: "retime(turn, () => true, 'planMoved');", replace: '' },
    {
      file: 'engine/battery.ts',
      find: "find((due) => due.kind === 'openOccasion' && due.battery === battery.id) ?? null;",
      replace:
        "find((due) => due.kind === 'openOccasion' && due.battery === battery.id && due.at === placeAt(turn, battery, place)) ?? null;",
    },
  ],
});
