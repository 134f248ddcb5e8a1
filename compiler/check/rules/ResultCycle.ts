import { inOrder } from '../../../scoring/needed.ts';
import { error } from '../../problem.ts';
import { placedResults } from '../placedResults.ts';
import type { Rule } from '../rule.ts';

/** Inget resultat byggs, genom andra, av sig självt (RES-01). */
export const ResultCycle: Rule = (moment) =>
  placedResults(moment).flatMap(({ result, siblings, at }) => {
    const circle = inOrder(siblings).find((one) => one.result === result)?.circle ?? null;
    if (circle === null || circle.length <= 2) return [];
    return [error('ResultCycle', [...at, 'method'], `Resultaten går runt: ${circle.map((id) => `”${id}”`).join(' → ')}.`)];
  });
