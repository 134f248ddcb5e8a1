import type { Event } from '../../engine/event.ts';
import type { State } from '../../engine/state.ts';
import { plan, weekly } from '../support/plan.ts';
import { inTheEngine } from './exhibit.ts';

/**
 * Measured on Temporal 1.32: its own de-duplication of updates ends at continue-as-new, and the same update id ran twice. Here the number of the
 * last event taken is in the state that is carried over, and what has been taken is passed over.
 */
inTheEngine('de-duplication forgotten', {
  source: 'measured on Temporal 1.32',
  happens: (engine) => {
    const extra = plan({ batteries: [weekly('vecka', { byStaff: true })] });
    const at = Date.parse('2026-11-03T09:00:00Z');
    const log: Event[] = [{ seq: 1, at, kind: 'occasionAdded', battery: 'vecka', reason: null }];
    const taken = engine.advanceAll(extra, engine.begin(extra, { at, now: at }).state, log, at);
    // Continue as new: the state goes on as JSON, and the log is read from where the state says.
    const carried = JSON.parse(JSON.stringify(taken.state)) as State;
    const again = engine.advanceAll(
      extra,
      carried,
      log.filter(({ seq }) => seq > carried.seq),
      at + 1,
    );
    return again.state.batteries['vecka']?.opened;
  },
  ours: 1,
  accident: 2,
  without: [{ file: 'engine/advance.ts', find: 'turn.state.seq = event.seq;', replace: '' }],
});
