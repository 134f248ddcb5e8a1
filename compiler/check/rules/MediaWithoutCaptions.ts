import type { Media } from '../../document/media.ts';
import { placedQuestions } from '../../document/placedQuestions.ts';
import type { Path } from '../../path.ts';
import type { Problem } from '../../problem.ts';
import { warning } from '../../problem.ts';
import type { Rule } from '../rule.ts';
import { stepsOf } from '../steps.ts';

/** En film har textning och en ljudinspelning har en utskrift, så att den som inte hör får samma innehåll (DES-06, WCAG 1.2). */
export const MediaWithoutCaptions: Rule = (moment) => [
  ...stepsOf(moment).flatMap(({ step, at }) => (step.kind === 'media' ? lacking(step, `”${step.title}”`, at) : [])),
  ...placedQuestions(moment).flatMap(({ question, at }) =>
    question.media ? lacking(question.media, `vid frågan ”${question.id}”`, [...at, 'media']) : [],
  ),
];

type Shown = Pick<Media, 'media' | 'captions' | 'transcript'>;

function lacking({ media, captions, transcript }: Shown, which: string, at: Path): readonly Problem[] {
  if (media === 'video' && !captions) return [warning('MediaWithoutCaptions', [...at, 'captions'], `Filmen ${which} saknar textning.`)];
  if (media === 'audio' && !transcript) return [warning('MediaWithoutCaptions', [...at, 'transcript'], `Ljudet ${which} saknar utskrift.`)];
  return [];
}
