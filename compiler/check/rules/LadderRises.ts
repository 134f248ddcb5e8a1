import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** En flaggas trappa stiger: varje steg kommer efter det förra, går till någon ny eller på ett nytt sätt, och börjar hos personalen (NTF-13). */
export const LadderRises: Rule = (moment) =>
  moment.flags.flatMap(({ title, recipients, ladder = [] }, index) => {
    const at = ['flags', index, 'ladder'];
    if (ladder.length > 0 && recipients.every((reader) => reader === 'citizen'))
      return [error('LadderRises', at, `Flaggan ”${title}” går bara till invånaren, så ingen i personalen har den att lämna vidare.`)];
    return ladder.flatMap((rung, n) => {
      const before = ladder[n - 1];
      if (before && rung.afterHours <= before.afterHours)
        return [error('LadderRises', [...at, n, 'afterHours'], `Steg ${n + 1} kommer inte efter steg ${n}.`)];
      return ladder.slice(0, n).some(({ to, by }) => to === rung.to && by === rung.by)
        ? [error('LadderRises', [...at, n], `Steg ${n + 1} går till samma och på samma sätt som ett tidigare steg.`)]
        : [];
    });
  });
