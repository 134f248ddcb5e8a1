import { wallClock } from '../../engine/clock.ts';
import { anchorAt, opensAt, zoneOf } from '../../engine/opening.ts';
import type { LocalTime, Plan, PlannedAnchor, PlannedModule, PlannedOpening } from '../../engine/plan.ts';
import type { Phase, State } from '../../engine/state.ts';
import { spokenDays, spokenInstant, spokenTime } from '../spokenTime.ts';
import { moduleName, sentence } from './running.ts';

/** Why a locked module is locked and when it opens: "Modul 3 öppnas på måndag kl. 08.00, när du har gått igenom modul 2." */
export function lockedBecause(plan: Plan, state: State, module: PlannedModule, now: number, reader: Reader = 'citizen'): Locked {
  const name = sentence(moduleName(plan, module.id));
  const still = STILL[state.phase];
  if (still !== null) return { sentence: `${name} ${still}`, opensAt: null };
  if (state.modules[module.id]?.held === 'locked') return { sentence: `${name} är låst av ${opener[reader]}.`, opensAt: null };
  const about: About = { plan, state, module: module.id, now, reader };
  const at = opensAt(module.opens, about, module.id);
  if (at === null) return { sentence: `${name} öppnas ${condition(about, module.opens)}.`, opensAt: null };
  if (at <= now && module.before !== undefined)
    return { sentence: `${name} öppnas när ${has[reader]} svarat på frågorna före den.`, opensAt: null };
  return { sentence: `${name} öppnas ${at <= now ? 'strax' : spoken(about, at)}.`, opensAt: at };
}

/** Whom the sentence is for: "när du har gått igenom modul 1", "när invånaren har gått igenom modul 1". */
export type Reader = 'citizen' | 'staff';

const has = { citizen: 'du har', staff: 'invånaren har' } as const;
const opener = { citizen: 'din behandlare', staff: 'personal' } as const;
const asker = { citizen: 'du ber', staff: 'invånaren ber' } as const;

/** What a phase says of everything that is locked; null where the rules go on. */
const STILL: Readonly<Record<Phase, string | null>> = {
  invited: 'kan öppnas först när inbjudan är besvarad.',
  scheduled: 'kan öppnas först när momentet har startat.',
  active: null,
  paused: null,
  maintenance: 'öppnas inte så länge momentet bara går att läsa.',
  followUp: 'öppnades inte innan momentet avslutades.',
  ended: 'öppnades inte innan momentet avslutades.',
  halted: null,
};

export interface Locked {
  readonly sentence: string;
  /** Null while it depends on something that has not happened. */
  readonly opensAt: number | null;
}

/** What a sentence is about and for whom. */
interface About {
  readonly plan: Plan;
  readonly state: State;
  readonly module: string;
  readonly now: number;
  readonly reader: Reader;
}

const spoken = (about: About, at: number): string => spokenInstant(at, about.now, zoneOf(about));

/** The rule with what is already known said as a day and a time, and the rest as what must happen. */
function condition(about: About, opening: PlannedOpening): string {
  const { plan, reader } = about;
  switch (opening.kind) {
    case 'fromStart':
    case 'onDate':
      return 'från början';
    case 'byStaff':
      return `när ${opener[reader]} öppnar den`;
    case 'byCitizen':
      return `när ${asker[reader]} om den`;
    case 'condition':
      return reader === 'citizen' ? 'när det är dags utifrån hur det går för dig' : 'när villkoret för den är uppfyllt';
    case 'not':
      return 'när det som håller den låst inte längre gäller';
    case 'afterModule':
      return `när ${has[reader]} gått igenom ${moduleName(plan, opening.module)}`;
    case 'afterAnchor':
    case 'onWeekday':
      return counted(about, opening);
    case 'elapsed': {
      const happened = anchorText(plan, opening.anchor, reader);
      return opening.hours === 0
        ? `när ${happened}`
        : `${opening.hours === 1 ? '1 timme' : `${opening.hours} timmar`} efter att ${happened}`;
    }
    case 'all':
      return allOf(about, opening.of);
    case 'any':
      return opening.of.map((part) => condition(about, part)).join(', eller ');
  }
}

/** The latest known time first, then what is left to happen: "på måndag kl. 08.00, när du har gått igenom modul 2". */
function allOf(about: About, parts: readonly PlannedOpening[]): string {
  const known = parts.map((part) => opensAt(part, about, about.module)).filter((at) => at !== null);
  const latest = known.length > 0 ? Math.max(...known) : null;
  const open = parts.filter((part) => opensAt(part, about, about.module) === null).map((part) => condition(about, part));
  const when = latest !== null && latest > about.now ? [spoken(about, latest)] : [];
  return [...when, open.join(' och ')].filter((text) => text !== '').join(', ');
}

/** Counted from an anchor: the day and time when it has happened, else so long after it. */
function counted(about: About, opening: Extract<PlannedOpening, { kind: 'afterAnchor' | 'onWeekday' }>): string {
  const { anchor, days, at } = opening;
  const known = anchorAt(anchor, about) === null ? null : opensAt(opening, about, about.module);
  if (known !== null) return spoken(about, known);
  const happened = anchorText(about.plan, anchor, about.reader);
  if (opening.kind === 'onWeekday') {
    const weekday = WEEKDAYS[opening.weekday - 1] ?? '';
    return `den första ${weekday}en ${days > 0 ? `från ${spokenDays(days)} ` : ''}efter att ${happened}, ${clock(about.plan.zone, at)}`;
  }
  const months = opening.months ?? 0;
  const lengths = [...(months > 0 ? [months === 1 ? '1 månad' : `${months} månader`] : []), ...(days > 0 ? [spokenDays(days)] : [])];
  if (lengths.length === 0) return `när ${happened}`;
  return `${lengths.join(' och ')} efter ${anchor.kind === 'start' ? 'starten' : `att ${happened}`}, ${clock(about.plan.zone, at)}`;
}

const clock = (zone: string, at: LocalTime): string => spokenTime(wallClock(zone, 0, 0, at), zone);

/** What has to happen, as it stands after "när" and "efter att". */
function anchorText(plan: Plan, anchor: PlannedAnchor, reader: Reader): string {
  switch (anchor.kind) {
    case 'start':
      return 'momentet har startat';
    case 'date':
      return 'det datum som är bestämt har passerat';
    case 'moduleOpened':
      return `${moduleName(plan, anchor.module)} har öppnats`;
    case 'moduleCompleted':
      return `${has[reader]} gått igenom ${moduleName(plan, anchor.module)}`;
    case 'moduleReady':
      return `det är dags för ${moduleName(plan, anchor.module)}`;
    case 'formSaved':
      return `${has[reader]} svarat på ett formulär`;
    case 'occasionOpened':
      return `mätningen ${batteryName(plan, anchor.battery)} har öppnats`;
    case 'occasionAnswered':
      return `${has[reader]} svarat på mätningen ${batteryName(plan, anchor.battery)}`;
    case 'lastActivity':
      return `${has[reader]} varit här`;
    case 'named':
      return `det som momentet väntar på har hänt`;
    case 'end':
      return 'momentet har avslutats';
  }
}

const batteryName = (plan: Plan, id: string): string => `”${plan.batteries.find((battery) => battery.id === id)?.name ?? id}”`;

const WEEKDAYS = ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'];
