import { placedQuestions } from '../../document/placedQuestions.ts';
import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** En rangordning har minst två alternativ och inte fler platser än alternativ (QTY-11). */
export const RankingPlaces: Rule = (moment) =>
  placedQuestions(moment).flatMap(({ question, at }) => {
    if (question.kind !== 'ranking') return [];
    const { id, options, places } = question;
    if (options.length < 2) return [error('RankingPlaces', [...at, 'options'], `Rangordningen ”${id}” behöver minst två alternativ.`)];
    if (places === undefined || places <= options.length) return [];
    return [
      error('RankingPlaces', [...at, 'places'], `Rangordningen ”${id}” har ${places} platser men bara ${options.length} alternativ.`),
    ];
  });
