import { formLogic } from '../../compiler/answers/formLogic.ts';
import { shownAnswers } from '../../compiler/answers/shownAnswers.ts';
import { BODY_REGIONS } from '../../compiler/document/bodyRegions.ts';
import type { Form } from '../../compiler/document/form.ts';
import type { Answers, Question } from '../../compiler/document/question.ts';

/** Some answers that may be saved: to what is shown, in each kind's own shape. */
export function anyAnswers(form: Form, next: () => number): Answers {
  const answers: Record<string, unknown> = {};
  for (const question of form.questions) {
    const answer = next() < 0.2 ? undefined : answerTo(question, next);
    if (answer !== undefined) answers[question.id] = answer;
  }
  return shownAnswers(form.questions, formLogic(form), answers as Answers);
}

function answerTo(question: Question, next: () => number): unknown {
  const whole = (minimum: number, maximum: number): number => minimum + Math.floor(next() * (maximum - minimum + 1));
  const ids = (): string[] => ('options' in question ? question.options.map(({ id }) => id) : []);
  const one = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T;
  const some = <T>(all: readonly T[]): T[] => {
    const chosen = all.filter(() => next() < 0.5);
    return chosen.length > 0 ? chosen : [one(all)];
  };
  switch (question.kind) {
    case 'singleChoice':
    case 'dropDown':
      return one(ids());
    case 'pictureChoice':
      return question.several === true ? some(ids()) : one(ids());
    case 'multipleChoice':
      return some(ids());
    case 'ranking':
      return ids().slice(0, question.places ?? ids().length);
    case 'singleChoiceMatrix':
      return Object.fromEntries(question.rows.map(({ id }) => [id, one(ids())]));
    case 'multipleChoiceMatrix':
      return Object.fromEntries(question.rows.map(({ id }) => [id, some(ids())]));
    case 'yesNo':
      return next() < 0.5;
    case 'consent':
      return true;
    case 'number':
      return whole(Math.ceil(question.minimum ?? 0), Math.floor(question.maximum ?? 9));
    case 'ratingScale':
    case 'scale':
    case 'slider':
      return whole(Math.ceil(question.minimum), Math.floor(question.maximum));
    case 'visualAnalogueScale':
      return whole(0, 100);
    case 'duration':
      return whole(0, 300);
    case 'shortText':
    case 'longText':
      return one(['a', 'Hej på dig', 'Ångest & oro <b>']);
    case 'contact':
      return 'a@example.org';
    case 'identityNumber':
      return '201212121212';
    case 'date':
      return one(['2026-01-02', '2020-02-29']);
    case 'time':
      return one(['08:30', '23:59']);
    case 'dateTime':
      return one(['2026-07-02T08:30', '2026-10-25T02:30', '2026-12-24T15:00']);
    case 'file':
    case 'recording':
      return ['f1'];
    case 'signature':
      return { name: 'Anna', drawing: 'f2' };
    case 'bodyMap':
      return some(BODY_REGIONS.filter(({ side }) => question.sides.includes(side)).map(({ id }) => id)).slice(0, 3);
    case 'group':
      return [0, 1].map(() =>
        Object.fromEntries(
          question.questions.flatMap((inside) => {
            const answer = answerTo(inside, next);
            return answer === undefined ? [] : [[inside.id, answer]];
          }),
        ),
      );
    case 'information':
    case 'calculated':
      return undefined;
  }
}
