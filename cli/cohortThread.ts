import { parentPort, workerData } from 'node:worker_threads';
import { liveLives } from '../simulator/cohort.ts';
import type { ThreadOf } from './cohortInThreads.ts';

/** The other thread of a cohort: lives its part, counts as it goes, and hands over what it has counted. */
const { of, lives, done } = workerData as ThreadOf;
const counted = new Int32Array(done);
parentPort?.postMessage(await liveLives({ ...of, progress: (lived) => void Atomics.store(counted, 0, lived) }, lives));
