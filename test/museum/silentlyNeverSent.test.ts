import { given } from '../support/given.ts';
import { form, plan, weekly } from '../support/plan.ts';
import { inTheEngine } from './exhibit.ts';

/**
 * formr changelog (cron_only): units of one kind were never sent by the cron path, and nothing anywhere said so. Here no way leads past the
 * record: every notice that has fallen due is either sent or has its reason why not.
 */
inTheEngine('silently never sent', {
  source: 'formr changelog, cron_only',
  happens: (engine) => {
    const twice = [1, 2].map((days) => ({ days, at: '17:00', staleAfterHours: 12 }));
    const life = given(
      plan({ forms: [form('phq9')], batteries: [weekly('vecka', { due: null, reminders: twice })] }),
      '2026-11-02T09:00:00Z',
      engine,
    ).late('2026-11-11T17:00:00Z', []);
    return ['notify/openOccasion/vecka/1', 'remind/vecka/1/1', 'remind/vecka/1/2'].map((key) => life.outcome(key));
  },
  ours: ['suppressed: laterReminderDue', 'suppressed: stale', 'fired: notAnswered'],
  accident: [null, null, 'fired: notAnswered'],
  without: [
    {
      file: 'engine/send.ts',
      find: 'const lateHours = Math.floor((turn.actual - due.nominal) / HOUR);',
      replace: 'if (because) continue;\n    const lateHours = Math.floor((turn.actual - due.nominal) / HOUR);',
    },
  ],
});
