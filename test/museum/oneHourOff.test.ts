import { given } from '../support/given.ts';
import { plan, weekly } from '../support/plan.ts';
import { inTheEngine } from './exhibit.ts';

/**
 * BIDMCDigitalPsychiatry/LAMP-platform#180: the series was built from the UTC hour of its first time, and the night when the clocks change
 * moved everything after it by an hour. Here a time in a series is a time on the wall, each day for itself.
 */
inTheEngine('one hour off', {
  source: 'BIDMCDigitalPsychiatry/LAMP-platform#180',
  happens: (engine) => {
    const spring = given(plan({ batteries: [weekly('vecka', { due: null, reminders: [] })] }), '2026-03-13T09:00:00Z', engine);
    const autumn = given(plan({ batteries: [weekly('vecka', { due: null, reminders: [] })] }), '2026-10-09T09:00:00Z', engine);
    spring.until('2026-04-30T00:00:00Z');
    autumn.until('2026-11-30T00:00:00Z');
    return [...spring.effects, ...autumn.effects].map(({ at }) =>
      new Date(at).toLocaleString('sv', { timeZone: 'Europe/Stockholm', dateStyle: 'short', timeStyle: 'short' }),
    );
  },
  ours: ['2026-03-20 08:00', '2026-03-27 08:00', '2026-04-03 08:00', '2026-10-16 08:00', '2026-10-23 08:00', '2026-10-30 08:00'],
  accident: ['2026-03-20 08:00', '2026-03-27 08:00', '2026-04-03 09:00', '2026-10-16 08:00', '2026-10-23 08:00', '2026-10-30 07:00'],
  without: [
    {
      file: 'engine/clock.ts',
      find: 'return atLocal(zone, localDay(zone, anchor) + days, time);\n}\n\n/**\n * The instant at `time` on the local date of `anchor` plus',
      replace:
        'return atLocal(zone, localDay(zone, anchor), time) + days * DAY;\n}\n\n/**\n * The instant at `time` on the local date of `anchor` plus',
    },
  ],
});
