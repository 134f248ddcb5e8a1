import { given } from '../support/given.ts';
import { form, plan, weekly } from '../support/plan.ts';
import { inTheEngine } from './exhibit.ts';

/**
 * onnela-lab/beiwe-backend (schedules, stated as unsupported): when a participant's zone changed, an event whose new time had already passed was
 * never sent. Here every local time is counted anew, and what has passed by it comes at once.
 */
inTheEngine('traveller lost a survey', {
  source: 'onnela-lab/beiwe-backend, schedules',
  happens: (engine) => {
    const daily = { kind: 'every', anchor: { kind: 'start' }, firstDays: 1, everyDays: 1, at: '08:00', count: 4 } as const;
    const moment = plan({
      zoneOfCitizen: true,
      forms: [form('phq9')],
      batteries: [weekly('dag', { schedule: daily, due: null, reminders: [] })],
    });
    // Lands in Auckland at 21:00 UTC: 08:00 the next day came an hour ago there.
    return given(moment, '2026-11-02T09:00:00Z', engine)
      .when('2026-11-03T20:00:00Z', { kind: 'zoneChanged', zone: 'Pacific/Auckland' })
      .until('2026-11-30T00:00:00Z').state.batteries['dag']?.opened;
  },
  ours: 4,
  accident: 3,
  without: [
    {
      file: 'engine/battery.ts',
      find: 'const passed = passedOver(turn,',
      replace: "const passed = due.at < turn.state.now ? 'stale' : passedOver(turn,",
    },
  ],
});
