import type { Flag } from '../document/flag.ts';
import type { Form } from '../document/form.ts';
import type { Module } from '../document/module.ts';
import type { Question } from '../document/question.ts';
import type { StepDocument } from '../document/step.ts';
import { stableText } from '../plan/hash.ts';
import type { Difference, Item, ItemKind } from './difference.ts';

/**
 * What a change may do to running moments (moment-language §11). `wording` flows in at once, `safe` at the therapist's next entry, `needsPlan` only by a
 * migration with one outcome for each citizen, `newStartsOnly` never. Never errs to the unsafe side: what is not known to be safe needs a plan.
 */
export type ChangeClass = 'wording' | 'safe' | 'needsPlan' | 'newStartsOnly';

const ORDER: readonly ChangeClass[] = ['wording', 'safe', 'needsPlan', 'newStartsOnly'];

/** The strictest of several; wording when there is none. */
export function strictest(classes: readonly ChangeClass[]): ChangeClass {
  return classes.reduce<ChangeClass>((worst, each) => (ORDER.indexOf(each) > ORDER.indexOf(worst) ? each : worst), 'wording');
}

/** The class of one difference. */
export function changeClass(difference: Difference): ChangeClass {
  switch (difference.kind) {
    case 'added':
      return added(difference.item.kind, difference.item.chain);
    case 'removed':
      return removed(difference.item.kind, difference.item.chain);
    case 'reordered':
      return difference.item.kind === 'form' || difference.item.kind === 'question' ? 'wording' : 'safe';
    case 'changed':
      return changed(difference);
  }
}

/** Fields of texts and looks: the plan is the same whatever they say. */
const WORDING: Readonly<Record<ItemKind, readonly string[]>> = {
  moment: ['name', 'summary', 'translations', 'languages', 'burden'],
  module: ['title', 'summary'],
  section: ['title'],
  step: ['title', 'text', 'src', 'alt', 'captions', 'transcript', 'minutes'],
  form: ['title', 'introduction', 'source', 'minutes', 'cases'],
  question: ['text', 'help', 'heading', 'minimumText', 'maximumText', 'texts', 'media', 'newPage', 'pageTitle', 'patternText', 'itemTitle'],
  row: ['text', 'help'],
  option: ['text', 'help'],
  result: ['title', 'introduction', 'shownAs', 'graph'],
  band: ['name', 'citizenText', 'staffText', 'tone'],
  battery: ['title', 'introduction'],
  reminder: [],
  flag: ['title', 'staffText', 'unitText', 'citizenText'],
  rung: [],
  date: ['title', 'question'],
  namedEvent: ['title'],
  startFact: ['title', 'question'],
};

/** Fields that touch only what is still to come and that nobody waits for. */
const SAFE: Readonly<Partial<Record<ItemKind, readonly string[]>>> = {
  moment: ['messages', 'maintenance'],
  module: ['notify'],
  battery: ['notify'],
  reminder: ['staleAfterHours'],
  // What stands in a copy that is opened later, and what only an export says.
  question: ['initial', 'prefill', 'code', 'hidden'],
  row: ['code'],
  option: ['code'],
  form: ['sharedForm'],
};

/** Fields that only a start can follow. */
const STARTS: Readonly<Partial<Record<ItemKind, readonly string[]>>> = {
  moment: ['id', 'kind', 'language', 'zone', 'zoneOfCitizen', 'invitation'],
  startFact: ['kind', 'minimum', 'maximum'],
};

function changed(difference: Extract<Difference, { kind: 'changed' }>): ChangeClass {
  const { item, field, before, after } = difference;
  if (WORDING[item.kind].includes(field)) return 'wording';
  if (SAFE[item.kind]?.includes(field)) return 'safe';
  if (STARTS[item.kind]?.includes(field)) return 'newStartsOnly';
  if (item.kind === 'moment' && field === 'notices') return movesReminders(before, after) ? 'needsPlan' : 'safe';
  if (item.kind === 'question' && field === 'mandatory') return after === false ? 'safe' : 'needsPlan';
  if (item.kind === 'question' && isWider(field, before, after) && !isTurned(item)) return 'safe';
  if (item.kind === 'form' && field === 'staffMayAnswer') return after === true ? 'safe' : 'needsPlan';
  if (item.kind === 'moment' && field === 'activityPlan') return ofActivityPlan(before, after);
  if (item.kind === 'option' && field === 'image') return isSamePicture(before, after) ? 'wording' : 'needsPlan';
  return 'needsPlan';
}

