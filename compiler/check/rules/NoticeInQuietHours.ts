import type { Moment } from '../../document/moment.ts';
import { itemsOf } from '../../document/items.ts';
import { partsOf } from '../../document/openings.ts';
import type { Path } from '../../path.ts';
import { warning } from '../../problem.ts';
import { isQuiet } from '../quiet.ts';
import type { Rule } from '../rule.ts';

/** Ett klockslag då invånaren får en avisering ligger utanför de tysta timmarna; annars väntar den tills de är slut (NTF-13). */
export const NoticeInQuietHours: Rule = (moment) => {
  const quiet = moment.notices?.quiet;
  if (!quiet || quiet.from === quiet.to) return [];
  return noticeTimes(moment)
    .filter(({ time }) => isQuiet(time, quiet))
    .map(({ time, at }) =>
      warning('NoticeInQuietHours', at, `Klockan ${time} ligger i de tysta timmarna, så aviseringen väntar till ${quiet.to}.`),
    );
};

function noticeTimes(moment: Moment): readonly { readonly time: string; readonly at: Path }[] {
  return [
    ...itemsOf(moment).flatMap((item) =>
      item.notify ? partsOf(item.opens, [...item.at, 'opens']).flatMap(({ opening, at }) => timeOf(opening, at)) : [],
    ),
    ...moment.batteries.flatMap((battery, index) => [
      ...(battery.notify ? timeOf(battery.schedule, ['batteries', index, 'schedule']) : []),
      ...battery.reminders.flatMap((reminder, n) => timeOf(reminder, ['batteries', index, 'reminders', n])),
    ]),
    ...(moment.maintenance ? timeOf(moment.maintenance, ['maintenance']) : []),
  ];
}

const timeOf = (holder: object, at: Path) =>
  'at' in holder && typeof holder.at === 'string' ? [{ time: holder.at, at: [...at, 'at'] }] : [];
