import { advanceAll } from '../../engine/advance.ts';
import type { Event } from '../../engine/event.ts';
import type { Instant, Plan } from '../../engine/plan.ts';
import type { State } from '../../engine/state.ts';
import type { Step } from '../../engine/step.ts';

/** What taking a migration back comes to. */
export type Undone =
  | { readonly outcome: 'undone'; readonly step: Step }
  /** Something has happened that the old plan has no place for: it would be lost. */
  | { readonly outcome: 'blocked'; readonly reason: string };

/**
 * Takes a migration back, as a pure function: the state from just before it lives on under the old plan with everything that has happened since.
 * What has already been sent or raised keeps its key and is not done again; the caller's rows see to that. Blocked when an answer or an act
 * since then belongs to something that only the new plan has.
 */
export function undo(old: Plan, before: State, since: readonly Event[], now: Instant): Undone {
  const events = since.filter((event) => event.kind !== 'planMoved' && event.seq > before.seq);
  for (const event of events) {
    const missing = missingIn(old, event);
    if (missing !== null)
      return { outcome: 'blocked', reason: `${missing} finns bara i den nya versionen, och har använts sedan flytten.` };
  }
  const step = advanceAll(old, before, events, now);
  const seq = Math.max(step.state.seq, ...since.map((event) => event.seq));
  return { outcome: 'undone', step: { ...step, state: { ...step.state, seq } } };
}

/** What an event is about, when the old plan does not have it. */
function missingIn(old: Plan, event: Event): string | null {
  const hasItem = (id: string): boolean => old.modules.some((item) => item.id === id) || old.parts?.some((item) => item.id === id) === true;
  switch (event.kind) {
    case 'formSaved':
      if (!old.forms.some((form) => form.id === event.form)) return `Formuläret ”${event.form}”`;
      if (event.instance.kind === 'module') return hasItem(event.instance.module) ? null : `Modulen ”${event.instance.module}”`;
      if (event.instance.kind !== 'occasion') return null;
      return hasBattery(old, event.instance.battery) ? null : `Mätningen ”${event.instance.battery}”`;
    case 'moduleAsked':
    case 'moduleCompleted':
    case 'moduleOpened':
    case 'moduleLocked':
    case 'moduleReopened':
      return hasItem(event.module) ? null : `${event.module.includes('/') ? 'Delen' : 'Modulen'} ”${event.module}”`;
    case 'occasionAdded':
    case 'occasionWithdrawn':
      return hasBattery(old, event.battery) ? null : `Mätningen ”${event.battery}”`;
    default:
      return null;
  }
}

const hasBattery = (plan: Plan, id: string): boolean => plan.batteries.some((battery) => battery.id === id);
