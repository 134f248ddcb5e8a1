import type { Because } from './decision.ts';
import { pauseMeaning, type Life } from './opening.ts';
import type { Instant } from './plan.ts';

/**
 * Why a time in a series is passed over, or null: it fell inside a pause that skips, or that catches up with the next one, or inside
 * maintenance or a time when the citizen was gone (`docs/language.md` §8).
 */
export function passedOver(life: Life, kind: 'batteries' | 'activities', at: Instant | null, nextAt: () => Instant | null): Because | null {
  const pause = at === null ? undefined : life.state.pauses?.find((each) => each.from <= at && at < each.to);
  if (!pause) return null;
  if (pause.because) return pause.because;
  const meaning = pauseMeaning(life, kind);
  if (meaning === 'skip') return 'skippedByPause';
  const next = meaning === 'catchUp' ? nextAt() : null;
  return next !== null && next < pause.to ? 'caughtUp' : null;
}
