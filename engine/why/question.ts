import type { Decision } from '../decision.ts';
import type { Plan } from '../plan.ts';
import type { Due, State } from '../state.ts';

/** What somebody asks about: "why is this locked, why did I get this, why did nothing come". */
export type Question =
  /** A module or a part. */
  | { readonly kind: 'module'; readonly id: string }
  /** One occasion of a battery, by its number; without it the battery's next or latest. */
  | { readonly kind: 'occasion'; readonly battery: string; readonly occasion: number | null }
  | { readonly kind: 'reminder'; readonly battery: string; readonly occasion: number; readonly reminder: number }
  | { readonly kind: 'flag'; readonly flag: string }
  /** What the citizen was told, or not, of something: the notice's key, `notify/openModule/m2`. */
  | { readonly kind: 'notice'; readonly key: string }
  /** Anything else, by its record's key. */
  | { readonly kind: 'key'; readonly key: string };

/** What a text asks about: an id of the plan, or a record's key with or without `~n`; null when the plan and the records know nothing by that name. */
export function questionOf(text: string, plan: Plan, state: State, decisions: readonly Decision[]): Question | null {
  const reminder = /^remind\/([^/]+)\/(\d+)\/(\d+)$/.exec(text);
  if (reminder) return { kind: 'reminder', battery: reminder[1] ?? '', occasion: Number(reminder[2]), reminder: Number(reminder[3]) };
  const occasion = /^(?:openOccasion\/)?([^/]+)\/(\d+)$/.exec(text);
  const battery = occasion?.[1] ?? text;
  if (plan.batteries.some(({ id }) => id === battery))
    return { kind: 'occasion', battery, occasion: occasion ? Number(occasion[2]) : null };
  const module = text.replace(/^openModule\//, '');
  if ([...plan.modules, ...(plan.parts ?? [])].some(({ id }) => id === module)) return { kind: 'module', id: module };
  const flag = /^flag\/([^/#]+)$/.exec(text)?.[1] ?? text;
  if (isFlag(flag, plan, state, decisions)) return { kind: 'flag', flag };
  if (text.startsWith('notify/')) return { kind: 'notice', key: text };
  const known = (key: string): boolean => key === text || baseOf(key) === text;
  return decisions.some(({ key }) => known(key)) || state.agenda.some(({ key }) => known(key)) ? { kind: 'key', key: text } : null;
}

/** Whether a record is about what is asked. */
export function isAbout(question: Question, { key, item, facts }: Pick<Decision, 'key' | 'item' | 'facts'>): boolean {
  switch (question.kind) {
    case 'module':
      return facts['module'] === question.id && MODULE.has(item);
    case 'occasion':
      return (
        facts['battery'] === question.battery &&
        OCCASION.has(item) &&
        (question.occasion === null || facts['occasion'] === question.occasion)
      );
    case 'reminder':
      return baseOf(key) === `remind/${question.battery}/${question.occasion}/${question.reminder}`;
    case 'flag':
      return item === 'putOutFlag' ||
        item === 'raiseFlag' ||
        item === 'escalate' ||
        item === 'timedFlag' ||
        item === 'inactivity' ||
        item === 'addFlag'
        ? facts['flag'] === question.flag || key.startsWith(`flag/${question.flag}/`)
        : false;
    case 'notice':
    case 'key':
      return key === question.key || baseOf(key) === question.key || key.startsWith(`${question.key}/capped/`);
  }
}

/** Whether something that waits is about what is asked. */
export function isDueAbout(question: Question, due: Due): boolean {
  const facts = { module: due.module ?? null, battery: due.battery ?? null, occasion: due.occasion ?? null, flag: due.flag ?? null };
  return isAbout(question, { key: due.key, item: due.kind, facts });
}

/** A key without the number of a moved item. */
export const baseOf = (key: string): string => key.split('~')[0] ?? key;

function isFlag(id: string, plan: Plan, state: State, decisions: readonly Decision[]): boolean {
  return (
    plan.flags.some((flag) => flag.id === id) ||
    state.ownFlags?.some((flag) => flag.id === id) === true ||
    decisions.some(({ item, facts }) => item === 'raiseFlag' && facts['flag'] === id)
  );
}

const MODULE: ReadonlySet<Decision['item']> = new Set([
  'openModule',
  'completeModule',
  'closeModule',
  'lockModule',
  'reopenModule',
  'askModule',
]);
const OCCASION: ReadonlySet<Decision['item']> = new Set([
  'openOccasion',
  'addOccasion',
  'missOccasion',
  'closeOccasion',
  'answerOccasion',
  'withdrawOccasion',
  'withdrawForm',
  'lateAnswer',
]);
