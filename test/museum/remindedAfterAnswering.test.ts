import { given, saved } from '../support/given.ts';
import { form, plan, weekly } from '../support/plan.ts';
import { inTheEngine } from './exhibit.ts';

/**
 * ctsit/redcapcustodian#131: reminders went on after the form had been completed. Here a reminder belongs to its occasion and is taken off the
 * agenda with it; one that has fallen due in the same breath is settled last, against what is known then.
 */
inTheEngine('reminded after answering', {
  source: 'ctsit/redcapcustodian#131',
  happens: (engine) =>
    given(plan({ forms: [form('phq9')], batteries: [weekly('vecka', { due: null })] }), '2026-11-02T09:00:00Z', engine)
      .when('2026-11-10T12:00:00Z', saved('phq9', { battery: 'vecka' }))
      .until('2026-11-15T00:00:00Z')
      .sent(),
  ours: ['notify/openOccasion/vecka/1'],
  accident: ['notify/openOccasion/vecka/1', 'remind/vecka/1/1'],
  without: [
    { file: 'engine/occasion.ts', find: 'cancel(turn, (due) => isOfOccasion(due, battery, number), rule);', replace: '' },
    {
      file: 'engine/send.ts',
      find: "if (!state.batteries[due.battery ?? '']?.occasions[String(due.occasion)]) return 'answered';",
      replace: '',
    },
  ],
});
