import type { State } from '../engine/state.ts';
import type { Step } from '../engine/step.ts';

/** A state never grows past this (P5): it travels with every continue-as-new. */
const MAXIMUM_STATE = 256 * 1024;

/**
 * The step as it is, unless its state has grown past what can be carried: then the running moment halts where it stood before, with staff and
 * operators told, rather than failing its task for ever. What happened stays in the log.
 */
export function fitting(before: State | null, step: Step): Step {
  const size = JSON.stringify(step.state).length;
  if (size <= MAXIMUM_STATE) return step;
  const stood = before ?? {
    ...step.state,
    modules: {},
    forms: {},
    batteries: {},
    facts: {},
    flags: {},
    flagRounds: {},
    agenda: [],
    phase: 'active',
  };
  const at = step.state.now;
  const key = 'flag/system.halted/-';
  const round = (stood.flagRounds[key] ?? 0) + 1;
  const reason = `Momentets tillstånd har vuxit till ${Math.ceil(size / 1024)} kB och får vara högst ${MAXIMUM_STATE / 1024} kB.`;
  return {
    state: {
      ...stood,
      phase: 'halted',
      halted: { at, reason, from: stood.phase },
      seq: step.state.seq,
      now: at,
      walkingTo: null,
      flags: { ...stood.flags, [key]: { flag: 'system.halted', round, priority: 'prioritised', raisedAt: at, about: null } },
      flagRounds: { ...stood.flagRounds, [key]: round },
    },
    effects: [
      {
        kind: 'raiseFlag',
        key,
        flag: 'system.halted',
        round,
        priority: 'prioritised',
        recipients: ['staff'],
        form: null,
        battery: null,
        occasion: null,
        at,
      },
    ],
    decisions: [
      {
        key: `${key}#${round}`,
        item: 'raiseFlag',
        outcome: 'fired',
        rule: 'halted',
        facts: { flag: 'system.halted', round, reason },
        nominal: at,
        actual: at,
        seq: null,
      },
    ],
  };
}
