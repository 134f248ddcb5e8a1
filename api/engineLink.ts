import type { TemporalClient } from '../temporal/client.ts';
import type { EngineLink } from './deps.ts';

/** The way to the workflows by Temporal. A save has been acknowledged by its commit: whatever happens here only decides whether the answer may say "caught up". */
export function engineLink(
  temporal: Pick<TemporalClient, 'tell' | 'isReachable'>,
  waitMs: number,
  onTrouble: (error: unknown) => void,
): EngineLink {
  return {
    async nudge(runningMoment, seq) {
      const until = Date.now() + waitMs;
      try {
        for (;;) {
          const told = await temporal.tell(runningMoment, seq, Math.max(1, until - Date.now()));
          // A moment just started has no workflow yet: the relay is starting it.
          if (told !== 'gone' || seq > 0 || Date.now() + PAUSE_MS >= until) return told === 'taken';
          await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
        }
      } catch (error) {
        onTrouble(error);
        return false;
      }
    },
    isReachable: () => temporal.isReachable().catch(() => false),
  };
}

const PAUSE_MS = 50;
