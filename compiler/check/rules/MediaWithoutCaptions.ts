import { warning } from '../../problem.ts';
import type { Rule } from '../rule.ts';
import { stepsOf } from '../steps.ts';

/** En film har textning och en ljudinspelning har en utskrift, så att den som inte hör får samma innehåll (DES-06, WCAG 1.2). */
export const MediaWithoutCaptions: Rule = (moment) =>
  stepsOf(moment).flatMap(({ step, at }) => {
    if (step.kind !== 'media') return [];
    if (step.media === 'video' && !step.captions)
      return [warning('MediaWithoutCaptions', [...at, 'captions'], `Filmen ”${step.title}” saknar textning.`)];
    if (step.media === 'audio' && !step.transcript)
      return [warning('MediaWithoutCaptions', [...at, 'transcript'], `Ljudet ”${step.title}” saknar utskrift.`)];
    return [];
  });
