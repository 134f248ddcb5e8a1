import type { Obstacle } from '../../db/organisationUnits.ts';
import type { Obstacles } from '../schemas/organisation.ts';
import { nameOf } from './organisation.ts';
import { iso } from './running.ts';

/** What stands in the way of closing a unit, counted by why; at most a hundred are listed. */
export function presentObstacles(rows: readonly Obstacle[]): Obstacles {
  const moments = rows.map((row) => ({
    moment: row.moment,
    version: row.version,
    phase: row.phase,
    kind: row.kind,
    startedAt: iso(row.startedAt),
    responsible: row.responsible === null ? null : nameOf(row.responsible, false),
    because: becauseOf(row),
  }));
  const count = (because: Because): number => moments.filter((each) => each.because === because).length;
  return { running: count('running'), pending: count('pending'), unpurged: count('unpurged'), moments: moments.slice(0, 100) };
}

type Because = 'running' | 'pending' | 'unpurged';

const becauseOf = ({ phase }: Obstacle): Because =>
  phase === 'ended' ? 'unpurged' : phase === 'invited' || phase === 'scheduled' ? 'pending' : 'running';
