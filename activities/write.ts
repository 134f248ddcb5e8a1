import { keepStep, readApplied } from '../db/steps.ts';
import type { Activities, Written } from './contract.ts';
import { failPoint } from './failPoint.ts';
import type { ActivityPorts } from './ports.ts';
import { readLog } from './pull.ts';

/**
 * State, decisions, flags and notices in one transaction that holds the running moment's row. The fence: a log longer than the step knows of
 * refuses it, and the new log is answered. A step that stands already is answered with what stands.
 */
export function createWrite(ports: ActivityPorts): Activities['write'] {
  return async (runningMoment, write) => {
    failPoint('beforeWrite');
    const written = await ports.db.as({ kind: 'worker' }, async (em): Promise<Written> => {
      const stands = await readApplied(em, runningMoment);
      const now = (await ports.clock.now(em)) + stands.clockOffsetMs;
      if (stands.appliedStep >= write.step && stands.state)
        return { ok: true, now, already: { state: stands.state, step: stands.appliedStep, plan: stands.plan } };
      if (stands.logSeq > write.expectedSeq) return { ok: false, log: await readLog(em, ports, runningMoment, stands.appliedSeq) };
      const forward = write.clockTo === null ? 0 : Math.max(0, write.clockTo - now);
      await keepStep(em, stands, write, { world: now - stands.clockOffsetMs, forward });
      return { ok: true, now: now + forward };
    });
    failPoint('afterWrite');
    return written;
  };
}
