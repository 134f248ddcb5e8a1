import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Ett tal som lämnas vid start har ett lägsta värde som inte är högre än det högsta. */
export const StartFactRange: Rule = (moment) =>
  (moment.startFacts ?? []).flatMap((fact, index) =>
    fact.kind === 'number' && (fact.minimum ?? -Infinity) > (fact.maximum ?? Infinity)
      ? [
          error(
            'StartFactRange',
            ['startFacts', index, 'maximum'],
            `Uppgiften ”${fact.title}” har ett högsta värde som är lägre än det lägsta.`,
          ),
        ]
      : [],
  );
