import type { z } from '@hono/zod-openapi';
import type { Decision } from '../../engine/decision.ts';
import type { LogEntry } from '../../db/eventLog.ts';
import { outlook } from '../../engine/outlook.ts';
import type { Coming } from '../../engine/outlook.ts';
import type { Names } from '../../engine/why.ts';
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
      coming.at === null
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
  if (decision.item === 'inactivity') return decision.outcome === 'fired' ? false : decision.outcome === 'suppressed';
  if (decision.item === 'endMoment' && decision.outcome === 'cancelled') return false;
  return !((decision.item === 'missOccasion' || decision.item === 'closeOccasion') && decision.outcome === 'cancelled');
}

function decisionTitle({ item, outcome, facts }: Decision, names: Names): string {
  const module = typeof facts['module'] === 'string' ? names.module(facts['module']) : 'Modulen';
  const battery = typeof facts['battery'] === 'string' ? names.battery(facts['battery']) : 'Mätningen';
  const occasion = typeof facts['occasion'] === 'number' ? `${battery}, tillfälle ${facts['occasion']}` : battery;
  const flag = typeof facts['flag'] === 'string' ? names.flag(facts['flag']) : 'Flaggan';
  const done = outcome === 'fired';
  switch (item) {
    case 'openModule':
      return done ? `${module} öppnades` : outcome === 'moved' ? `${module}: öppningen flyttades` : `${module} öppnades inte`;
    case 'completeModule':
      return done ? `${module} är avklarad` : `${module} blev inte klar`;
    case 'openOccasion':
      return done ? `${occasion} öppnades` : `${occasion} öppnades inte`;
    case 'remind':
      return done ? `Påminnelse om ${occasion}` : `Ingen påminnelse om ${occasion}`;
    case 'notify': {
      const about = facts['module'] === undefined ? (facts['battery'] === undefined ? flag : occasion) : module;
      return done ? `Besked till invånaren: ${about}` : `Inget besked till invånaren: ${about}`;
    }
    case 'missOccasion':
      return `${occasion} missades`;
    case 'closeOccasion':
      return `${occasion} stängdes`;
    case 'answerOccasion':
      return done ? `${occasion} besvarades` : `${occasion} avbröts`;
    case 'lateAnswer':
      return `Svar kom för sent: ${occasion}`;
    case 'inactivity':
      return `${flag}: redan höjd`;
    case 'raiseFlag':
      return done ? `Flagga: ${flag}` : `Flagga redan höjd: ${flag}`;
    case 'putOutFlag':
      return `Flagga släckt: ${flag}`;
    case 'endMoment':
    case 'end':
      return 'Momentet avslutades';
  }
}

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
    case 'fastForward':
      return run === 'test' ? 'Testkörningen spolades fram' : null;
    case 'jump':
      return 'Testkörningens klocka flyttades';
    case 'citizenActive':
    case 'moduleCompleted':
    case 'moduleOpened':
    case 'flagPutOut':
    case 'ended':
      return null;
  }
}

function comingTitle(coming: Coming, names: Names): string {
  const battery =
    coming.battery === null ? '' : `${names.battery(coming.battery)}${coming.occasion === null ? '' : `, tillfälle ${coming.occasion}`}`;
  switch (coming.kind) {
    case 'openModule':
      return `${coming.module === null ? 'En modul' : names.module(coming.module)} öppnas`;
    case 'openOccasion':
      return `${battery} öppnas`;
    case 'remind':
      return `Påminnelse om ${battery}, om inget svar har kommit`;
    case 'missOccasion':
      return `${battery} räknas som missad, om inget svar har kommit`;
    case 'closeOccasion':
      return `${battery} stänger`;
    case 'inactivity':
      return `Flagga: ${coming.flag === null ? '' : names.flag(coming.flag)}, om invånaren inte är aktiv`;
    case 'endMoment':
      return 'Momentet avslutas';
  }
}
