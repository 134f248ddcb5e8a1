import type { Moment } from '../../document/moment.ts';
import { placedQuestions } from '../../document/placedQuestions.ts';
import type { Path } from '../../path.ts';
import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';
import { stepsOf } from '../steps.ts';

/** Media i steg, vid frågor och på alternativ hämtas från momentets egen mapp eller över https, aldrig någon annanstans ifrån (DES-06). */
export const MediaSource: Rule = (moment) =>
  sourcesOf(moment)
    .filter(({ source }) => source !== undefined && !isAllowed(source))
    .map((place) =>
      error('MediaSource', place.at, 'Adressen ska vara en fil i momentets mapp, till exempel ”andning.mp3”, eller börja med https://.'),
    );

function sourcesOf(moment: Moment): readonly { readonly source: string | undefined; readonly at: Path }[] {
  const both = ({ src, captions }: { readonly src: string; readonly captions?: string | undefined }, at: Path) => [
    { source: src, at: [...at, 'src'] },
    { source: captions, at: [...at, 'captions'] },
  ];
  return [
    ...stepsOf(moment).flatMap(({ step, at }) => (step.kind === 'media' ? both(step, at) : [])),
    ...placedQuestions(moment).flatMap(({ question, at }) => [
      ...(question.media ? both(question.media, [...at, 'media']) : []),
      ...('options' in question ? question.options : []).flatMap(({ image }, index) =>
        image ? [{ source: image.src, at: [...at, 'options', index, 'image', 'src'] }] : [],
      ),
    ]),
  ];
}

function isAllowed(source: string): boolean {
  if (source.startsWith('https://')) return URL.canParse(source) && new URL(source).username === '';
  return /^[\p{L}\p{N}_-][\p{L}\p{N}_. -]*(\/[\p{L}\p{N}_-][\p{L}\p{N}_. -]*)*$/u.test(source);
}
