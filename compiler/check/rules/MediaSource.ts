import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';
import { stepsOf } from '../steps.ts';

/** Media hämtas från momentets egen mapp eller över https, aldrig någon annanstans ifrån (DES-06). */
export const MediaSource: Rule = (moment) =>
  stepsOf(moment).flatMap(({ step, at }) => {
    if (step.kind !== 'media') return [];
    const sources = [
      { source: step.src, at: [...at, 'src'] },
      ...(step.captions === undefined ? [] : [{ source: step.captions, at: [...at, 'captions'] }]),
    ];
    return sources
      .filter(({ source }) => !isAllowed(source))
      .map((place) =>
        error('MediaSource', place.at, 'Adressen ska vara en fil i momentets mapp, till exempel ”andning.mp3”, eller börja med https://.'),
      );
  });

function isAllowed(source: string): boolean {
  if (source.startsWith('https://')) return URL.canParse(source) && new URL(source).username === '';
  return /^[\p{L}\p{N}_-][\p{L}\p{N}_. -]*(\/[\p{L}\p{N}_-][\p{L}\p{N}_. -]*)*$/u.test(source);
}
