import type { z } from '@hono/zod-openapi';
import type { Decision } from '../../engine/decision.ts';
import type { LogEntry } from '../../db/eventLog.ts';
import { outlook } from '../../engine/outlook.ts';
import type { Coming } from '../../engine/outlook/coming.ts';
import type { Names } from '../../engine/why/names.ts';
import type { timelineItem } from '../schemas/staff.ts';
import { namesOf } from './names.ts';
import { iso } from './running.ts';
import type { Running } from './running.ts';

type Item = z.infer<typeof timelineItem>;

/** What has happened, what did not and why, and what is to come within four weeks; in the order of time. */
export function presentTimeline(running: Running, decisions: readonly Decision[], events: readonly Happened[]): Item[] {
  const names = namesOf(running.document, running.plan, running.now);
  // The saving that made an occasion answered is told by that decision.
  const answered = new Set(decisions.filter((each) => each.item === 'answerOccasion' && each.outcome === 'fired').map((each) => each.seq));
  const items = [
    ...decisions.filter(isTold).map((decision) => ({
      key: decision.key,
      kind: 'decision' as const,
      at: iso(toldAt(decision)),
      title: decisionTitle(decision, names),
      parts: [],
      outcome: decision.outcome,
      sure: null,
      why: true,
    })),
    ...events
      .filter((event) => !answered.has(event.seq))
      .flatMap((event) => {
        const title = eventTitle(event, names, running.kind);
        return title === null
          ? []
          : [
              {
                key: `event/${event.seq}`,
                kind: 'event' as const,
                at: iso(event.at),
                title,
                parts: [],
                outcome: null,
                sure: null,
                why: false,
              },
            ];
      }),
    ...outlook(running.plan, running.state, running.now + AHEAD_MS).flatMap((coming) =>
      coming.at === null || !isNear(coming, running)
        ? []
        : [
            {
              key: `coming/${coming.key}`,
              kind: 'coming' as const,
              at: iso(coming.at),
              title: comingTitle(coming, names),
              parts: [],
              outcome: null,
              sure: coming.sure,
              why: false,
            },
          ],
    ),
  ];
  return readTogether(
    items.toSorted((one, other) => one.at.localeCompare(other.at) || one.key.localeCompare(other.key)),
    events,
  );
}

/** Forms that were read within the same minute are told as one: "5 formulär lästes". */
function readTogether(items: readonly Item[], events: readonly Happened[]): Item[] {
  const reads = new Set(events.filter(({ kind }) => kind === 'formRead').map(({ seq }) => `event/${seq}`));
  return items.flatMap((item) => {
    const together = reads.has(item.key) ? items.filter(({ key, at }) => reads.has(key) && at.slice(0, 16) === item.at.slice(0, 16)) : [];
    if (together.length < 2) return [item];
    if (together[0] !== item) return [];
    return [{ ...item, title: `${together.length} formulär lästes`, parts: together.map(({ title }) => title) }];
  });
}

/** What the timeline needs of a log row. */
export type Happened = Pick<LogEntry, 'seq' | 'at' | 'kind' | 'content'>;

const AHEAD_MS = 28 * 86_400_000;

/** What was called off is told when it was called off, not at the time that never came. */
const toldAt = ({ outcome, nominal, actual }: Decision): number =>
  outcome === 'cancelled' || outcome === 'moved' ? Math.min(nominal, actual) : nominal;

/** A watch on inactivity that moves along, a deadline that an answer made needless, and a time limit when staff ended first are bookkeeping. */
function isTold(decision: Decision): boolean {
  const { item, outcome } = decision;
  if (item === 'inactivity' || item === 'timedFlag') return outcome === 'fired' ? false : outcome === 'suppressed';
  if (outcome === 'cancelled' || outcome === 'moved') return !BOOKKEEPING.has(item);
  return true;
}

/** Deadlines that are told when they come, and not when they are called off or moved. */
const BOOKKEEPING: ReadonlySet<Decision['item']> = new Set<Decision['item']>([
  'missOccasion',
  'closeOccasion',
  'missActivity',
  'activity',
  'escalate',
  'send',
  'endMoment',
  'resume',
  'lapseInvitation',
  'completeModule',
  'closeModule',
  'maintenanceNotice',
  'endMaintenance',
  'endFollowUp',
]);

