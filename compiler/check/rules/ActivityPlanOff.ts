import { warning } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** En flagga om aktivitetsplanen finns bara i ett moment med aktivitetsplan (ACT-01). */
export const ActivityPlanOff: Rule = (moment) =>
  moment.flags.flatMap(({ title, trigger }, index) =>
    trigger.kind === 'activity' && !moment.activityPlan
      ? [
          warning(
            'ActivityPlanOff',
            ['flags', index, 'trigger'],
            `Flaggan ”${title}” väntar på aktivitetsplanen, men momentet har ingen. Skriv "activityPlan".`,
          ),
        ]
      : [],
  );
