import { warning } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Sena svar godtas i ett mätbatteri som stänger; annars är inget svar för sent (BAT-10). */
export const LateAnswersWithoutClosing: Rule = (moment) =>
  moment.batteries.flatMap(({ title, closes, lateAnswers }, index) =>
    lateAnswers === 'accepted' && !closes
      ? [warning('LateAnswersWithoutClosing', ['batteries', index, 'lateAnswers'], `”${title}” stänger aldrig, så inget svar är för sent.`)]
      : [],
  );
