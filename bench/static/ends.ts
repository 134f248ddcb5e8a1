import { wallClock } from '../../engine/clock.ts';
import type { Instant } from '../../engine/plan.ts';
import type { Waiting } from './program.ts';

/** The end of a programme, so many days after its start at a minute to midnight. */
export const endsAfter = (start: Instant, days: number): Waiting => ({
  at: wallClock('Europe/Stockholm', start, days, '23:59'),
  kind: 'endMoment',
  key: 'endMoment',
  facts: {},
});
