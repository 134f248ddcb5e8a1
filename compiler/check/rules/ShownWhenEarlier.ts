import { pathsOf } from '../../../engine/paths.ts';
import { placedQuestions } from '../../document/placedQuestions.ts';
import { lower } from '../../expression/lower.ts';
import type { Problem } from '../../problem.ts';
import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** En frågas villkor och ett uträknat värde nämner bara frågor som finns och som står tidigare i samma formulär (FRM-12). */
export const ShownWhenEarlier: Rule = (moment) =>
  placedQuestions(moment).flatMap(({ form, question, group, at, before }) => {
    const inForm = [...form.questions, ...form.questions.flatMap((one) => (one.kind === 'group' ? one.questions : []))];
    const faults = (text: string, field: string): readonly Problem[] => {
      const lowered = lower(text, 'form');
      if ('faults' in lowered) return [];
      const named = new Map(pathsOf(lowered.expression).map(([, id = '', row]) => [`${id}.${row ?? ''}`, { id, row }]));
      return [...named.values()].flatMap(({ id, row }) => {
        const message = sentence(id, row);
        return message === null ? [] : [error('ShownWhenEarlier', [...at, field], message)];
      });
    };
    const sentence = (id: string, row: string | undefined): string | null => {
      const earlier = before.find((one) => one.id === id);
      if (earlier && row !== undefined && !('rows' in earlier && earlier.rows.some((one) => one.id === row)))
        return `Frågan ”${id}” har ingen rad med id ”${row}”.`;
      if (earlier) return null;
      if (id === question.id) return `Frågan ”${id}” kan inte bero på sig själv.`;
      if (!inForm.some((one) => one.id === id)) return `Formuläret har ingen fråga med id ”${id}”.`;
      const isInOtherGroup = form.questions.some(
        (one) => one.kind === 'group' && one !== group && one.questions.some((each) => each.id === id),
      );
      return isInOtherGroup
        ? `Frågan ”${id}” står i en grupp som upprepas och har inte ett enda svar.`
        : `Frågan ”${id}” står senare i formuläret. Ett villkor ser bara det som står före.`;
    };
    return [
      ...(question.shownWhen === undefined ? [] : faults(question.shownWhen, 'shownWhen')),
      ...(question.kind === 'calculated' ? faults(question.expression, 'expression') : []),
    ];
  });
