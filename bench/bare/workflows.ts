import { defineSearchAttributeKey } from '@temporalio/common';
import {
  CancellationScope,
  condition,
  defineSignal,
  defineUpdate,
  proxyActivities,
  setHandler,
  sleep,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import type { BareLife } from './life.ts';

const { save } = proxyActivities<{ save(what: string): Promise<void> }>({ startToCloseTimeout: '1 minute' });
const flags = defineSearchAttributeKey('StegvisOpenFlags', 'INT');

/** A citizen has done something. */
export const acted = defineSignal<[number]>('acted');

/**
 * The programme as one would first write it on Temporal: a signal for each thing that the citizen does, a timer for each thing that is due,
 * and for each of both an activity that saves and an upsert that shows it in the lists.
 */
export async function naive({ acts, dues, until }: BareLife): Promise<void> {
  let received = 0;
  let shown = 0;
  setHandler(acted, (count) => {
    received = Math.max(received, count);
  });
  const saveAndShow = async (what: string): Promise<void> => {
    await save(what);
    upsertSearchAttributes([{ key: flags, value: ++shown }]);
  };
  const timers = dues.map((due, index) => {
    const scope = new CancellationScope();
    const done = scope
      .run(async () => {
        await sleep(Math.max(1, due.at - Date.now()));
        await saveAndShow(`due ${index}`);
      })
      .catch(() => undefined);
    return { scope, done, cancelledBy: due.cancelledBy };
  });
  for (let act = 1; act <= acts; act += 1) {
    await condition(() => received >= act);
    for (const timer of timers) if (timer.cancelledBy === act) timer.scope.cancel();
    await saveAndShow(`act ${act}`);
  }
  await Promise.all(timers.map((timer) => timer.done));
  await sleep(Math.max(1, until - Date.now()));
}

export const noOp = defineUpdate<number, [number]>('noOp');

/** Waits and answers an update with what it was given: the least that a durable thing can do. */
export async function trivial(): Promise<void> {
  setHandler(noOp, (value) => value);
  await condition(() => false);
}
