import type { Answers, Question } from '../compiler/document/question.ts';

/** The files that answers name, each with its question, in repetitions too. Takes any answers and never throws. */
export function filesIn(questions: readonly Question[], answers: Answers): readonly { readonly question: string; readonly file: string }[] {
  return questions.flatMap((question) => {
    const answer: unknown = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
    switch (question.kind) {
      case 'file':
      case 'recording':
        return (Array.isArray(answer) ? answer : []).flatMap((file: unknown) =>
          typeof file === 'string' ? [{ question: question.id, file }] : [],
        );
      case 'signature': {
        const drawing = typeof answer === 'object' && answer !== null && 'drawing' in answer ? answer.drawing : undefined;
        return typeof drawing === 'string' ? [{ question: question.id, file: drawing }] : [];
      }
      case 'group':
        return (Array.isArray(answer) ? answer : []).flatMap((one: unknown) =>
          typeof one === 'object' && one !== null ? filesIn(question.questions, one as Answers) : [],
        );
      default:
        return [];
    }
  });
}

/** Whether any question of a form takes files. */
export const takesFiles = (questions: readonly Question[]): boolean =>
  questions.some(
    (question) =>
      question.kind === 'file' ||
      question.kind === 'recording' ||
      question.kind === 'signature' ||
      (question.kind === 'group' && takesFiles(question.questions)),
  );