/** Limits for the citizen's own send time move reminders that wait. */
const movesReminders = (before: unknown, after: unknown): boolean => stableText(movable(before)) !== stableText(movable(after));
const movable = (notices: unknown): unknown => (notices as { readonly movable?: unknown } | undefined)?.movable ?? null;

/** A limit that lets more answers through than before. */
function isWider(field: string, before: unknown, after: unknown): boolean {
  if (field === 'pattern') return after === undefined;
  if (!LIMITS.has(field)) return false;
  if (after === undefined) return field !== 'maximumLength';
  if (typeof before !== 'number' || typeof after !== 'number') return false;
  return field.startsWith('minimum') ? after < before : after > before;
}

const LIMITS: ReadonlySet<string> = new Set([
  'minimum',
  'maximum',
  'maximumLength',
  'minimumMinutes',
  'maximumMinutes',
  'maximumFiles',
  'maximumMegabytes',
  'maximumSeconds',
]);

/** Limits that answers are counted by: the ends of a scale, and of a question that some result turns round inside them. */
function isTurned({ chain }: Item): boolean {
  const question = chain.at(-1) as Question;
  if (['scale', 'ratingScale', 'slider'].includes(question.kind)) return true;
  const form = chain[1] as Form;
  return form.results.some(({ method }) => 'reversed' in method && method.reversed.includes(question.id));
}

/** Texts of the plan may be anything; to take it away or hide it takes something from a citizen who has it. */
function ofActivityPlan(before: unknown, after: unknown): ChangeClass {
  const [was, is] = [before, after] as readonly ({ readonly citizenSees: boolean } | undefined)[];
  if (was === undefined) return 'safe';
  return is !== undefined && was.citizenSees === is.citizenSees ? 'wording' : 'needsPlan';
}

const isSamePicture = (before: unknown, after: unknown): boolean =>
  before !== undefined && after !== undefined && (before as { readonly src: string }).src === (after as { readonly src: string }).src;

function added(kind: ItemKind, chain: readonly unknown[]): ChangeClass {
  switch (kind) {
    case 'form':
    case 'result':
    case 'namedEvent':
      return 'safe';
    case 'step':
    case 'section':
      return isPlainContent(chain) ? 'safe' : 'needsPlan';
    case 'row':
      return (chain.at(-2) as { readonly mandatory?: boolean }).mandatory === true ? 'needsPlan' : 'safe';
    case 'question':
      return (chain.at(-1) as { readonly mandatory?: boolean }).mandatory === true ? 'needsPlan' : 'safe';
    case 'flag':
      return WAITS_FOR_NOTHING.has((chain.at(-1) as Flag).trigger.kind) ? 'safe' : 'needsPlan';
    case 'date':
    case 'startFact':
      return 'newStartsOnly';
    default:
      return 'needsPlan';
  }
}

function removed(kind: ItemKind, chain: readonly unknown[]): ChangeClass {
  return (kind === 'step' || kind === 'section') && isPlainContent(chain) ? 'safe' : 'needsPlan';
}

/** Flags that only a happening to come can raise. */
const WAITS_FOR_NOTHING: ReadonlySet<Flag['trigger']['kind']> = new Set([
  'form',
  'trend',
  'module',
  'battery',
  'missedBattery',
  'moment',
  'activity',
]);

/** Content that no rule looks at: texts and media, in a module that does not count its steps. */
function isPlainContent(chain: readonly unknown[]): boolean {
  const module = chain[1] as Module;
  const part = chain.at(-1) as StepDocument | Module['sections'][number];
  if (module.completes.kind === 'steps') return false;
  const steps = 'steps' in part ? part.steps : [part];
  return [part, ...steps].every((each) => !hasRule(each)) && steps.every((step) => step.kind !== 'form' || !step.mandatory);
}

const hasRule = (part: object): boolean => ['opens', 'completes', 'closes', 'notify'].some((field) => field in part);
