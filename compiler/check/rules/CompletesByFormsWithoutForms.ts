import { itemsOf } from '../../document/items.ts';
import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';
import { NAMES } from './OpeningCycle.ts';

/** En modul, ett avsnitt eller ett steg som blir klart av sina formulär har minst ett obligatoriskt formulär (MOD-09). */
export const CompletesByFormsWithoutForms: Rule = (moment) =>
  itemsOf(moment).flatMap((item) => {
    if (item.completes.kind !== 'forms' || item.steps.some(({ step }) => step.kind === 'form' && step.mandatory)) return [];
    const message = `${NAMES[item.kind]} ”${item.title}” blir ${item.kind === 'module' ? 'klar' : 'klart'} av sina formulär men har inget obligatoriskt.`;
    return [error('CompletesByFormsWithoutForms', [...item.at, 'completes'], message)];
  });
