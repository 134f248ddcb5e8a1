import { error, warning } from '../../problem.ts';
import type { Rule } from '../rule.ts';
import { isQuiet } from '../quiet.ts';

/** Tysta timmar är en del av dygnet, och de tider invånaren får flytta sina påminnelser till ligger utanför dem (NTF-13). */
export const QuietHours: Rule = ({ notices }) => {
  const { quiet, movable } = notices ?? {};
  return [
    ...(quiet && quiet.from === quiet.to
      ? [error('QuietHours', ['notices', 'quiet', 'to'], 'Tysta timmar som slutar när de börjar är hela dygnet eller ingen tid alls.')]
      : []),
    ...(movable && movable.earliest >= movable.latest
      ? [error('QuietHours', ['notices', 'movable', 'latest'], 'Den senaste tiden ska vara senare på dagen än den tidigaste.')]
      : []),
    ...(quiet && movable && quiet.from !== quiet.to
      ? (['earliest', 'latest'] as const).flatMap((end) =>
          isQuiet(movable[end], quiet)
            ? [
                warning(
                  'QuietHours',
                  ['notices', 'movable', end],
                  `Invånaren kan välja klockan ${movable[end]}, men den ligger i de tysta timmarna ${quiet.from}–${quiet.to}.`,
                ),
              ]
            : [],
        )
      : []),
  ];
};
