import { placedQuestions } from '../../document/placedQuestions.ts';
import type { Problem } from '../../problem.ts';
import { error, warning } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Varje alternativ i ett bildval har en bild, och bild, film och ljud vid en fråga har en beskrivning för den som inte ser eller hör (QTY-12, WCAG 1.1). */
export const PictureWithoutAlt: Rule = (moment) =>
  placedQuestions(moment).flatMap(({ question, at }): readonly Problem[] => [
    ...(question.media !== undefined && question.media.alt.trim() === ''
      ? [error('PictureWithoutAlt', [...at, 'media', 'alt'], `Bilden eller inspelningen vid frågan ”${question.id}” saknar beskrivning.`)]
      : []),
    ...('options' in question ? question.options : []).flatMap(({ id, image }, index): readonly Problem[] => {
      const place = [...at, 'options', index, 'image'];
      if (image === undefined)
        return question.kind === 'pictureChoice'
          ? [error('PictureWithoutAlt', place, `Alternativet ”${id}” i bildvalet saknar bild.`)]
          : [];
      return image.alt.trim() === ''
        ? [warning('PictureWithoutAlt', [...place, 'alt'], `Bilden på alternativet ”${id}” saknar beskrivning.`)]
        : [];
    }),
  ]);