function decisionTitle({ item, outcome, rule, facts }: Decision, names: Names): string {
  const module = typeof facts['module'] === 'string' ? names.module(facts['module']) : 'Modulen';
  const battery = typeof facts['battery'] === 'string' ? names.battery(facts['battery']) : 'Mätningen';
  const occasion = typeof facts['occasion'] === 'number' ? `${battery}, tillfälle ${facts['occasion']}` : battery;
  const flag = typeof facts['flag'] === 'string' ? names.flag(facts['flag']) : 'Flaggan';
  const done = outcome === 'fired';
  switch (item) {
    case 'startMoment':
      return done ? 'Momentet började' : 'Momentet började inte som planerat';
    case 'lapseInvitation':
      return 'Inbjudan gick ut utan svar';
    case 'invitation':
      return rule === 'invitationAccepted'
        ? 'Inbjudan antogs'
        : rule === 'invitationDeclined'
          ? 'Inbjudan avböjdes'
          : 'Svaret på inbjudan kom för sent';
    case 'openModule':
      return done ? `${module} öppnades` : outcome === 'moved' ? `${module}: öppningen flyttades` : `${module} öppnades inte`;
    case 'completeModule':
      return done ? `${module} är avklarad` : `${module} blev inte klar`;
    case 'closeModule':
      return done ? `${module} stängdes` : `${module} stängdes inte`;
    case 'lockModule':
      return done ? `${module} låstes` : `${module} låstes inte`;
    case 'reopenModule':
      return done ? `${module} öppnades igen` : `${module} öppnades inte igen`;
    case 'askModule':
      return done ? `Invånaren bad om ${module}` : `Invånaren bad om ${module}, som inte går att be om`;
    case 'openOccasion':
    case 'addOccasion':
      return done ? `${occasion} öppnades` : `${occasion} öppnades inte`;
    case 'withdrawOccasion':
      return done ? `${occasion} drogs tillbaka` : `${occasion} drogs inte tillbaka`;
    case 'withdrawForm': {
      const form = typeof facts['form'] === 'string' ? names.form(facts['form']) : 'Formuläret';
      return done ? `Svaret på ${form} drogs tillbaka` : outcome === 'cancelled' ? `${form} drogs tillbaka` : `${form} drogs inte tillbaka`;
    }
    case 'remind':
      return done ? `Påminnelse om ${occasion}` : `Ingen påminnelse om ${occasion}`;
    case 'send':
    case 'notify': {
      const form = typeof facts['form'] === 'string' ? names.form(facts['form']) : null;
      const about = form ?? (facts['module'] === undefined ? (facts['battery'] === undefined ? flag : occasion) : module);
      return done ? `Besked till invånaren: ${about}` : `Inget besked till invånaren: ${about}`;
    }
    case 'missOccasion':
      return done ? `${occasion} missades` : `${occasion} räknades inte som missad`;
    case 'closeOccasion':
      return `${occasion} stängdes`;
    case 'answerOccasion':
      return done ? `${occasion} besvarades` : `${occasion} avbröts`;
    case 'lateAnswer':
      return rule === 'beforeStart' ? 'Svar kom före starten' : `Svar kom för sent: ${occasion}`;
    case 'timedFlag':
    case 'inactivity':
      return `${flag}: redan höjd`;
    case 'raiseFlag':
      return done ? `Flagga: ${flag}` : `Flagga redan höjd: ${flag}`;
    case 'putOutFlag':
      return `Flagga släckt: ${flag}`;
    case 'addFlag':
      return rule === 'removedFlag' ? `Flagga borttagen: ${flag}` : done ? `Flagga tillagd: ${flag}` : 'Flaggan ändrades inte';
    case 'escalate':
      return done ? `Flaggan gick vidare: ${flag}` : `Flaggan gick inte vidare: ${flag}`;
    case 'activity':
      return 'Dags för en åtgärd i aktivitetsplanen';
    case 'missActivity':
      return 'En åtgärd i aktivitetsplanen blev inte gjord';
    case 'observe':
      return rule === 'outsideLimits'
        ? 'Värde utanför gränserna i aktivitetsplanen'
        : done
          ? 'Värde i aktivitetsplanen'
          : 'Värdet räknades inte';
    case 'setMeasure':
      return rule === 'measureEnded' ? 'Åtgärd avslutad i aktivitetsplanen' : 'Aktivitetsplanen ändrades';
    case 'setDate':
      return done ? 'Datum ändrat' : 'Datumet ändrades inte';
    case 'named':
      return done ? 'Händelse rapporterad' : 'Händelsen var redan rapporterad';
    case 'setZone':
      return 'Tidszonen ändrades';
    case 'setSendTime':
      return done ? 'Invånaren flyttade tiden för påminnelser' : 'Tiden för påminnelser ändrades inte';
    case 'setHours':
      return 'Enhetens öppettider ändrades';
    case 'pause':
      return done ? (PAUSE[rule] ?? 'Pausen ändrades') : 'Pausen ändrades inte';
    case 'resume':
      return done ? 'Pausen är över' : 'Pausen ändrades inte';
    case 'maintenance':
      if (!done) return 'Läsläget ändrades inte';
      return rule === 'maintenanceTakenBack' ? 'Läsläget togs tillbaka' : 'Momentet går från nu bara att läsa';
    case 'maintenanceNotice':
      return 'Läsläget tar snart slut';
    case 'endMaintenance':
      return 'Läsläget tog slut';
    case 'citizenGone':
      return rule === 'citizenBack' ? 'Invånaren finns åter i registret' : 'Invånaren finns inte längre i registret';
    case 'handover':
      return HANDOVER[rule] ?? 'Överlämningen ändrades inte';
    case 'movePlan':
      return 'Momentet går vidare i en ny version';
    case 'followUp':
      return 'Uppföljningen började';
    case 'endFollowUp':
      return 'Uppföljningen är över';
    case 'endMoment':
    case 'end':
      return done ? 'Momentet avslutades' : 'Momentet avslutades inte';
  }
}

