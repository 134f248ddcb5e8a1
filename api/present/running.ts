import type { Moment } from '../../compiler/document/moment.ts';
import type { FormRow } from '../../db/forms.ts';
import type { RunningMomentInFull } from '../../db/runningMoments.ts';
import { begin } from '../../engine/advance.ts';
import type { Start } from '../../engine/event.ts';
import type { Plan } from '../../engine/plan.ts';
import type { Phase, State } from '../../engine/state.ts';

/** A running moment with all that its presenters need: facts from rows, logic from plan and state, texts from the version's document. Instants are epoch milliseconds. */
export interface Running {
  readonly id: string;
  readonly citizen: { readonly id: string; readonly name: string };
  readonly unit: { readonly id: string; readonly name: string };
  readonly responsible: { readonly id: string; readonly name: string } | null;
  readonly version: string;
  readonly kind: 'real' | 'test';
  readonly phase: Phase;
  readonly startedAt: number;
  readonly endedAt: number | null;
  /** The moment's own clock. */
  readonly now: number;
  readonly plan: Plan;
  readonly document: Moment;
  readonly state: State;
  readonly forms: readonly FormRow[];
  /** Messages from staff that the citizen has not read. */
  readonly unreadFromStaff: number;
}

/** Rows as presenters want them. Until the engine has taken its first step, the state is what that step will make of the start. */
export function runningOf(row: RunningMomentInFull, forms: readonly FormRow[]): Running {
  const { id, unit, version, kind, phase, startedAt, endedAt, now, plan, document } = row;
  return {
    id,
    citizen: { id: row.citizen.id, name: nameOf(row.citizen) },
    unit,
    responsible: row.responsible === null ? null : { id: row.responsible.id, name: nameOf(row.responsible) },
    version,
    kind,
    phase,
    startedAt,
    endedAt,
    now,
    plan,
    document,
    state: stateOf(row, plan),
    forms,
    unreadFromStaff: row.unreadFromStaff,
  };
}

/** The state in the row, or what the engine's first step will make of the start. */
export const stateOf = (
  row: { readonly state: State | null; readonly startedAt: number; readonly start: Omit<Start, 'at' | 'now'> },
  plan: Plan,
): State => row.state ?? begin(plan, { ...row.start, at: row.startedAt, now: row.startedAt }).state;

export const nameOf = (person: { readonly givenName: string; readonly familyName: string }): string =>
  `${person.givenName} ${person.familyName}`.trim();

/** Which way a form stands, for the citizen. */
export function formStatus(instance: Pick<FormRow, 'hasDraft' | 'answerVersion'>): 'notStarted' | 'draft' | 'saved' {
  if (instance.hasDraft) return 'draft';
  return instance.answerVersion > 0 ? 'saved' : 'notStarted';
}

export const iso = (at: number): string => new Date(at).toISOString();
export const isoOrNull = (at: number | null | undefined): string | null => (at === null || at === undefined ? null : iso(at));

/** "modul 2": how people name a module. What stands before a colon in its title, else its place in the document. A part goes by its own name. */
export function moduleName(plan: Plan, module: string): string {
  const part = plan.parts?.find((each) => each.id === module);
  if (part) return `”${part.name}”`;
  const place = plan.modules.findIndex((each) => each.id === module);
  const label = /^([^:]{1,30}):\s/.exec(plan.modules[place]?.name ?? '')?.[1];
  return label === undefined ? `modul ${place + 1}` : label.charAt(0).toLowerCase() + label.slice(1);
}

/** First letter of a sentence. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
