import type { Because } from '../../engine/decision.ts';
import type { Plan, PlannedAnchor, PlannedOpening, PlannedSchedule } from '../../engine/plan.ts';
import { countsFromEnd, planned } from '../../engine/planned.ts';
import type { Rule } from './rules.ts';
import type { Tally } from './tally.ts';

/** What a cohort was made of, as far as it says what could not happen in it. */
export interface Setting {
  readonly citizens: number;
  /** Some lives had staff who open what only staff open. */
  readonly staffOpen: boolean;
  readonly staffRead: boolean;
  /** Some citizens were invited. */
  readonly invited: boolean;
}

/**
 * Why a rule never came to pass: what the plan itself shows where it does, otherwise that nobody came there.
 * `proved` tells the two apart.
 */
export function reasonOf(
  plan: Plan,
  rule: Rule,
  tallies: ReadonlyMap<string, Tally>,
  setting: Setting,
): { readonly text: string; readonly proved: boolean } {
  const shown = proof(plan, rule, tallies, setting);
  if (shown !== null) return { text: shown, proved: true };
  const other = [...(tallies.get(rule.key)?.otherwise ?? [])].toSorted((one, next) => next[1] - one[1])[0];
  const nobody = `ingen av ${setting.citizens} invånare kom dit`;
  return { text: other ? `${nobody}; ${other[1]} gånger i stället: ${OTHERWISE[other[0]] ?? other[0]}` : nobody, proved: false };
}

function proof(plan: Plan, rule: Rule, tallies: ReadonlyMap<string, Tally>, setting: Setting): string | null {
  const never = (key: string): boolean => tallies.get(key)?.fired === 0;
  const [kind, ...rest] = rule.key.split('/');
  const last = rest.at(-1) ?? '';
  if (rule.branch) return openingProof(plan, rule.branch, setting);
  if (kind === 'module') {
    const item = planned(plan).item.get(rule.of);
    if (last === 'opens') return item ? openingProof(plan, item.opens, setting) : null;
    if (last === 'closes' && item?.closes) {
      const proved = openingProof(plan, item.closes, setting);
      if (proved !== null) return proved;
    }
    if (never(`module/${rule.of}/opens`)) return 'den öppnades aldrig';
    if (last === 'completes' && item?.completes === 'staff' && !setting.staffOpen)
      return 'bara personalen markerar den som klar, och det gjorde ingen';
    return null;
  }
  if (kind === 'battery') {
    const battery = planned(plan).battery.get(rule.of);
    const count = (what: string): number => tallies.get(`battery/${rule.of}/${what}`)?.fired ?? 0;
    if (last === 'added') return setting.staffOpen ? null : 'bara personalen lägger till tillfällen, och det gjorde ingen';
    if (last === 'opens') return battery ? scheduleProof(plan, battery.schedule) : null;
    return count('opens') + count('added') === 0 ? 'inget tillfälle öppnades' : null;
  }
  if (kind === 'flag') {
    const flag = plan.flags.find(({ id }) => id === rule.of);
    if (last !== 'raised') {
      if (never(`flag/${rule.of}/raised`)) return 'flaggan tändes aldrig';
      if (rest.at(-2) === 'rung') return setting.staffRead ? 'flaggan släcktes alltid i tid' : null;
      if (last === 'out' && flag?.putOut === 'reading' && !setting.staffRead) return 'ingen personal läste';
      return null;
    }
    return flag ? triggerProof(plan, flag.trigger, setting) : null;
  }
  if (rule.key === 'life/accepted' || rule.key === 'life/lapsed') return setting.invited ? null : 'ingen bjöds in: alla började direkt';
  if ((rule.key === 'life/maintenance' || rule.key === 'life/maintenanceNotice') && !setting.staffOpen)
    return 'bara personalen gör momentet läsbart, och det gjorde ingen';
  if (rule.key === 'life/paused' && !plan.pause?.byCitizen && !setting.staffOpen) return 'bara personalen pausar, och det gjorde ingen';
  return null;
}

