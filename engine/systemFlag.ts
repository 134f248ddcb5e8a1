import type { PlannedFlag } from './plan.ts';

/** A flag without its trigger: one of ours, that no rule of the plan raises. */
export type SystemFlag = Omit<PlannedFlag, 'trigger'>;

const system = (id: string, priority: PlannedFlag['priority'], putOut: PlannedFlag['putOut']): SystemFlag => ({
  id,
  priority,
  recipients: ['staff'],
  putOut,
});

/** The safety flag of RES-11. It goes to staff whoever the result was for, and points at the form. */
export const calculationFailed = system('system.calculationFailed', 'prioritised', 'reading');

/** The plan cannot go on. */
export const haltedFlag = system('system.halted', 'prioritised', 'staff');

/** The citizen has paused by herself (decided.md). */
export const pausedByCitizenFlag = system('system.pausedByCitizen', 'ordinary', 'staff');

/** Death or lost registration (MOM-07, ERR-08). */
export const citizenGoneFlag = system('system.citizenGone', 'prioritised', 'staff');

/** An ending without a person: journalling waits (END-08). */
export const journalFlag = system('system.journal', 'ordinary', 'staff');

/** A measure's own flag (ACT-04). */
export const measureFlag = (measure: string): SystemFlag => system(`measure.${measure}`, 'ordinary', 'staff');

/** Ids that neither designers nor staff may give a flag. */
export const isOurs = (id: string): boolean => id.startsWith('system.') || id.startsWith('measure.');
