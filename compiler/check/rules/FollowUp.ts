import type { Battery } from '../../document/battery.ts';
import { placesIn } from '../../plan/schedule.ts';
import { error, warning } from '../../problem.ts';
import { lastDayOf } from '../lastDay.ts';
import type { Rule } from '../rule.ts';

/** En uppföljning har mätbatterier som räknas från slutet, ryms i sin längd och tar slut någon gång (END-06). */
export const FollowUp: Rule = (moment) => {
  const after = moment.batteries.flatMap((battery, index) => (countsFromEnd(battery) ? [{ battery, index }] : []));
  if (!moment.followUp) {
    return after.flatMap(({ battery, index }) =>
      battery.closes
        ? []
        : [
            warning(
              'FollowUp',
              ['batteries', index, 'closes'],
              `Uppföljningen tar aldrig slut för den som inte svarar på ”${battery.title}”. Låt tillfället stänga, eller skriv followUp med högsta antal dagar.`,
            ),
          ],
    );
  }
  const { days } = moment.followUp;
  if (after.length === 0)
    return [warning('FollowUp', ['followUp'], 'Inget mätbatteri räknas från momentets slut, så det blir ingen uppföljning.')];
  return after.flatMap(({ battery, index }) => {
    const last = lastDayOf(battery.schedule);
    const at = ['batteries', index, 'schedule'];
    if (last <= days) return [];
    const message =
      placesIn(battery.schedule) > 1
        ? `Det sista tillfället i ”${battery.title}” öppnar tidigast dag ${last} efter slutet, men uppföljningen varar i ${days} dagar.`
        : `Mätbatteriet ”${battery.title}” öppnar tidigast dag ${last} efter slutet, men uppföljningen varar i ${days} dagar.`;
    return [error('FollowUp', at, message)];
  });
};

const countsFromEnd = ({ schedule }: Battery): boolean => 'anchor' in schedule && schedule.anchor.kind === 'end';
