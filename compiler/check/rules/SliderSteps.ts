import { placedQuestions } from '../../document/placedQuestions.ts';
import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Ett reglage går från ett lägre värde till ett högre i hela steg, högst tusen (QTY-07). */
export const SliderSteps: Rule = (moment) =>
  placedQuestions(moment).flatMap(({ question, at }) => {
    if (question.kind !== 'slider') return [];
    const { id, minimum, maximum, step } = question;
    if (maximum <= minimum)
      return [error('SliderSteps', [...at, 'maximum'], `Reglaget ”${id}” behöver ett högsta värde som är högre än det lägsta.`)];
    const steps = (maximum - minimum) / step;
    if (Math.abs(steps - Math.round(steps)) > 1e-6)
      return [error('SliderSteps', [...at, 'step'], `Reglaget ”${id}” når inte sitt högsta värde i steg om ${step}.`)];
    return steps > 1000 ? [error('SliderSteps', [...at, 'step'], `Reglaget ”${id}” har fler än tusen steg. Använd en sifferfråga.`)] : [];
  });
