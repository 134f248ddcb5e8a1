import { error } from '../../problem.ts';
import { placedExpressions } from '../placedExpressions.ts';
import type { Rule } from '../rule.ts';
import { typeOf } from '../typeOf.ts';

/** Ett villkor jämför sådant som går att jämföra, nämner bara alternativ som finns, rör aldrig fritext utanför sitt formulär och är som helhet sant eller falskt; ett uträknat värde är ett tal, en text eller sant och falskt, och aldrig vad någon skrivit (RES-09, löfte 8). */
export const ConditionTypes: Rule = (moment) =>
  placedExpressions(moment).flatMap(({ expression, at, typeAt, isCondition }) => {
    if (!expression) return [];
    const faults = new Set<string>();
    const whole = typeOf(expression, typeAt, faults);
    if (faults.size === 0 && isCondition && !['boolean', 'unknown'].includes(whole.kind)) {
      faults.add('Villkoret ska vara sant eller falskt. Jämför värdet med något, eller använd $exists.');
    }
    if (faults.size === 0 && !isCondition && ['list', 'options'].includes(whole.kind))
      faults.add('Ett uträknat värde är ett tal, en text eller sant och falskt, inte flera på en gång.');
    if (faults.size === 0 && !isCondition && whole.kind === 'written')
      faults.add('Ett uträknat värde får inte vara det som någon skrivit. Jämför det med något, eller använd $exists.');
    return [...faults].map((message) => error('ConditionTypes', at, message));
  });
