import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Ett delat formulär nämns med namn och version, har inga egna frågor och är hämtat innan momentet prövas (FRM-24). */
export const SharedFormVersion: Rule = (moment) =>
  moment.forms.flatMap(({ uses, version, questions, results }, f) => {
    if (uses === undefined) return [];
    const at = ['forms', f];
    if (version === undefined) return [error('SharedFormVersion', [...at, 'uses'], `Skriv vilken version av ”${uses}” som ska användas.`)];
    if (questions.length > 0 || results.length > 0)
      return [error('SharedFormVersion', [...at, 'uses'], `Formuläret hämtas från ”${uses}” och kan inte ha egna frågor eller resultat.`)];
    return [error('SharedFormVersion', [...at, 'uses'], `Det delade formuläret ”${uses}” version ${version} är inte hämtat.`)];
  });
