import type { UnitKind } from '../db/people.ts';

/** What the rule looks at: the version, who owns it, and who has done what with it. */
export interface Publishable {
  readonly status: 'awaiting' | 'published' | 'unpublished';
  readonly owner: { readonly id: string; readonly kind: UnitKind } | null;
  /** Everyone who has designed any of it, ever. */
  readonly designers: readonly string[];
}

export type MayPublish = { readonly allowed: true } | { readonly allowed: false; readonly code: string; readonly because: string };

/**
 * Whether this person, working on this unit, may publish the version: on the unit that owns it, never from a training unit (UNI-12), and never
 * what they have designed any of, whatever roles they hold (ROL-01). Row-level security says the same.
 */
export function mayPublish(version: Publishable, publisher: { readonly id: string; readonly unit: string }): MayPublish {
  if (version.owner === null || version.owner.id !== publisher.unit)
    return no('otherUnit', 'Versionen hör till en annan utgivarenhet. Den publiceras därifrån.');
  if (version.owner.kind !== 'publishing')
    return no('trainingUnit', 'Från en utbildningsenhet går inget att publicera i katalogen. Lämna över momentet till en utgivarenhet.');
  if (version.designers.includes(publisher.id))
    return no('fourEyes', 'Du har själv konstruerat något i versionen. En annan utgivare behöver granska och publicera den.');
  if (version.status === 'published') return no('alreadyPublished', 'Versionen är redan publicerad.');
  return { allowed: true };
}

const no = (code: string, because: string): MayPublish => ({ allowed: false, code, because });
