import { given } from '../support/given.ts';
import { form, plan, weekly } from '../support/plan.ts';
import { inTheEngine } from './exhibit.ts';

/**
 * kpwhri/heartsteps#125: a message about yesterday's plan was sent today, when the server came back. Here every send is looked at again when it
 * is sent, and one that is older than the designer lets it be is kept as not sent, with that reason.
 */
inTheEngine('stale message', {
  source: 'kpwhri/heartsteps#125',
  happens: (engine) => {
    const life = given(
      plan({
        forms: [form('phq9')],
        batteries: [weekly('vecka', { due: null, notify: false, reminders: [{ days: 1, at: '17:00', staleAfterHours: 12 }] })],
      }),
      '2026-11-02T09:00:00Z',
      engine,
    );
    life.until('2026-11-10T12:00:00Z').late('2026-11-11T09:00:00Z', []);
    return [...life.sent(), life.outcome('remind/vecka/1/1')];
  },
  ours: ['suppressed: stale'],
  accident: ['remind/vecka/1/1', 'fired: notAnswered'],
  without: [{ file: 'engine/send.ts', find: "if (isStale(turn, due)) return 'stale';", replace: '' }],
});
