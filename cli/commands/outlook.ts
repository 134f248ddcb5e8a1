import { outlook as lookAhead } from '../../engine/outlook.ts';
import { comingInWords } from '../../engine/why/coming.ts';
import { namesOf, dayText } from '../../simulator/names.ts';
import { comingJson, comingLines } from '../coming.ts';
import type { Out } from '../out.ts';
import { readLine, readMoment, readTime, readTraceFile, standingAt, USUAL_START } from '../standing.ts';

/** `stegvis outlook FILE [--events E]`: what will and may come from how a moment stands. Exit 1 when the moment has errors. */
export async function outlook(args: readonly string[], out: Out): Promise<number> {
  const given = readLine(args, ['trace', 'events', 'at', 'start', 'days'], ['to-end', 'json']);
  if ('help' in given) {
    out.line(help);
    return 0;
  }
  const refuse = (sentence: string): number => {
    out.error(sentence);
    return 2;
  };
  if ('fault' in given) return refuse(`${given.fault}\n\n${help}`);
  const days = given.values['days'] ?? '14';
  if (!/^\d{1,4}$/.test(days)) return refuse('Ange ett antal dagar med --days, till exempel --days 14.');
  const read = await readMoment(given.file, out);
  if (typeof read === 'number') return read;
  const { moment, plan } = read;
  const file = given.values['events'] ?? given.values['trace'];
  const trace = file === undefined ? { kind: 'events' as const, begins: null, events: [] } : await readTraceFile(file, moment, plan);
  if ('fault' in trace) return refuse(trace.fault);
  if (trace.kind === 'decisions') return refuse('Spåret innehåller beslut, inte händelser. Ange en fil med händelser med --events.');
  const startsAt = readTime(given.values['start'] ?? USUAL_START, plan.zone);
  if (typeof startsAt !== 'number') return refuse(startsAt.fault);
  const at = given.values['at'] === undefined ? null : readTime(given.values['at'], plan.zone);
  if (at !== null && typeof at !== 'number') return refuse(at.fault);

  const { plan: driven, state } = standingAt(moment, plan, { ...trace, startsAt, at });
  const until = given.on.has('to-end') ? Number.POSITIVE_INFINITY : state.now + Number(days) * 86_400_000;
  const coming = lookAhead(driven, state, until);
  const told = coming.map((each) => ({ coming: each, ...comingInWords(each, { plan: driven, state }, namesOf(moment, state.now)) }));
  if (given.on.has('json')) {
    out.line(JSON.stringify({ from: new Date(state.now).toISOString(), phase: state.phase, coming: told.map(comingJson) }, null, 2));
    return 0;
  }
  const horizon = given.on.has('to-end') ? 'till slutet' : `${days} dagar framåt`;
  out.line(`${moment.name} ${moment.version}, från ${dayText(moment.zone, state.now)}, ${horizon}`);
  for (const line of comingLines(moment, state.now, told)) out.line(line);
  return 0;
}

const help = `stegvis outlook FIL [--events FIL] [--at TID] [--start TID] [--days TAL | --to-end] [--json]

Visar vad som kommer att hända i ett pågående moment, och vad som kan hända och vad som krävs för det.

  --events   Vad som har hänt: en JSON-rad för varje händelse, med at och kind. En första rad {"kind":"start","at":…}
             säger hur momentet började. --trace betyder detsamma. Utan fil: ett moment som just har börjat.
  --at       Som det såg ut då. Annars vid den sista händelsen.
  --start    När momentet började, om filen inte säger det. ${USUAL_START} om inget anges.
  --days     Hur långt fram. 14 dagar om inget anges.
  --to-end   Ända till slutet.
  --json     Skriver { from, phase, coming }.

Utgångskoder: 0 allt gick bra, 1 momentet har fel, 2 kommandot gick inte att utföra.`;
