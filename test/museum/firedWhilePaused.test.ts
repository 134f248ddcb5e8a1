import { given } from '../support/given.ts';
import { form, plan, weekly } from '../support/plan.ts';
import { inTheEngine } from './exhibit.ts';

/**
 * FDA MyStudies#211: people who had paused were notified all the same. Here nothing on the agenda fires in a pause but ladders of flags that are
 * raised already; what it meant for what fell inside is the designer's choice, made when the pause ends, and recorded.
 */
inTheEngine('fired while paused', {
  source: 'FDA MyStudies#211',
  happens: (engine) => {
    const life = given(plan({ forms: [form('phq9')], batteries: [weekly('vecka', { due: null })] }), '2026-11-02T09:00:00Z', engine);
    life.when('2026-11-09T09:00:00Z', { kind: 'paused', by: 'staff', until: null, reason: 'Semester' });
    const before = life.sent().length;
    for (const day of [11, 12, 16, 18]) life.late(`2026-11-${day}T17:00:00Z`, []);
    return life.sent().slice(before);
  },
  ours: [],
  accident: ['remind/vecka/1/1', 'notify/openOccasion/vecka/2', 'remind/vecka/2/1'],
  without: [
    {
      file: 'engine/phase.ts',
      find: "return due.kind === 'escalate' || due.kind === 'resume' || (due.kind === 'timedFlag' && due.prioritised === true);",
      replace: 'return true;',
    },
    { file: 'engine/phase.ts', find: "return 'momentPaused';", replace: 'return null;' },
  ],
});