function triggerProof(plan: Plan, trigger: Plan['flags'][number]['trigger'], setting: Setting): string | null {
  switch (trigger.kind) {
    case 'activity':
      return setting.staffOpen ? null : 'ingen personal lade in något i aktivitetsplanen';
    case 'time':
      return openingProof(plan, trigger.opens, setting);
    case 'notDone':
      return openingProof(plan, trigger.by, setting);
    case 'form': {
      const shown =
        plan.modules.some(({ forms }) => forms.includes(trigger.form)) || plan.batteries.some(({ forms }) => forms.includes(trigger.form));
      return shown ? null : 'formuläret visas ingenstans';
    }
    case 'moment':
      return trigger.what === 'followUp' && !plan.batteries.some(countsFromEnd) ? 'momentet har ingen uppföljning' : null;
    default:
      return null;
  }
}

/** What makes an opening impossible in this setting, as far as the plan shows it. */
function openingProof(plan: Plan, opening: PlannedOpening, setting: Setting): string | null {
  switch (opening.kind) {
    case 'byStaff':
      return setting.staffOpen ? null : 'bara personalen öppnar, och det gjorde ingen';
    case 'all':
      return opening.of.map((part) => openingProof(plan, part, setting)).find((reason) => reason !== null) ?? null;
    case 'any': {
      const reasons = opening.of.map((part) => openingProof(plan, part, setting));
      return reasons.every((reason) => reason !== null) ? (reasons[0] ?? null) : null;
    }
    default: {
      const day = earliestDay(plan, opening, new Set());
      return plan.ends && day > plan.ends.days ? `kan ske tidigast dag ${day}, men momentet slutar dag ${plan.ends.days}` : null;
    }
  }
}

function scheduleProof(plan: Plan, schedule: PlannedSchedule): string | null {
  if (schedule.kind === 'byStaff' || schedule.anchor.kind === 'end') return null;
  const first = schedule.kind === 'once' ? schedule.days : schedule.firstDays;
  const day = dayOf(plan, schedule.anchor, new Set()) + first;
  return plan.ends && day > plan.ends.days ? `öppnas tidigast dag ${day}, men momentet slutar dag ${plan.ends.days}` : null;
}

/** The soonest day after the start that a rule can hold, as far as the plan shows; 0 where it does not. */
function earliestDay(plan: Plan, opening: PlannedOpening, seen: ReadonlySet<string>): number {
  switch (opening.kind) {
    case 'afterAnchor':
    case 'onWeekday':
      return Math.max(0, dayOf(plan, opening.anchor, seen) + opening.days + ('months' in opening ? (opening.months ?? 0) * 28 : 0));
    case 'elapsed':
      return dayOf(plan, opening.anchor, seen) + Math.floor(opening.hours / 24);
    case 'afterModule':
      return dayOf(plan, { kind: 'moduleCompleted', module: opening.module }, seen);
    case 'all':
      return Math.max(0, ...opening.of.map((part) => earliestDay(plan, part, seen)));
    case 'any':
      return Math.min(...opening.of.map((part) => earliestDay(plan, part, seen)));
    default:
      return 0;
  }
}

function dayOf(plan: Plan, anchor: PlannedAnchor, seen: ReadonlySet<string>): number {
  if (!('module' in anchor) || seen.has(anchor.module)) return 0;
  const item = planned(plan).item.get(anchor.module);
  return item ? earliestDay(plan, item.opens, new Set([...seen, anchor.module])) : 0;
}

const OTHERWISE: Partial<Record<Because, string>> = {
  answered: 'besvarat innan',
  answeredElsewhere: 'besvarat i en annan mätning',
  momentEnded: 'momentet hade slutat',
  timeLimit: 'tiden var ute',
  endedByStaff: 'personalen avslutade',
  maintenance: 'momentet gick bara att läsa',
  citizenGone: 'invånaren fanns inte kvar',
  alreadyRaised: 'flaggan var redan tänd',
  flagOut: 'flaggan var släckt',
  done: 'det var gjort',
  messageAnswered: 'meddelandet var besvarat',
  ruleNoLonger: 'villkoret gällde inte längre',
  stale: 'för sent att skicka',
  laterReminderDue: 'en senare påminnelse gick i stället',
  momentPaused: 'momentet var pausat',
  skippedByPause: 'hoppades över under en paus',
  weeklyCap: 'veckans tak var nått',
  closingRule: 'den hade stängts',
};
