import type { Plan } from '../../engine/plan.ts';
import type { Moment } from '../document/moment.ts';
import type { Path } from '../path.ts';
import { pathText } from '../path.ts';
import { stableText } from '../plan/hash.ts';
import { plan } from '../plan/plan.ts';
import { changeClass, strictest, type ChangeClass } from './changeClass.ts';
import type { Difference } from './difference.ts';
import { differences } from './differences.ts';
import { sentence } from './sentence.ts';

/** One change as people read it. */
export interface Change {
  readonly class: ChangeClass;
  /** One Swedish sentence. */
  readonly sentence: string;
  /** Where it stands in the new version, or in the old one when it is gone. */
  readonly at: Path;
  readonly difference: Difference;
}

/** What one version is to another. */
export interface Diff {
  readonly changes: readonly Change[];
  /** The strictest of the changes; wording when there is none. */
  readonly class: ChangeClass;
  /** Wording and safe changes make a minor version, the rest a major one (DES-15, DES-16). */
  readonly step: 'none' | 'minor' | 'major';
}

/**
 * What differs between two checked versions, in sentences, each with its class. A change that is called wording never changes the plan: should it do so
 * the whole is held to need a plan.
 */
export function diff(before: Moment, after: Moment): Diff {
  const changes = differences(before, after).map((difference): Change => {
    return { class: changeClass(difference), sentence: sentence(difference, before, after), at: difference.item.at, difference };
  });
  const worst = strictest(changes.map((change) => change.class));
  const held = worst === 'wording' && logicOf(plan(before)) !== logicOf(plan(after)) ? 'needsPlan' : worst;
  return { changes, class: held, step: changes.length === 0 ? 'none' : held === 'wording' || held === 'safe' ? 'minor' : 'major' };
}

/** A change on one line, as the command writes it. */
export const changeLine = (change: Change): string => `${WORDS[change.class]}: ${change.sentence} (${pathText(change.at)})`;

/** The classes in Swedish. */
export const WORDS: Readonly<Record<ChangeClass, string>> = {
  wording: 'Ordalydelse',
  safe: 'Säker',
  needsPlan: 'Kräver flyttplan',
  newStartsOnly: 'Bara nya starter',
};

/** A plan without what operators read: names and version. */
function logicOf({ modules, parts, batteries, version: _version, workflowType: _type, ...rest }: Plan): string {
  const nameless = (items: readonly { readonly name: string }[] | undefined) => items?.map(({ name: _name, ...item }) => item);
  return stableText({ ...rest, modules: nameless(modules), parts: nameless(parts), batteries: nameless(batteries) });
}
