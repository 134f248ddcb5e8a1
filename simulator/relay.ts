import type { Effect } from '../engine/effect.ts';
import type { Instant, Plan } from '../engine/plan.ts';
import type { Planned } from './act.ts';

/** What the relay would send, and what it holds back by the weekly cap. */
export interface Relay {
  /** Notices that a turn asked for; what is held back comes back as acts of the relay's. */
  take(effects: readonly Effect[], now: Instant): readonly Planned[];
}

/**
 * The weekly cap over all of a citizen's moments, decided when a notice is to leave (decided.md): no more than `perWeek` in seven days,
 * of which `elsewhere` are other moments'. Prioritised flags are outside it.
 */
export function newRelay(plan: Plan, elsewhere: number): Relay {
  const perWeek = plan.notices?.perWeek;
  let sent: Instant[] = [];
  return {
    take(effects, now) {
      const held: Planned[] = [];
      if (perWeek === undefined) return held;
      for (const effect of effects) {
        if (effect.kind !== 'notify' || effect.outsideCap) continue;
        const at = Math.max(now, effect.notBefore ?? effect.at);
        sent = sent.filter((each) => each > at - WEEK);
        if (sent.length + elsewhere < perWeek) sent.push(at);
        else held.push({ at, act: { kind: 'noticeSuppressed', key: effect.key, because: 'weeklyCap' } });
      }
      return held;
    },
  };
}

const WEEK = 7 * 86_400_000;
