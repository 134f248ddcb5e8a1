import type { Moment } from '../../compiler/document/moment.ts';
import type { Plan } from '../../engine/plan.ts';
import type { State } from '../../engine/state.ts';

/** A running moment with all that its presenters need: facts from rows, logic from plan and state, texts from the version's document. Instants are epoch milliseconds. */
export interface Running {
  readonly id: string;
  readonly citizen: { readonly id: string; readonly name: string };
  readonly unit: { readonly id: string; readonly name: string };
  readonly responsible: { readonly id: string; readonly name: string } | null;
  readonly version: string;
  readonly kind: 'real' | 'test';
  readonly phase: 'active' | 'ended' | 'halted';
  readonly startedAt: number;
  readonly endedAt: number | null;
  /** The moment's own clock. */
  readonly now: number;
  readonly plan: Plan;
  readonly document: Moment;
  readonly state: State;
  readonly instances: readonly Instance[];
}

/** One fillable copy of a form. */
export interface Instance {
  readonly id: string;
  readonly form: string;
  readonly battery: string | null;
  readonly occasion: number | null;
  readonly hasDraft: boolean;
  readonly answerVersion: number;
  readonly savedAt: number | null;
  readonly readAt: number | null;
  readonly late: boolean;
}

/** Which way a form stands, for the citizen. */
export function formStatus(instance: Instance): 'notStarted' | 'draft' | 'saved' {
  if (instance.hasDraft) return 'draft';
  return instance.answerVersion > 0 ? 'saved' : 'notStarted';
}

export const iso = (at: number): string => new Date(at).toISOString();
export const isoOrNull = (at: number | null | undefined): string | null => (at === null || at === undefined ? null : iso(at));

/** "modul 2": how people name a module. What stands before a colon in its title, else its place in the document. */
export function moduleName(plan: Plan, module: string): string {
  const place = plan.modules.findIndex((each) => each.id === module);
  const label = /^([^:]{1,30}):\s/.exec(plan.modules[place]?.name ?? '')?.[1];
  return label === undefined ? `modul ${place + 1}` : label.charAt(0).toLowerCase() + label.slice(1);
}

/** First letter of a sentence. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
