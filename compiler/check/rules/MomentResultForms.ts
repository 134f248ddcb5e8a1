import { error, warning } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Ett av momentets resultat görs av formulär som finns, vart och ett en gång (RES-02). */
export const MomentResultForms: Rule = (moment) =>
  (moment.results ?? []).flatMap(({ id, from }, r) => [
    ...from.flatMap((form, index) => {
      const at = ['results', r, 'from', index];
      if (!moment.forms.some((one) => one.id === form))
        return [error('MomentResultForms', at, `Det finns inget formulär med id ”${form}”.`)];
      return from.indexOf(form) === index ? [] : [error('MomentResultForms', at, `Formuläret ”${form}” står två gånger.`)];
    }),
    ...(from.length === 1
      ? [warning('MomentResultForms', ['results', r, 'from'], `Resultatet ”${id}” görs av ett enda formulär. Låt det stå i formuläret.`)]
      : []),
  ]);
