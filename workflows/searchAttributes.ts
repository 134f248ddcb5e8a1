import type { SearchAttributePair } from '@temporalio/common';
import { defineSearchAttributeKey } from '@temporalio/common';
import { upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { Plan } from '../engine/plan.ts';
import type { State } from '../engine/state.ts';
import { SEARCH_ATTRIBUTES } from './ids.ts';

const version = defineSearchAttributeKey('StegvisVersion', SEARCH_ATTRIBUTES.StegvisVersion);
const phase = defineSearchAttributeKey('StegvisPhase', SEARCH_ATTRIBUTES.StegvisPhase);
const openFlags = defineSearchAttributeKey('StegvisOpenFlags', SEARCH_ATTRIBUTES.StegvisOpenFlags);

/** Version, phase and open flags as operators can list them; written only when one has changed, beside what the start has set. */
export function showSearchAttributes(plan: Plan, state: State): void {
  const shown = workflowInfo().typedSearchAttributes;
  const flags = Object.keys(state.flags).length;
  const changed: SearchAttributePair[] = [];
  if (shown.get(version) !== plan.version) changed.push({ key: version, value: plan.version });
  if (shown.get(phase) !== state.phase) changed.push({ key: phase, value: state.phase });
  if (shown.get(openFlags) !== flags) changed.push({ key: openFlags, value: flags });
  if (changed.length > 0) upsertSearchAttributes(changed);
}
