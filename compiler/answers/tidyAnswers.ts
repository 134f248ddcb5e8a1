import { regionsOf } from '../document/bodyRegions.ts';
import type { Answer, Answers, Question } from '../document/question.ts';
import { isPlainObject } from './isPlainObject.ts';
import { isUnanswered } from './isUnanswered.ts';
import { tidyContact } from './questions/contact.ts';
import { tidyIdentityNumber } from './questions/identityNumber.ts';

/**
 * Checked answers as they are stored: in the form's order, several options and rows in the document's order, contact and identity number in the one
 * form they have, and no key for what is not answered, in repetitions too. A draft's half-written answers stay as they are. `today` as in `checkAnswers`.
 */
export function tidyAnswers(questions: readonly Question[], answers: Answers, today?: string): Answers {
  const tidy: Record<string, Answer> = {};
  for (const question of questions) {
    const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
    if (answer === undefined || isUnanswered(answer)) continue;
    tidy[question.id] = tidied(question, answer, today);
  }
  return tidy;
}

function tidied(question: Question, answer: Answer, today: string | undefined): Answer {
  switch (question.kind) {
    case 'multipleChoice':
    case 'pictureChoice':
      return inOrder(question.options, answer);
    case 'bodyMap':
      return inOrder(
        regionsOf(question.sides).map((id) => ({ id })),
        answer,
      );
    case 'singleChoiceMatrix':
    case 'multipleChoiceMatrix': {
      if (!isRows(answer)) return answer;
      const rows = question.rows.flatMap(({ id }): [string, string | readonly string[]][] => {
        const chosen = Object.hasOwn(answer, id) ? answer[id] : undefined;
        return chosen === undefined || isUnanswered(chosen) ? [] : [[id, inOrder(question.options, chosen) as string | readonly string[]]];
      });
      return Object.fromEntries(rows);
    }
    case 'contact':
      return typeof answer === 'string' ? tidyContact(question.of, answer) : answer;
    case 'identityNumber':
      return typeof answer === 'string' ? tidyIdentityNumber(answer, today) : answer;
    case 'signature': {
      if (!isRows(answer)) return answer;
      const { name, drawing } = answer;
      return {
        ...(typeof name === 'string' && name.trim() !== '' ? { name: name.trim() } : {}),
        ...(typeof drawing === 'string' ? { drawing } : {}),
      };
    }
    case 'group':
      if (!Array.isArray(answer)) return answer;
      return answer
        .filter((one) => !isUnanswered(one))
        .map((one: unknown) => (isPlainObject(one) ? tidyAnswers(question.questions, one as Answers, today) : one)) as Answer;
    default:
      // -0 is stored as 0.
      return typeof answer === 'number' ? answer + 0 : answer;
  }
}

const isRows = (answer: Answer): answer is { readonly [row: string]: string | readonly string[] } => isPlainObject(answer);

/** Chosen options in the document's order; anything else as it is. */
function inOrder(options: readonly { readonly id: string }[], answer: Answer): Answer {
  if (!Array.isArray(answer)) return answer;
  const chosen = new Set<unknown>(answer);
  return options.flatMap(({ id }) => (chosen.has(id) ? [id] : []));
}
