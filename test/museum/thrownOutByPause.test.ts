import { given } from '../support/given.ts';
import { plan } from '../support/plan.ts';
import { inTheEngine } from './exhibit.ts';

/**
 * Dittofeed documentation (journeys): pausing a journey made people leave it. Here a pause ends nothing: the time limit waits with everything
 * else, and is as many days later when the pause is over.
 */
inTheEngine('thrown out by a pause', {
  source: 'Dittofeed documentation, journeys',
  happens: (engine) => {
    const life = given(plan({ ends: { days: 30, at: '12:00' } }), '2026-11-02T09:00:00Z', engine)
      .when('2026-11-20T09:00:00Z', { kind: 'paused', by: 'staff', until: null, reason: 'Sjuk' })
      .late('2026-12-10T09:00:00Z', []);
    const inside = life.state.phase;
    life.when('2026-12-10T10:00:00Z', { kind: 'resumed', by: 'staff' });
    return [inside, life.state.phase, life.until('2026-12-21T09:00:00Z').state.phase, life.until('2026-12-22T12:00:00Z').state.phase];
  },
  ours: ['paused', 'active', 'active', 'ended'],
  accident: ['ended', 'ended', 'ended', 'ended'],
  without: [
    {
      file: 'engine/phase.ts',
      find: "return due.kind === 'escalate' || due.kind === 'resume' || (due.kind === 'timedFlag' && due.prioritised === true);",
      replace: "return due.kind === 'escalate' || due.kind === 'resume' || due.kind === 'endMoment';",
    },
  ],
});
