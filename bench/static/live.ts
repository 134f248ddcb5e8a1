import { defineSearchAttributeKey } from '@temporalio/common';
import { condition, proxyLocalActivities, setHandler, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { Log, Write, Written } from '../../activities/contract.ts';
import { localStamp } from '../../engine/clock.ts';
import type { Instant } from '../../engine/plan.ts';
import { createAlarm } from '../../workflows/alarm.ts';
import { OPERATOR_TEXT, SEARCH_ATTRIBUTES } from '../../workflows/ids.ts';
import { nudge } from '../../workflows/messages.ts';
import type { Program, Remembered } from './program.ts';
import { soonest, type Turned, turned } from './turn.ts';

/** What a hand-written workflow is started with: no plan. */
export interface ByHand {
  readonly id: string;
  readonly startedAt: Instant;
}

type Step = Omit<Write, 'state'> & { readonly state: Remembered };
const { pull, write } = proxyLocalActivities<{
  pull(id: string, seq: number): Promise<Log>;
  write(id: string, step: Step): Promise<Written>;
}>({
  startToCloseTimeout: '20 seconds',
  localRetryThreshold: '5 seconds',
  retry: { initialInterval: '250 milliseconds', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

const phase = defineSearchAttributeKey('StegvisPhase', SEARCH_ATTRIBUTES.StegvisPhase);
const openFlags = defineSearchAttributeKey('StegvisOpenFlags', SEARCH_ATTRIBUTES.StegvisOpenFlags);

/**
 * A programme in TypeScript as a durable workflow: the same pulls, fenced writes, update, one timer and search attributes as
 * `workflows/runningMoment.ts`, for a life that is short enough to need no continue-as-new.
 */
export async function live<Memory extends Remembered>({ id, startedAt }: ByHand, program: Program<Memory>): Promise<void> {
  const alarm = createAlarm();
  let memory: Memory | null = null;
  let step = 0;
  let heard = { now: startedAt, at: Date.now() };
  const now = (): number => heard.now + (Date.now() - heard.at);
  let asked = 1;
  let answered = 0;
  setHandler(nudge, async (seq) => {
    if (memory === null || memory.seq < seq) {
      const mine = ++asked;
      await condition(() => answered >= mine);
    }
    return { seq: memory?.seq ?? 0, step };
  });
  for (;;) {
    const round = asked;
    const before: Memory | null = memory;
    let log: Log = before !== null && asked === answered ? { events: [], seq: before.seq, now: now() } : await pull(id, before?.seq ?? 0);
    for (;;) {
      const taken: Turned<Memory> = turned(program, before, startedAt, log.events, log.now);
      const { effects, decisions } = taken;
      const nextDue = soonest(program, taken.memory)?.at ?? null;
      const written = await write(id, {
        step: step + 1,
        expectedSeq: log.seq,
        state: taken.memory,
        effects,
        decisions,
        nextDue,
        clockTo: null,
      });
      if (!written.ok) {
        log = written.log;
        continue;
      }
      heard = { now: written.now, at: Date.now() };
      memory = taken.memory;
      step += 1;
      answered = round;
      break;
    }
    const stands: Memory = memory;
    show(stands);
    const next = soonest(program, stands);
    if (asked > answered || (next !== null && next.at <= now())) continue;
    if (next === null) alarm.clear();
    else alarm.set(next.at - now(), `${OPERATOR_TEXT}${next.kind} ${localStamp('Europe/Stockholm', next.at)}`);
    await condition(() => asked > answered || alarm.rang);
  }
}

/** Phase and open flags for the lists, when one has changed. */
function show({ phase: stands, flags }: Remembered): void {
  const shown = workflowInfo().typedSearchAttributes;
  const count = Object.keys(flags).length;
  const changed = [
    ...(shown.get(phase) === stands ? [] : [{ key: phase, value: stands }]),
    ...(shown.get(openFlags) === count ? [] : [{ key: openFlags, value: count }]),
  ];
  if (changed.length > 0) upsertSearchAttributes(changed);
}
