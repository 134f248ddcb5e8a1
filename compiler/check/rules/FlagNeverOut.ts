import { lower } from '../../expression/lower.ts';
import { error, warning } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** En flagga som släcks av ett villkor har ett, och en som släcks av aktivitet väntar på något som invånaren kan göra (FLG-15). */
export const FlagNeverOut: Rule = (moment) =>
  moment.flags.flatMap(({ title, trigger, putOut, outWhen }, index) => {
    const at = ['flags', index];
    if (putOut === 'condition') {
      if (outWhen === undefined)
        return [error('FlagNeverOut', [...at, 'outWhen'], `Flaggan ”${title}” släcks av ett villkor men har inget. Skriv outWhen.`)];
      const lowered = lower(outWhen);
      if (!('expression' in lowered) || lowered.expression.kind !== 'literal') return [];
      const message =
        lowered.expression.value === true
          ? `Flaggan ”${title}” släcks i samma stund som den tänds.`
          : `Villkoret kan aldrig hålla, så flaggan ”${title}” släcks aldrig av sig själv.`;
      return [error('FlagNeverOut', [...at, 'outWhen'], message)];
    }
    if (outWhen !== undefined) return [warning('FlagNeverOut', [...at, 'outWhen'], 'Villkoret används bara när putOut är ”condition”.')];
    return putOut === 'activity' && !BY_ACTIVITY.some((kind) => kind === trigger.kind)
      ? [
          warning(
            'FlagNeverOut',
            [...at, 'putOut'],
            `Inget som invånaren gör släcker flaggan ”${title}”, så bara personal kan det. Skriv ”staff” eller ”condition”.`,
          ),
        ]
      : [];
  });

const BY_ACTIVITY = ['inactivity', 'missedBattery', 'unansweredMessage', 'notDone'] as const;