const PAUSE: Readonly<Partial<Record<Decision['rule'], string>>> = {
  pausedByStaff: 'Momentet pausades av personal',
  pausedByCitizen: 'Momentet pausades av invånaren',
  resumedByStaff: 'Personal avslutade pausen',
  resumedByCitizen: 'Invånaren avslutade pausen',
};

const HANDOVER: Readonly<Partial<Record<Decision['rule'], string>>> = {
  handoverRequested: 'Överlämning begärd',
  handoverApproved: 'Överlämningen godkändes',
  handoverCancelled: 'Överlämningen avbröts',
  handoverRefused: 'Överlämningen avslogs',
};

/** What people did that no decision tells of. */
function eventTitle({ kind, content }: Happened, names: Names, run: Running['kind']): string | null {
  const form = typeof content['form'] === 'string' ? names.form(content['form']) : 'formuläret';
  switch (kind) {
    case 'formSaved':
      return Number(content['answerVersion']) > 1 ? `Ändrade svar: ${form}` : `Svarade på ${form}`;
    case 'formRead':
      return `${form} lästes`;
    case 'formMarkedUnread':
      return `${form} markerades som oläst`;
    case 'formSent':
      return `${form} skickades till invånaren`;
    case 'pageAdded':
      return content['by'] === 'staff' ? `Personal lade till en sida i ${form}` : `Invånaren lade till en sida i ${form}`;
    case 'fastForward':
      return run === 'test' ? 'Testkörningen spolades fram' : null;
    case 'jump':
      return 'Testkörningens klocka flyttades';
    default:
      return null;
  }
}

/** What depends on an occasion that is not open yet, and the flag that its own watch already tells of, are left to the whole outlook. */
function isNear({ kind, battery, occasion }: Coming, { state }: Running): boolean {
  if (kind === 'raiseFlag') return false;
  if (battery === null || kind === 'openOccasion') return true;
  return state.batteries[battery]?.occasions[String(occasion)] !== undefined;
}

function comingTitle(coming: Coming, names: Names): string {
  const module = coming.module === null ? 'En modul' : names.module(coming.module);
  const battery =
    coming.battery === null ? '' : `${names.battery(coming.battery)}${coming.occasion === null ? '' : `, tillfälle ${coming.occasion}`}`;
  const flag = coming.flag === null ? '' : names.flag(coming.flag);
  switch (coming.kind) {
    case 'startMoment':
      return 'Momentet börjar';
    case 'lapseInvitation':
      return 'Inbjudan går ut, om den inte har besvarats';
    case 'resume':
      return 'Pausen tar slut';
    case 'openModule':
      return `${module} öppnas`;
    case 'completeModule':
      return `${module} blir klar`;
    case 'closeModule':
      return `${module} stänger`;
    case 'openOccasion':
      return `${battery} öppnas`;
    case 'remind':
      return `Påminnelse om ${battery}, om inget svar har kommit`;
    case 'missOccasion':
      return `${battery} räknas som missad, om inget svar har kommit`;
    case 'closeOccasion':
      return `${battery} stänger`;
    case 'activity':
      return 'En åtgärd i aktivitetsplanen';
    case 'missActivity':
      return 'En åtgärd i aktivitetsplanen räknas som missad, om inget värde har kommit';
    case 'timedFlag':
      return `Flagga: ${flag}, om det inte är gjort`;
    case 'inactivity':
      return `Flagga: ${flag}, om invånaren inte är aktiv`;
    case 'escalate':
      return `Flaggan går vidare, om ingen har släckt den${flag === '' ? '' : `: ${flag}`}`;
    case 'send':
      return 'Ett besked som har väntat skickas till invånaren';
    case 'maintenanceNotice':
      return 'Besked om att läsläget snart tar slut';
    case 'endMaintenance':
      return 'Läsläget tar slut och momentet avslutas';
    case 'endFollowUp':
      return 'Uppföljningen avslutas';
    case 'followUp':
      return 'Uppföljningen börjar';
    case 'raiseFlag':
      return `Flagga: ${flag}`;
    case 'end':
    case 'endMoment':
      return 'Momentet avslutas';
  }
}
