import type { Answer, Question } from '../compiler/document/question.ts';

/**
 * The number an answer counts as: an option's score, the sum of chosen options' scores, 1 or 0 for yes or no, the number itself.
 * Null when there is no answer, when a chosen option has no score, and for questions that have no number (text, date, time, information; a matrix
 * counts by its rows).
 */
export function scoreOf(question: Question, answer: Answer | undefined): number | null {
  if (answer === undefined) return null;
  switch (question.kind) {
    case 'singleChoice':
    case 'dropDown':
      return question.options.find(({ id }) => id === answer)?.score ?? null;
    case 'pictureChoice':
    case 'multipleChoice': {
      if (typeof answer === 'string') return question.options.find(({ id }) => id === answer)?.score ?? null;
      if (!Array.isArray(answer)) return null;
      const scores = (answer as readonly unknown[]).map((chosen) => question.options.find(({ id }) => id === chosen)?.score ?? null);
      return scores.reduce<number | null>((total, score) => (total === null || score === null ? null : total + score), 0);
    }
    case 'yesNo':
      return typeof answer === 'boolean' ? Number(answer) : null;
    case 'number':
    case 'scale':
    case 'ratingScale':
    case 'slider':
    case 'visualAnalogueScale':
    case 'duration':
    case 'calculated':
      return typeof answer === 'number' && Number.isFinite(answer) ? answer : null;
    case 'shortText':
    case 'longText':
    case 'contact':
    case 'identityNumber':
    case 'date':
    case 'time':
    case 'dateTime':
    case 'singleChoiceMatrix':
    case 'multipleChoiceMatrix':
    case 'ranking':
    case 'consent':
    case 'file':
    case 'recording':
    case 'signature':
    case 'bodyMap':
    case 'information':
    case 'group':
      return null;
  }
}

/** The least and the greatest number a question can count as; null where there is no such number. */
export function rangeOf(question: Question): { readonly minimum: number; readonly maximum: number } | null {
  switch (question.kind) {
    case 'singleChoice':
    case 'dropDown': {
      const scores = question.options.flatMap(({ score }) => score ?? []);
      return scores.length > 0 ? { minimum: Math.min(...scores), maximum: Math.max(...scores) } : null;
    }
    case 'pictureChoice':
    case 'multipleChoice': {
      const scores = question.options.flatMap(({ score }) => score ?? []);
      if (scores.length === 0) return null;
      if (question.kind === 'pictureChoice' && question.several !== true)
        return { minimum: Math.min(...scores), maximum: Math.max(...scores) };
      return {
        minimum: scores.reduce((sum, score) => sum + Math.min(0, score), 0),
        maximum: scores.reduce((sum, score) => sum + Math.max(0, score), 0),
      };
    }
    case 'yesNo':
      return { minimum: 0, maximum: 1 };
    case 'scale':
    case 'ratingScale':
    case 'slider':
      return { minimum: question.minimum, maximum: question.maximum };
    case 'visualAnalogueScale':
      return { minimum: 0, maximum: 100 };
    case 'duration':
      return question.minimumMinutes === undefined || question.maximumMinutes === undefined
        ? null
        : { minimum: question.minimumMinutes, maximum: question.maximumMinutes };
    case 'calculated':
      return null;
    case 'number':
      return question.minimum === undefined || question.maximum === undefined
        ? null
        : { minimum: question.minimum, maximum: question.maximum };
    case 'shortText':
    case 'longText':
    case 'contact':
    case 'identityNumber':
    case 'date':
    case 'time':
    case 'dateTime':
    case 'singleChoiceMatrix':
    case 'multipleChoiceMatrix':
    case 'ranking':
    case 'consent':
    case 'file':
    case 'recording':
    case 'signature':
    case 'bodyMap':
    case 'information':
    case 'group':
      return null;
  }
}
