import type { Decision } from '../engine/decision.ts';
import type { Instant, Plan } from '../engine/plan.ts';
import type { Moment } from '../compiler/document/moment.ts';
import { namesOf } from './names.ts';
import { spreadOf, type Spread } from './quantiles.ts';

/** When something usually happens, in days from the start, over the lives in which it did. */
export interface TimelineItem {
  readonly kind: 'module' | 'battery';
  readonly id: string;
  readonly title: string;
  /** The first opening of a module; every opening of a battery. */
  readonly opened: Spread | null;
  /** When it was completed, or answered. */
  readonly done: Spread | null;
  /** In how many lives it opened. */
  readonly lives: number;
  /** Of a battery: the usual day of each occasion. */
  readonly occasions: readonly number[];
}

/** When everything has happened, life by life, and in how many lives what happens once has. */
export interface TimelineCounts {
  readonly days: ReadonlyMap<string, readonly number[]>;
  readonly lives: ReadonlyMap<string, number>;
}

const DAY = 86_400_000;

/** Notes when modules and batteries open and are done in a cohort. */
export function timelineOf(moment: Moment, plan: Plan) {
  const days = new Map<string, number[]>();
  const lives = new Map<string, number>();
  let seen = new Set<string>();
  const note = (key: string, start: Instant, at: Instant): void => {
    const values = days.get(key) ?? [];
    values.push(Math.round(((at - start) / DAY) * 10) / 10);
    days.set(key, values);
  };
  const once = (key: string, start: Instant, at: Instant): void => {
    if (seen.has(key)) return;
    seen.add(key);
    lives.set(key, (lives.get(key) ?? 0) + 1);
    note(key, start, at);
  };
  const spread = (key: string): Spread | null => {
    const values = days.get(key);
    return values ? spreadOf(values) : null;
  };
  return {
    counted: (): TimelineCounts => ({ days, lives }),
    add(other: TimelineCounts): void {
      for (const [key, values] of other.days) days.set(key, [...(days.get(key) ?? []), ...values]);
      for (const [key, count] of other.lives) lives.set(key, (lives.get(key) ?? 0) + count);
    },
    begin: () => void (seen = new Set()),
    take(start: Instant, decisions: readonly Decision[]): void {
      for (const { item, outcome, facts, actual } of decisions) {
        if (outcome !== 'fired') continue;
        const battery = String(facts['battery']);
        if (item === 'openModule') once(`module/${String(facts['module'])}/opened`, start, actual);
        if (item === 'completeModule') once(`module/${String(facts['module'])}/done`, start, actual);
        if (item === 'openOccasion' || item === 'addOccasion') {
          once(`battery/${battery}/opened`, start, actual);
          note(`occasion/${battery}/${String(facts['occasion'])}`, start, actual);
        }
        if (item === 'answerOccasion') note(`battery/${battery}/done`, start, actual);
      }
    },
    told(): readonly TimelineItem[] {
      const names = namesOf(moment, 0);
      const of = (kind: 'module' | 'battery', id: string, title: string): TimelineItem => ({
        kind,
        id,
        title,
        opened: spread(`${kind}/${id}/opened`),
        done: spread(`${kind}/${id}/done`),
        lives: lives.get(`${kind}/${id}/opened`) ?? 0,
        occasions: kind === 'module' ? [] : occasionsOf(id),
      });
      const occasionsOf = (id: string): readonly number[] => {
        const found: number[] = [];
        for (let number = 1; days.has(`occasion/${id}/${number}`); number += 1) found.push(spread(`occasion/${id}/${number}`)?.p50 ?? 0);
        return found;
      };
      return [
        ...plan.modules.map(({ id }) => of('module', id, names.module(id))),
        ...plan.batteries.map(({ id }) => of('battery', id, names.battery(id))),
      ];
    },
  };
}
