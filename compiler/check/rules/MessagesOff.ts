import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** En flagga om obesvarade meddelanden finns bara i ett moment med meddelanden (PRE-02). */
export const MessagesOff: Rule = (moment) =>
  moment.flags.flatMap(({ title, trigger }, index) =>
    trigger.kind === 'unansweredMessage' && !moment.messages
      ? [
          error(
            'MessagesOff',
            ['flags', index, 'trigger'],
            `Flaggan ”${title}” väntar på meddelanden, men momentet har inga. Skriv "messages": true.`,
          ),
        ]
      : [],
  );
