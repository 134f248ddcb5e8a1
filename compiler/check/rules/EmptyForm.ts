import { isAsked } from '../../document/question.ts';
import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Ett formulär har minst en fråga att svara på (FRM-01). */
export const EmptyForm: Rule = (moment) =>
  moment.forms.flatMap((form, index) =>
    form.uses !== undefined || form.questions.some(isAsked)
      ? []
      : [error('EmptyForm', ['forms', index, 'questions'], `Formuläret ”${form.title}” har ingen fråga att svara på.`)],
  );
