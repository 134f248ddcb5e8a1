import { localDate, wallClock } from '../../engine/clock.ts';
import type * as Clock from '../../engine/clock.ts';
import { show } from './exhibit.ts';

/**
 * medic/cht-core#3133: a task showed as due the day before. The day was reckoned somewhere else than where the task was seen.
 * Here a day is a calendar day in the moment's zone, whatever zone the machine stands in.
 */
const happens = ({ wallClock: at, localDate: day }: Pick<typeof Clock, 'wallClock' | 'localDate'>) => {
  const hosts = ['UTC', 'America/Los_Angeles', 'Pacific/Auckland'];
  const before = process.env['TZ'];
  try {
    return hosts.map((host) => {
      process.env['TZ'] = host;
      // Half past midnight on 11 November in Stockholm: the day before by UTC and in Los Angeles, the same day in Auckland.
      const due = at('Europe/Stockholm', Date.parse('2026-11-10T23:30:00Z'), 0, '08:00');
      return day('Europe/Stockholm', due);
    });
  } finally {
    process.env['TZ'] = before;
  }
};

show(
  'due yesterday',
  {
    source: 'medic/cht-core#3133',
    happens,
    ours: ['2026-11-11', '2026-11-11', '2026-11-11'],
    accident: ['2026-11-10', '2026-11-09', '2026-11-11'],
    without: [
      {
        file: 'engine/clock.ts',
        find: 'return Math.floor((instant + offsetAt(zone, instant)) / DAY);',
        replace: 'return Math.floor((instant - new Date(instant).getTimezoneOffset() * MINUTE) / DAY);',
      },
    ],
  },
  { wallClock, localDate },
  'engine/clock.ts',
);
