import type { Problem } from '../../problem.ts';
import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** En grupp som upprepas har minst en fråga att svara på, börjar ingen ny sida inuti sig och kan upprepas minst så många gånger som den ska (QTY-14). */
export const GroupQuestions: Rule = (moment) =>
  moment.forms.flatMap((form, f) =>
    form.questions.flatMap((group, q): readonly Problem[] => {
      if (group.kind !== 'group') return [];
      const at = ['forms', f, 'questions', q];
      return [
        ...(group.questions.some(({ kind }) => kind !== 'information' && kind !== 'calculated')
          ? []
          : [error('GroupQuestions', [...at, 'questions'], `Gruppen ”${group.id}” har ingen fråga att svara på.`)]),
        ...((group.minimum ?? 0) > group.maximum
          ? [
              error(
                'GroupQuestions',
                [...at, 'maximum'],
                `Gruppen ”${group.id}” ska upprepas minst ${group.minimum} gånger men får bara upprepas ${group.maximum}.`,
              ),
            ]
          : []),
        ...group.questions.flatMap(({ newPage }, index) =>
          newPage === true
            ? [error('GroupQuestions', [...at, 'questions', index, 'newPage'], 'En ny sida kan inte börja inuti en grupp.')]
            : [],
        ),
      ];
    }),
  );
