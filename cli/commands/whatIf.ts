import type { Moment } from '../../compiler/document/moment.ts';
import type { Instant } from '../../engine/plan.ts';
import { comingInWords } from '../../engine/why/coming.ts';
import { explain } from '../../engine/why/explain.ts';
import { CITIZEN_KINDS } from '../../simulator/act.ts';
import { citizenOf } from '../../simulator/citizens.ts';
import { dayText, namesOf, timeText } from '../../simulator/names.ts';
import { pauseMeanings, whatIf as fork, whatIfLived, type WhatIf } from '../../simulator/whatIf.ts';
import { comingJson, comingLines } from '../coming.ts';
import type { Out } from '../out.ts';
import { readLine, readMoment, readTime, readTraceFile, standingAt, USUAL_START } from '../standing.ts';

/** `stegvis what-if FILE --events E --assume A --until T`: forks how a moment stands, and lives on under what is assumed. Nothing is written. */
export async function whatIf(args: readonly string[], out: Out): Promise<number> {
  const given = readLine(args, ['events', 'assume', 'at', 'start', 'until', 'citizen', 'seed'], ['pauses', 'json']);
  if ('help' in given) {
    out.line(help);
    return 0;
  }
  const refuse = (sentence: string): number => {
    out.error(sentence);
    return 2;
  };
  if ('fault' in given) return refuse(`${given.fault}\n\n${help}`);
  const { events: eventsFile, assume: assumedFile, citizen: citizenKind } = given.values;
  const kind = CITIZEN_KINDS.find((each) => each === citizenKind);
  if (citizenKind !== undefined && !kind) return refuse(`Ange en invånare med --citizen: ${CITIZEN_KINDS.join(', ')}.`);
  const read = await readMoment(given.file, out);
  if (typeof read === 'number') return read;
  const { moment, plan } = read;
  const nothing = { kind: 'events' as const, begins: null, events: [] };
  const happened = eventsFile === undefined ? nothing : await readTraceFile(eventsFile, moment, plan);
  if ('fault' in happened) return refuse(happened.fault);
  const assumed = assumedFile === undefined ? nothing : await readTraceFile(assumedFile, moment, plan);
  if ('fault' in assumed) return refuse(assumed.fault);
  if (happened.kind === 'decisions' || assumed.kind === 'decisions') return refuse('Filen innehåller beslut, inte händelser.');
  const startsAt = readTime(given.values['start'] ?? USUAL_START, plan.zone);
  if (typeof startsAt !== 'number') return refuse(startsAt.fault);
  const at = given.values['at'] === undefined ? null : readTime(given.values['at'], plan.zone);
  if (at !== null && typeof at !== 'number') return refuse(at.fault);
  const standing = standingAt(moment, plan, { ...happened, startsAt, at });
  const until = endOf(given.values['until'], standing.state.now, plan.zone);
  if (typeof until !== 'number') return refuse(until.fault);

  const what = { plan: standing.plan, state: standing.state, assumed: assumed.events, until };
  if (given.on.has('pauses')) {
    const three = pauseMeanings(what);
    if (given.on.has('json')) {
      out.line(
        JSON.stringify(
          Object.fromEntries(Object.entries(three).map(([meaning, life]) => [meaning, lifeJson(moment, standing.state.now, life)])),
          null,
          2,
        ),
      );
      return 0;
    }
    for (const [meaning, title] of MEANINGS) {
      out.line(`${title}`);
      for (const line of lifeLines(moment, standing.state.now, until, three[meaning])) out.line(line);
      out.line('');
    }
    return 0;
  }
  const life = kind ? await whatIfLived({ ...what, moment, citizen: citizenOf(kind, Number(given.values['seed'] ?? 1)) }) : fork(what);
  if (given.on.has('json')) out.line(JSON.stringify(lifeJson(moment, standing.state.now, life), null, 2));
  else for (const line of lifeLines(moment, standing.state.now, until, life)) out.line(line);
  return 0;
}

