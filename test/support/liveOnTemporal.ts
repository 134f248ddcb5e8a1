import type { Event } from '../../engine/event.ts';
import type { Instant } from '../../engine/plan.ts';
import type { MemoryActivities } from './memoryActivities.ts';
import type { TestTemporal } from './temporal.ts';

/** The server for tests loses a nudge that meets a timer at the same millisecond; acts fall on whole minutes, as deadlines do. */
const BEFORE_MS = 1_000;

/** Lives a simulated life on Temporal under skipped time: each event stamped as it was, nudged, taken; then on to `until`. */
export async function liveOnTemporal(
  temporal: TestTemporal,
  rows: MemoryActivities,
  id: string,
  events: readonly Event[],
  until: Instant,
): Promise<void> {
  const passTo = async (at: Instant): Promise<void> => {
    const rest = at - (await temporal.now());
    if (rest > 0) await temporal.sleep(rest);
  };
  for (const { seq, at, ...happening } of events) {
    await passTo(at - BEFORE_MS);
    await rows.append(id, happening, at);
    if (!(await temporal.temporal.nudge(id, seq, 20_000))) throw new Error(`Event ${seq} was not taken.`);
  }
  await passTo(until);
}
