import { afterAll, beforeAll } from 'vitest';
import * as watch from '../../db/watch.ts';
import { MONDAY, openClinic, type Clinic } from '../support/clinic.ts';
import { show } from './exhibit.ts';

/**
 * medic/cht-core#10428: 62,000 messages stayed in "scheduled" and nobody saw. Here a watcher that reads rows only, and needs neither the worker
 * nor Temporal, tells of every running moment whose time has come and gone for a minute without anything being done.
 */
let clinic: Clinic;
const CITIZENS = 10;
beforeAll(async () => {
  clinic = await openClinic();
  for (let citizen = 0; citizen < CITIZENS; citizen += 1) await clinic.catchUp(await clinic.start(citizen));
});
afterAll(() => clinic.close());

/** When the first occasion opens: Tuesday at 08:00 in Stockholm. Nobody is there to open it. */
const DUE = MONDAY + 23 * 3_600_000;

show(
  '62,000 stuck',
  {
    source: 'medic/cht-core#10428',
    happens: async ({ silentRunningMoments }: typeof watch) => {
      const told: number[] = [];
      for (const seconds of [-1, 60, 61, 86_400]) {
        clinic.clock.at = DUE + seconds * 1000;
        const silent = await clinic.worker.as({ kind: 'worker' }, (em) => silentRunningMoments(em, clinic.clock));
        told.push(silent.filter(({ why }) => why === 'overdue').length);
      }
      return told;
    },
    ours: [0, 0, CITIZENS, CITIZENS],
    accident: [0, 0, 0, 0],
    without: [{ file: 'db/watch.ts', find: "when m.next_due_at < m.patience then 'overdue'", replace: 'when false then null' }],
  },
  watch,
  'db/watch.ts',
);