/** What was decided in the fork, day by day, and what would then be to come. */
function lifeLines(moment: Moment, from: Instant, until: Instant, life: WhatIf): readonly string[] {
  const { zone } = moment;
  const lines = [`Om det blir så: ${dayText(zone, from)} till ${dayText(zone, until)}`];
  let day = '';
  for (const decision of life.decisions) {
    const today = dayText(zone, decision.actual);
    if (today !== day) lines.push('', today);
    day = today;
    const line = `  ${timeText(zone, decision.actual)} ${MARKS[decision.outcome]} ${explain(decision, namesOf(moment, decision.actual)).staff}`;
    if (line !== lines.at(-1)) lines.push(line);
  }
  if (life.decisions.length === 0) lines.push('', 'Inget händer.');
  const told = life.outlook.map((coming) => ({ coming, ...comingInWords(coming, life, namesOf(moment, life.state.now)) }));
  return [...lines, '', 'Sedan, två veckor framåt', ...comingLines(moment, life.state.now, told)];
}

function lifeJson(moment: Moment, from: Instant, life: WhatIf): Readonly<Record<string, unknown>> {
  const iso = (at: Instant): string => new Date(at).toISOString();
  return {
    from: iso(from),
    until: iso(life.state.now),
    phase: life.state.phase,
    decisions: life.decisions.map((each) => ({
      ...each,
      nominal: iso(each.nominal),
      actual: iso(each.actual),
      ...explain(each, namesOf(moment, each.actual)),
    })),
    effects: life.effects.map((each) => ({ ...each, at: iso(each.at) })),
    outlook: life.outlook.map((coming) => comingJson({ coming, ...comingInWords(coming, life, namesOf(moment, life.state.now)) })),
  };
}

/** A number of days from where it stands, or a time after it. */
function endOf(text: string | undefined, from: Instant, zone: string): Instant | { readonly fault: string } {
  if (text === undefined) return { fault: 'Ange hur länge med --until: ett antal dagar eller en tid.' };
  const until = /^\d{1,4}$/.test(text) ? from + Number(text) * 86_400_000 : readTime(text, zone);
  if (typeof until !== 'number') return until;
  return until >= from ? until : { fault: `Tiden ${text} ligger före den tid som momentet står vid.` };
}

const MARKS = { fired: '→', moved: '↷', suppressed: '–', cancelled: '×' } as const;
const MEANINGS = [
  ['skip', 'PAUS SOM HOPPAR ÖVER'],
  ['shift', 'PAUS SOM SKJUTER UPP'],
  ['catchUp', 'PAUS SOM TAR IGEN'],
] as const;

const help = `stegvis what-if FIL --until TID [--events FIL] [--assume FIL] [--citizen SORT] [--pauses] [--at TID] [--start TID] [--json]

Provar vad som skulle hända i ett pågående moment. Inget sparas, och det riktiga momentet är orört.

  --events    Vad som har hänt: en JSON-rad för varje händelse, med at och kind. En första rad {"kind":"start","at":…}
              säger hur momentet började. Utan fil: ett moment som just har börjat.
  --assume    Händelser som antas, i samma form. Det som är stämplat tidigare än nu händer nu.
  --until     Hur länge: ett antal dagar, eller en tid.
  --citizen   En tänkt invånare som fortsätter: ${CITIZEN_KINDS.join(', ')}. Utan den händer bara det som antas.
  --seed      Vilken av alla sådana invånare. 1 om inget anges.
  --pauses    Samma sak under de tre sätten att pausa, efter varandra: hoppa över, skjuta upp, ta igen.
  --at        Hur momentet stod då. Annars vid den sista händelsen.
  --start     När momentet började, om filen inte säger det. ${USUAL_START} om inget anges.
  --json      Skriver { from, until, phase, decisions, effects, outlook }.

Utgångskoder: 0 allt gick bra, 1 momentet har fel, 2 kommandot gick inte att utföra.`;
