import type { Form } from '../../document/form.ts';
import type { Method } from '../../document/method.ts';
import type { Moment } from '../../document/moment.ts';
import type { Path } from '../../path.ts';
import type { Problem } from '../../problem.ts';
import { error } from '../../problem.ts';
import { placedResults } from '../placedResults.ts';
import type { Rule } from '../rule.ts';

/** Det som ett resultat byggs av finns: andra resultat i formuläret eller, för momentets resultat, i de formulär det görs av; och momentets resultat räknar resultat, inte frågor (RES-01). */
export const MethodParts: Rule = (moment) =>
  placedResults(moment).flatMap(({ result: { id, method }, form, from, siblings, at }) => {
    const place = [...at, 'method'];
    const known = new Set(siblings.map((one) => one.id));
    const unknown = (name: string, where: Path): readonly Problem[] => {
      if (name === id) return [error('MethodParts', where, `Resultatet ”${id}” kan inte byggas av sig självt.`)];
      return known.has(name) ? [] : [error('MethodParts', where, `Det finns inget resultat med id ”${name}” här.`)];
    };
    if (form === null && COUNTS_QUESTIONS.has(method.kind))
      return [
        error(
          'MethodParts',
          [...place, 'kind'],
          'Momentets resultat görs av formulärens resultat. Gör ett resultat i formuläret och lägg ihop det med combine.',
        ),
      ];
    if (method.kind === 'norm' || method.kind === 'change') return unknown(method.of, [...place, 'of']);
    if (method.kind !== 'combine') return [];
    return method.items.flatMap((item, index) => {
      const where = [...place, 'items', index];
      if (item.form === undefined) return unknown(item.result, [...where, 'result']);
      return ofOther(item.form, item.result, from, moment, where);
    });
  });

const COUNTS_QUESTIONS: ReadonlySet<Method['kind']> = new Set(['sum', 'mean', 'weighted', 'count']);

function ofOther(formId: string, result: string, from: readonly string[] | null, moment: Moment, at: Path): readonly Problem[] {
  const form: Form | undefined = moment.forms.find(({ id }) => id === formId);
  if (!form) return [error('MethodParts', [...at, 'form'], `Det finns inget formulär med id ”${formId}”.`)];
  if (!form.results.some(({ id }) => id === result))
    return [error('MethodParts', [...at, 'result'], `Formuläret ”${form.title}” har inget resultat med id ”${result}”.`)];
  if (from === null)
    return [
      error(
        'MethodParts',
        [...at, 'form'],
        'Ett formulärs resultat kan inte räkna med andra formulär. Gör det till ett av momentets resultat.',
      ),
    ];
  return from.includes(formId)
    ? []
    : [error('MethodParts', [...at, 'form'], `Formuläret ”${form.title}” står inte bland dem som resultatet görs av.`)];
}
