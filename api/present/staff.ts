import type { Flag as FlagRow } from '../../db/flags.ts';
import type { StoredDecision } from '../../db/decisions.ts';
import type { RunningMoment as RunningRow } from '../../db/runningMoments.ts';
import type { Moment } from '../../compiler/document/moment.ts';
import type { Plan } from '../../engine/plan.ts';
import type { Flag, RunningMoment } from '../schemas/staff.ts';
import { flagTitle, namesOf } from './names.ts';
import { iso, isoOrNull, nameOf } from './running.ts';
import { toldDecision } from './told.ts';

/** A row of "Invånare". */
export function presentRunningMoment(row: RunningRow, staff: string): RunningMoment {
  return {
    id: row.id,
    citizen: { id: row.citizen.id, name: nameOf(row.citizen) },
    responsible: row.responsible === null ? null : { id: row.responsible.id, name: nameOf(row.responsible) },
    moment: row.name,
    version: row.version,
    kind: row.kind,
    phase: row.phase,
    startedAt: iso(row.startedAt),
    progress: { completed: row.modulesCompleted, total: row.modulesTotal },
    openFlags: row.openFlags,
    prioritisedFlags: row.prioritisedFlags,
    unreadForms: row.unreadForms,
    unreadMessages: row.unreadFromCitizen,
    lastActivityAt: isoOrNull(row.lastActivityAt),
    nextDueAt: isoOrNull(row.nextDueAt),
    mine: row.responsible?.id === staff,
  };
}

/** A flag with what happened, in a sentence from the decision that raised it. `now` is the moment's clock. */
export function presentFlag(
  row: FlagRow,
  version: { readonly document: Moment; readonly plan: Plan },
  decision: StoredDecision | null,
  now: number,
): Flag {
  const names = namesOf(version.document, version.plan, now);
  const title = flagTitle(version.document, row.flag);
  return {
    id: row.id,
    runningMoment: row.runningMoment,
    citizen: nameOf(row.citizen),
    moment: row.momentName,
    title,
    text:
      decision === null ? `Höjdes ${names.say(row.raisedAt)}.` : withoutTitle(toldDecision(decision, version.document, names).staff, title),
    priority: row.priority,
    round: row.round,
    raisedAt: iso(row.raisedAt),
    seenAt: isoOrNull(row.seenAt),
    outAt: isoOrNull(row.outAt),
    outBecause: row.outBecause === null ? null : (putOutBy[row.outBecause] ?? row.outBecause),
    instance: row.instance,
    decisionKey: row.decisionKey,
  };
}

/** The same with what the designer tells staff to do; for the page where they do it. */
export function withAdvice(flag: Flag, row: FlagRow, document: Moment): Flag {
  const advice = document.flags.find((each) => each.id === row.flag)?.staffText;
  return advice === undefined || row.outAt !== null ? flag : { ...flag, text: `${flag.text} ${advice}` };
}

/** The title stands beside the sentence: it need not begin with it too. */
function withoutTitle(text: string, title: string): string {
  const rest = text.startsWith(`”${title}” `) ? text.slice(title.length + 3) : text;
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

/** Why a flag went out, when a rule did it; staff's own reason stands as they wrote it. */
const putOutBy: Readonly<Record<string, string>> = {
  formRead: 'Formuläret lästes.',
  activity: 'Invånaren var aktiv igen.',
  answered: 'Mätningen besvarades.',
  momentEnded: 'Momentet avslutades.',
};
