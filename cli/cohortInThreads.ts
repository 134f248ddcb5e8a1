import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Cohort, cohortOf, type CohortOf, type CountedLives, liveCohort, liveLives } from '../simulator/cohort.ts';

/** What the other thread is told: which lives, and where to count them as they are done. */
export interface ThreadOf {
  readonly of: Omit<CohortOf, 'progress'>;
  readonly lives: { readonly from: number; readonly to: number };
  readonly done: SharedArrayBuffer;
}

/** Fewer lives than this are over before another thread has begun. */
const WORTH_IT = 150;
/** The other thread's part: it begins later. */
const SHARE = 0.47;

/** Lives a cohort on two threads where there are two to be had: the same cohort as on one, whatever the split. */
export async function cohortInThreads(of: CohortOf, threads = availableParallelism()): Promise<Cohort> {
  if (of.citizens < WORTH_IT || threads < 2) return liveCohort(of);
  const { progress, ...told } = of;
  const split = Math.floor(of.citizens * SHARE);
  const done = new Int32Array(new SharedArrayBuffer(4));
  const others = livesElsewhere({ of: told, lives: { from: 0, to: split }, done: done.buffer });
  // Looked at when the lives here are lived: that it failed in between is told then.
  others.catch(() => undefined);
  let here = 0;
  const tell = (): void => progress?.(here + Atomics.load(done, 0));
  const own = await liveLives(
    {
      ...told,
      progress: (lived) => {
        here = lived;
        tell();
      },
    },
    { from: split, to: of.citizens },
  );
  const timer = setInterval(tell, 200);
  try {
    return cohortOf(of, [await others, own]);
  } finally {
    clearInterval(timer);
    tell();
  }
}

function livesElsewhere(workerData: ThreadOf): Promise<CountedLives> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./cohortThread.ts', import.meta.url), { workerData });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`A thread that lived a part of the cohort ended with ${code}.`)));
  });
}
