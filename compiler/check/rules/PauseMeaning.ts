import { gatesOf } from '../../document/gate.ts';
import type { Schedule } from '../../document/schedule.ts';
import { placesIn } from '../../plan/schedule.ts';
import { error, warning } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** En paus säger vad den betyder, och det som hoppas över är inget som behövs en enda gång (momentspråket §8). */
export const PauseMeaning: Rule = (moment) => {
  const { pause } = moment;
  if (!pause) return [];
  const said = [pause.modules, pause.batteries, pause.flags, pause.activities].some((meaning) => meaning !== undefined);
  if (pause.byCitizen && !said)
    return [
      error(
        'PauseMeaning',
        ['pause'],
        'Invånaren får pausa, men vad pausen betyder sägs inte. Skriv skip, shift eller catchUp för modules, batteries, flags eller activities.',
      ),
    ];
  const gates = new Set(gatesOf(moment).values());
  const lost =
    (pause.batteries ?? 'skip') !== 'skip'
      ? []
      : moment.batteries.filter(({ id, schedule }) => gates.has(id) || (placesIn(schedule) === 1 && !isAtStart(schedule)));
  const prioritised = moment.flags.find(({ trigger }) => pause.flags === 'skip' && (trigger.kind === 'time' || trigger.kind === 'notDone'));
  return [
    ...lost.map(({ id, title }) =>
      warning(
        'PauseMeaning',
        ['pause', 'batteries'],
        gates.has(id)
          ? `Infaller ”${title}” i en paus hoppas det över, och modulen efter det öppnar aldrig. Skriv shift eller catchUp.`
          : `Infaller ”${title}” i en paus hoppas det över, fast det kommer en enda gång. Skriv shift eller catchUp.`,
      ),
    ),
    ...(prioritised
      ? [
          warning(
            'PauseMeaning',
            ['pause', 'flags'],
            `Infaller tiden för flaggan ”${prioritised.title}” i en paus tänds den aldrig. Skriv shift eller catchUp.`,
          ),
        ]
      : []),
  ];
};

/** Opens in the same instant as the moment starts, when it cannot be paused. */
const isAtStart = (schedule: Schedule): boolean =>
  schedule.kind === 'once' &&
  schedule.anchor.kind === 'start' &&
  schedule.at === undefined &&
  schedule.days + (schedule.weeks ?? 0) + (schedule.months ?? 0) === 0;
