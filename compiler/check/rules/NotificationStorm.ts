import { warning } from '../../problem.ts';
import { noticesOf, whenFrom, worstWeek } from '../load.ts';
import type { Rule } from '../rule.ts';

/** Invånaren får högst så många aviseringar på en vecka som momentet säger, eller sju när det inget säger (momentspråket §6). */
export const NotificationStorm: Rule = (moment) => {
  const most = moment.notices?.perWeek ?? USUAL;
  const { origin, day, amount } = worstWeek(noticesOf(moment));
  if (amount <= most) return [];
  const many = `Den som inte svarar kan få ${amount} aviseringar på en vecka, ${whenFrom(origin, day)}.`;
  const message = moment.notices?.perWeek
    ? `${many} Momentet säger högst ${most}, så resten skickas inte.`
    : `${many} Fler än ${most} läser ingen; ta bort påminnelser eller glesa ut.`;
  return [warning('NotificationStorm', moment.notices?.perWeek === undefined ? ['batteries'] : ['notices', 'perWeek'], message)];
};

const USUAL = 7;
