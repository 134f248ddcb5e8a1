import { ApplicationFailure } from '@temporalio/common';
import {
  allHandlersFinished,
  CancellationScope,
  condition,
  makeContinueAsNewFunc,
  proxyLocalActivities,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities, Log } from '../activities/contract.ts';
import { nextDue } from '../engine/schedule.ts';
import { createAlarm } from './alarm.ts';
import type { RunningMomentInput } from './input.ts';
import { nudge } from './messages.ts';
import { detailsOf, summaryOf } from './operatorTexts.ts';
import { showSearchAttributes } from './searchAttributes.ts';
import { addTo, take } from './take.ts';

const { pull, write } = proxyLocalActivities<Activities>({
  startToCloseTimeout: '20 seconds',
  localRetryThreshold: '5 seconds',
  retry: { initialInterval: '250 milliseconds', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

const MAXIMUM_EVENTS = 2_000;
const MAXIMUM_BYTES = 1024 * 1024;
const MAXIMUM_UPDATES = 500;

/**
 * A running moment: pulls what has happened, advances, writes what follows, and waits for the next deadline or nudge.
 * It neither fails nor closes by itself, whatever the plan does and whoever cancels it: an ended moment still takes what staff
 * read and what arrives late, until it is purged.
 */
export async function runningMoment(input: RunningMomentInput): Promise<void> {
  await CancellationScope.nonCancellable(() => live(input));
}

async function live(input: RunningMomentInput): Promise<void> {
  const { id } = input;
  let { plan } = input;
  const alarm = createAlarm();
  let state = input.carried?.state ?? null;
  let step = input.carried?.step ?? 0;
  // The moment's clock as last heard; the workflow's own clock only ages it.
  let heard = { now: input.startedAt, at: Date.now() };
  const now = (): number => heard.now + (Date.now() - heard.at);
  // Pulls asked for and answered, and how far the log is said to have grown. Every run begins with a pull.
  let asked = 1;
  let answered = 0;
  let grown = 0;
  let nudges = 0;
  const reached = (seq: number): boolean => state !== null && state.seq >= seq;

  const catchUp = async (seq: number): Promise<{ seq: number; step: number }> => {
    nudges += 1;
    if (!reached(seq)) {
      grown = Math.max(grown, seq);
      const mine = ++asked;
      await condition(() => reached(seq) || answered >= mine);
    }
    return { seq: state?.seq ?? 0, step };
  };
  setHandler(nudge, (seq) => CancellationScope.nonCancellable(() => catchUp(seq)), { validator: refuseUnlessSeq });

  for (;;) {
    const round = asked;
    let log: Log = state !== null && asked === answered ? { events: [], seq: state.seq, now: now() } : await pull(id, state?.seq ?? 0);
    for (;;) {
      const taken = take({ ...input, plan }, state, log);
      const drivenBy = taken.moved?.plan ?? plan;
      const written = await write(id, {
        step: step + 1,
        expectedSeq: log.seq,
        state: taken.state,
        effects: taken.effects,
        decisions: taken.decisions,
        nextDue: nextDue(drivenBy, taken.state),
        clockTo: taken.clockTo,
        ...(taken.moved === null ? {} : { movedTo: taken.moved.hash }),
      });
      if (!written.ok) {
        log = addTo(log, written.log);
        continue;
      }
      heard = { now: written.now, at: Date.now() };
      ({ state, step } = written.already ?? { state: taken.state, step: step + 1 });
      plan = written.already?.plan ?? drivenBy;
      // What stood in the rows may know less of the log than was pulled here: pull again before anybody is answered.
      if (written.already) asked += 1;
      else answered = reached(grown) ? asked : round;
      setCurrentDetails(detailsOf(plan, state, taken.decisions.at(-1) ?? null));
      break;
    }
    showSearchAttributes(plan, state);
    if (isLong(nudges) || plan.workflowType !== input.plan.workflowType) {
      await condition(() => allHandlersFinished() || asked > answered);
      if (asked === answered) await goOnAsNew({ ...input, plan, carried: { state, step } });
    }
    const due = nextDue(plan, state);
    if (asked > answered || state.walkingTo !== null || (due !== null && due <= now())) continue;
    if (due === null) alarm.clear();
    else alarm.set(due - now(), summaryOf(plan, state));
    await condition(() => asked > answered || alarm.rang || nudges >= MAXIMUM_UPDATES);
  }
}

function refuseUnlessSeq(seq: unknown): void {
  if (!Number.isSafeInteger(seq) || Number(seq) < 0)
    throw ApplicationFailure.nonRetryable('A nudge carries a sequence number.', 'BadNudge');
}

/** A run anew; by the name of the plan that drives it, so that a version change shows as the new type (architecture §4). */
async function goOnAsNew(input: RunningMomentInput): Promise<never> {
  const { workflowType } = input.plan;
  const go = makeContinueAsNewFunc<typeof runningMoment>(workflowType === workflowInfo().workflowType ? {} : { workflowType });
  return go(input);
}

function isLong(nudges: number): boolean {
  const { historyLength, historySize, continueAsNewSuggested } = workflowInfo();
  return continueAsNewSuggested || historyLength >= MAXIMUM_EVENTS || historySize >= MAXIMUM_BYTES || nudges >= MAXIMUM_UPDATES;
}
