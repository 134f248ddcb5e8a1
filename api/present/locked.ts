import { anchorAt, dayAfter, opensAt } from '../../engine/opening.ts';
import type { Plan, PlannedModule, PlannedOpening } from '../../engine/plan.ts';
import type { State } from '../../engine/state.ts';
import { spokenDays, spokenInstant, spokenTime } from '../spokenTime.ts';
import { moduleName, sentence } from './running.ts';

/** Why a locked module is locked and when it opens: "Modul 3 öppnas på måndag kl. 08.00, när du har gått igenom modul 2." */
export function lockedBecause(plan: Plan, state: State, module: PlannedModule, now: number, reader: Reader = 'citizen'): Locked {
  const name = sentence(moduleName(plan, module.id));
  if (state.phase === 'ended') return { sentence: `${name} öppnades inte innan momentet avslutades.`, opensAt: null };
  const at = opensAt(module.opens, state, plan.zone);
  if (at !== null) return { sentence: `${name} öppnas ${at <= now ? 'strax' : spokenInstant(at, now, plan.zone)}.`, opensAt: at };
  return { sentence: `${name} öppnas ${condition(plan, state, module.opens, now, reader)}.`, opensAt: null };
}

/** Whom the sentence is for: "när du har gått igenom modul 1", "när invånaren har gått igenom modul 1". */
export type Reader = 'citizen' | 'staff';

const has = { citizen: 'du har', staff: 'invånaren har' } as const;
const opener = { citizen: 'din behandlare', staff: 'personal' } as const;

export interface Locked {
  readonly sentence: string;
  /** Null while it depends on something that has not happened. */
  readonly opensAt: number | null;
}

/** The rule with what is already known said as a day and a time, and the rest as what must happen. */
function condition(plan: Plan, state: State, opening: PlannedOpening, now: number, reader: Reader): string {
  switch (opening.kind) {
    case 'fromStart':
      return 'från början';
    case 'byStaff':
      return `när ${opener[reader]} öppnar den`;
    case 'afterModule':
      return `när ${has[reader]} gått igenom ${moduleName(plan, opening.module)}`;
    case 'afterAnchor':
      return afterAnchor(plan, state, opening, now, reader);
    case 'all':
      return allOf(plan, state, opening.of, now, reader);
    case 'any':
      return opening.of.map((part) => condition(plan, state, part, now, reader)).join(', eller ');
  }
}

/** The latest known time first, then what is left to happen: "på måndag kl. 08.00, när du har gått igenom modul 2". */
function allOf(plan: Plan, state: State, parts: readonly PlannedOpening[], now: number, reader: Reader): string {
  const known = parts.map((part) => opensAt(part, state, plan.zone)).filter((at) => at !== null);
  const latest = known.length > 0 ? Math.max(...known) : null;
  const open = parts.filter((part) => opensAt(part, state, plan.zone) === null).map((part) => condition(plan, state, part, now, reader));
  const when = latest !== null && latest > now ? [spokenInstant(latest, now, plan.zone)] : [];
  return [...when, open.join(' och ')].filter((text) => text !== '').join(', ');
}

function afterAnchor(
  plan: Plan,
  state: State,
  opening: Extract<PlannedOpening, { kind: 'afterAnchor' }>,
  now: number,
  reader: Reader,
): string {
  const anchor = anchorAt(opening.anchor, state);
  if (anchor !== null) return spokenInstant(dayAfter(plan.zone, anchor, opening.days, opening.at), now, plan.zone);
  const happened = opening.anchor.kind === 'start' ? 'starten' : `att ${anchorText(plan, opening.anchor, reader)}`;
  if (opening.days === 0) return `när ${opening.anchor.kind === 'start' ? 'momentet startar' : anchorText(plan, opening.anchor, reader)}`;
  return `${spokenDays(opening.days)} efter ${happened}, ${spokenTime(dayAfter(plan.zone, 0, 0, opening.at), plan.zone)}`;
}

function anchorText(
  plan: Plan,
  anchor: { readonly kind: 'moduleOpened' | 'moduleCompleted'; readonly module: string },
  reader: Reader,
): string {
  return anchor.kind === 'moduleOpened'
    ? `${moduleName(plan, anchor.module)} har öppnats`
    : `${has[reader]} gått igenom ${moduleName(plan, anchor.module)}`;
}
