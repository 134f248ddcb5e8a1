import type { Flag as FlagRow } from '../../db/flags.ts';
import type { RunningMoment as RunningRow } from '../../db/runningMoments.ts';
import type { Moment } from '../../compiler/document/moment.ts';
import type { Flag, RunningMoment } from '../schemas/staff.ts';
import { flagTitle, systemFlags, systemFlagTexts } from './names.ts';
import { iso, isoOrNull, nameOf } from './running.ts';

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

/** A flag with what the designer tells staff: what it means and what to do. Why it was raised is asked with "Varför?". */
export function presentFlag(row: FlagRow, document: Moment): Flag {
  return {
    id: row.id,
    runningMoment: row.runningMoment,
    citizen: nameOf(row.citizen),
    moment: row.momentName,
    title: row.own?.title ?? (row.measure === null ? flagTitle(document, row.flag) : `Aktivitetsplanen: ${row.measure}`),
    text:
      (row.own ?? document.flags.find((each) => each.id === row.flag))?.staffText ??
      systemFlagTexts[row.measure === null ? row.flag : 'measure'] ??
      '',
    priority: row.priority,
    round: row.round,
    raisedAt: iso(row.raisedAt),
    seenAt: isoOrNull(row.seenAt),
    outAt: isoOrNull(row.outAt),
    outBecause: row.outBecause === null ? null : (putOutBy[row.outBecause] ?? row.outBecause),
    instance: row.instance,
    decisionKey: row.decisionKey,
    escalations: row.escalations.map((each) => ({ ...each, at: iso(Date.parse(each.at)) })),
  };
}

/** A flag for those who read no content: that it is there, of what sort, and since when (ROL-23). What a designer calls it may tell what was answered. */
export function presentFlagExists(row: FlagRow): Flag {
  const isSystems = row.flag.startsWith('system.');
  return {
    id: row.id,
    runningMoment: row.runningMoment,
    citizen: nameOf(row.citizen),
    moment: row.momentName,
    title: isSystems ? (systemFlags[row.flag] ?? 'Flagga') : row.priority === 'prioritised' ? 'Prioriterad flagga' : 'Flagga',
    text: '',
    priority: row.priority,
    round: row.round,
    raisedAt: iso(row.raisedAt),
    seenAt: isoOrNull(row.seenAt),
    outAt: null,
    outBecause: null,
    instance: null,
    decisionKey: '',
    escalations: [],
  };
}

/** Why a flag went out, when a rule did it; staff's own reason stands as they wrote it. */
const putOutBy: Readonly<Record<string, string>> = {
  formRead: 'Formuläret lästes.',
  activity: 'Invånaren var aktiv igen.',
  answered: 'Mätningen besvarades.',
  momentEnded: 'Momentet avslutades.',
};
