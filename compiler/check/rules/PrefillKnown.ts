import type { Moment } from '../../document/moment.ts';
import { placedQuestions } from '../../document/placedQuestions.ts';
import type { Question } from '../../document/question.ts';
import type { Prefill } from '../../document/questions/everyQuestion.ts';
import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Ett svar hämtas från något som finns och som är ett svar av frågans sort, och fylls inte i samtidigt från början (FRM-14). */
export const PrefillKnown: Rule = (moment) =>
  placedQuestions(moment).flatMap(({ question, at, group }) => {
    if (!('prefill' in question) || question.prefill === undefined) return [];
    const message = group ? 'I en grupp som upprepas kan inget svar hämtas.' : faultOf(question, question.prefill, moment);
    if (message !== null) return [error('PrefillKnown', [...at, 'prefill'], message)];
    return question.initial === undefined
      ? []
      : [error('PrefillKnown', [...at, 'prefill'], `Frågan ”${question.id}” har både ett svar från början och ett som hämtas.`)];
  });

function faultOf(question: Question, prefill: Prefill, moment: Moment): string | null {
  switch (prefill.from) {
    case 'today':
      return question.kind === 'date' ? null : 'Dagens datum kan bara stå i en datumfråga.';
    case 'start':
      if (!moment.dates?.some(({ id }) => id === prefill.name)) return `Det finns inget datum med id ”${prefill.name}”.`;
      return question.kind === 'date' ? null : 'Ett datum från starten kan bara stå i en datumfråga.';
    case 'startFact': {
      const fact = moment.startFacts?.find(({ id }) => id === prefill.fact);
      if (!fact) return `Det finns ingen startuppgift med id ”${prefill.fact}”.`;
      return FACTS[fact.kind].includes(question.kind)
        ? null
        : `Startuppgiften ”${prefill.fact}” är inget svar på en fråga av den här sorten.`;
    }
    case 'form': {
      const form = moment.forms.find(({ id }) => id === prefill.form);
      if (!form) return `Det finns inget formulär med id ”${prefill.form}”.`;
      const source = form.questions.find(({ id }) => id === prefill.question);
      if (!source) return `Formuläret ”${form.title}” har ingen fråga med id ”${prefill.question}”.`;
      return shapeOf(source) === shapeOf(question) ? null : `Svaret på ”${prefill.question}” är av en annan sort än den här frågans.`;
    }
  }
}

const FACTS: Readonly<Record<'number' | 'yesNo' | 'choice', readonly string[]>> = {
  number: ['number', 'slider', 'scale', 'ratingScale', 'visualAnalogueScale', 'duration'],
  yesNo: ['yesNo'],
  choice: ['singleChoice', 'dropDown', 'pictureChoice'],
};

/** Answers that look alike may be taken over; that the value fits is looked at when it is fetched. */
function shapeOf(question: Question): string {
  switch (question.kind) {
    case 'singleChoice':
    case 'dropDown':
      return 'option';
    case 'pictureChoice':
      return question.several === true ? 'options' : 'option';
    case 'multipleChoice':
      return 'options';
    case 'shortText':
    case 'longText':
      return 'text';
    case 'number':
    case 'slider':
    case 'scale':
    case 'ratingScale':
    case 'visualAnalogueScale':
    case 'calculated':
      return 'number';
    default:
      return question.kind;
  }
}
