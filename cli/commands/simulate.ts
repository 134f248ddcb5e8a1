import { readFile, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import type { Moment } from '../../compiler/document/moment.ts';
import { isZone } from '../../engine/clock.ts';
import type { Decision } from '../../engine/decision.ts';
import type { Instant, Plan } from '../../engine/plan.ts';
import type { Citizen } from '../../simulator/act.ts';
import { citizenOf } from '../../simulator/citizens.ts';
import type { Given } from '../../simulator/given.ts';
import { goldenOf, goldenText, type LifeOf, liveGolden } from '../../simulator/golden/golden.ts';
import { instantOf } from '../../simulator/instantOf.ts';
import { simulate as live, type Simulation } from '../../simulator/life.ts';
import { readScript } from '../../simulator/readScript.ts';
import { reportHtml } from '../../simulator/report/report.ts';
import { scripted } from '../../simulator/script.ts';
import { staffOf } from '../../simulator/staff.ts';
import { cohortLines } from '../cohort.ts';
import { cohortInThreads } from '../cohortInThreads.ts';
import { compiled } from '../compiled.ts';
import { readDocument } from '../document.ts';
import { lifeLines } from '../life.ts';
import type { Out } from '../out.ts';
import { problemCount, problemLines } from '../problems.ts';
import { progress } from '../progress.ts';
import { readSimulateLine, type SimulateLine } from '../simulateLine.ts';

/**
 * `stegvis simulate FILE …`: one generated or scripted life, as a timeline or as decision records, or a cohort with its report.
 * Exit 1 when the moment, or the script, has errors; 2 when the command cannot be carried out.
 */
export async function simulate(args: readonly string[], out: Out): Promise<number> {
  const given = readSimulateLine(args);
  if ('help' in given) {
    out.line(help);
    return 0;
  }
  if ('fault' in given) return refuse(out, `${given.fault}\n\n${help}`);
  const read = await readDocument(given.file);
  if ('fault' in read) return refuse(out, read.fault);
  const { plan, moment, problems } = compiled(read.text);
  if (!plan) {
    for (const line of problemLines(problems)) out.error(line);
    out.error(problemCount(problems));
    return 1;
  }
  const fault = unknownIn(given, moment, plan);
  if (fault !== null) return refuse(out, fault);
  const start = instantOf(given.start ?? '2026-02-02T09:30', plan.zone);
  if (start === null)
    return refuse(out, `Starttiden ${given.start ?? ''} går inte att läsa. Skriv till exempel 2026-02-02 eller 2026-02-02T09:30.`);
  const startsAt = given.startsAt === undefined ? undefined : instantOf(given.startsAt, plan.zone);
  if (startsAt === null)
    return refuse(out, `Tiden ${given.startsAt ?? ''} i --starts-at går inte att läsa. Skriv till exempel 2026-03-02T09:00.`);
  const until = endOf(given.until, start, moment);
  if (until === null)
    return refuse(out, `Sluttiden ${given.until ?? ''} går inte att läsa. Skriv ett antal dagar eller ett datum efter starten.`);
  const told: Given = {
    dates: given.dates,
    facts: given.facts,
    ...(given.zone === undefined ? {} : { zone: given.zone }),
    ...(given.invited ? { invited: true } : {}),
    ...(startsAt === undefined ? {} : { startsAt }),
  };
  if (given.who.kind === 'cohort') return cohort(given, given.who.citizens, moment, plan, start, told, out);
  const who = await personOf(given, moment, plan, start, out);
  if (typeof who === 'number') return who;
  const staff = given.staff === 'mixed' ? undefined : staffOf(given.staff, given.seed);
  const simulation: Simulation = {
    moment,
    plan,
    start: who.begins?.at ?? start,
    until: Math.max(until, who.last),
    citizen: who.citizen,
    given: { ...told, ...who.begins?.given },
    madeUp: `${given.who.kind === 'citizen' ? given.who.citizen : 'script'}#${given.seed}`,
    elsewhere: given.elsewhere,
    ...(staff ? { staff } : {}),
  };
  if (given.record !== undefined) {
    const life: LifeOf = {
      ...(given.who.kind === 'citizen' ? { citizen: given.who.citizen } : {}),
      ...(who.script === null ? {} : { script: who.script.split('\n').filter((row) => row.trim() !== '') }),
      seed: given.seed,
      staff: given.staff === 'mixed' ? 'none' : given.staff,
      start: new Date(simulation.start).toISOString(),
      until: new Date(simulation.until).toISOString(),
      elsewhere: given.elsewhere,
      given: told,
    };
    return keep(given.record, given.file, moment, plan, read.text, life, out);
  }
  const life = await live(simulation);
  if (given.json) for (const decision of life.trace) out.line(JSON.stringify(record(decision)));
  else for (const line of lifeLines(moment, who.citizen.kind, simulation.start, until, life)) out.line(line);
  return 0;
}

/** One decision as programs read it: instants as ISO strings. */
function record({ key, item, outcome, rule, facts, nominal, actual, seq }: Decision): Record<string, unknown> {
  return { key, item, outcome, rule, facts, nominal: new Date(nominal).toISOString(), actual: new Date(actual).toISOString(), seq };
}

/** Lives a life and records it beside its document. */
async function keep(file: string, document: string, moment: Moment, plan: Plan, text: string, life: LifeOf, out: Out): Promise<number> {
  const lived = await liveGolden(moment, plan, life);
  if ('faults' in lived) return refuse(out, 'Manuset går inte att spela in.');
  const from = relative(dirname(resolve(file)), resolve(document))
    .split(sep)
    .join('/');
  const written = await write(file, goldenText(await goldenOf(from, moment, text, life, lived.happened)), out);
  if (written === 0) out.line(`Inspelat i ${file}: ${lived.happened.length} rader.`);
  return written;
}

interface Person {
  readonly citizen: Citizen;
  readonly begins: { readonly at: Instant; readonly given: Given } | null;
  /** When a script's last line happens. */
  readonly last: Instant;
  readonly script: string | null;
}

/** The generated citizen, or the one who does what a file says; an exit code when the file cannot be read. */
async function personOf({ who, seed }: SimulateLine, moment: Moment, plan: Plan, start: Instant, out: Out): Promise<Person | number> {
  if (who.kind === 'citizen') return { citizen: citizenOf(who.citizen, seed), begins: null, last: 0, script: null };
  if (who.kind === 'cohort') throw new Error('A cohort is no person.');
  const text = await readFile(who.script, 'utf8').catch(() => null);
  if (text === null) return refuse(out, `Filen ${who.script} går inte att läsa.`);
  const script = readScript(text, moment, plan, start);
  if ('acts' in script) return { citizen: scripted(script.acts), begins: script.begins, last: script.acts.at(-1)?.at ?? 0, script: text };
  for (const { line, place, message } of script.faults)
    out.error(`${who.script}, rad ${line}${place === '' ? '' : `, ${place}`}: ${message}`);
  return 1;
}

async function cohort(
  given: SimulateLine,
  citizens: number,
  moment: Moment,
  plan: Plan,
  start: Instant,
  told: Given,
  out: Out,
): Promise<number> {
  const shown = progress('Lever', citizens);
  const until = given.until === undefined ? null : endOf(given.until, start, moment);
  const result = await cohortInThreads({
    moment,
    plan,
    citizens,
    seed: given.seed,
    start,
    staff: given.staff,
    elsewhere: given.elsewhere,
    given: told,
    ...(until === null ? {} : { days: Math.max(1, Math.ceil((until - start) / DAY)) }),
    progress: shown.tell,
  });
  shown.end();
  if (given.report !== undefined) {
    const text = given.report.endsWith('.json') ? `${JSON.stringify(result, null, 2)}\n` : reportHtml(result);
    const written = await write(given.report, text, out);
    if (written !== 0) return written;
    out.error(`Rapporten står i ${given.report}.`);
  }
  if (given.json) out.line(JSON.stringify(result));
  else for (const line of cohortLines(result)) out.line(line);
  return 0;
}

async function write(file: string, text: string, out: Out): Promise<number> {
  try {
    await writeFile(file, text);
    return 0;
  } catch {
    return refuse(out, `Filen ${file} går inte att skriva.`);
  }
}

/** What the line names that the moment does not have. */
function unknownIn({ dates, facts, zone }: SimulateLine, moment: Moment, plan: Plan): string | null {
  const date = Object.keys(dates).find((name) => !plan.dates?.includes(name));
  if (date !== undefined) return `Momentet frågar inte efter datumet ”${date}”.${known((plan.dates ?? []).map(String))}`;
  const asked = (moment.startFacts ?? []).map(({ id }) => id);
  const fact = Object.keys(facts).find((name) => !asked.includes(name));
  if (fact !== undefined) return `Momentet frågar inte efter uppgiften ”${fact}”.${known(asked)}`;
  return zone === undefined || isZone(zone) ? null : `Tidszonen ”${zone}” finns inte. Skriv till exempel Europe/Stockholm.`;
}

const known = (names: readonly string[]): string => (names.length === 0 ? '' : ` Det frågar efter ${names.join(', ')}.`);

/** A number of days from the start, an instant after it, or by default a day more than the moment lives. */
function endOf(text: string | undefined, start: Instant, moment: Moment): Instant | null {
  const days = text === undefined ? (moment.ends?.days ?? 365) + 1 : /^\d{1,4}$/.test(text) ? Number(text) : null;
  const until = days === null ? instantOf(text ?? '', moment.zone) : start + days * DAY;
  return until !== null && until >= start ? until : null;
}

const DAY = 86_400_000;

function refuse(out: Out, sentence: string): number {
  out.error(sentence);
  return 2;
}

const help = `stegvis simulate FIL --citizen SORT …            lever ett liv
stegvis simulate FIL --script FIL …              lever ett liv efter ett manus
stegvis simulate FIL --cohort ANTAL …            lever många liv och räknar

Lever ett helt moment med tänkta invånare, utan server. Samma val ger alltid samma liv.

Vem
  --citizen   diligent (svarar samma dag), slow (sent och inte alltid), silent (aldrig), dropout (slutar efter 18 dagar),
              worst (mår så dåligt som formulären kan visa, i sista stund) eller random (vad som helst när som helst)
  --script    En fil med händelser, en JSON-rad var, som loggen har dem: { "at": "2026-03-01T09:00", "kind": "formSaved", … }.
              En första rad { "kind": "start", "at": …, "dates": …, "facts": … } säger hur det börjar.
  --cohort    Antal invånare av blandade sorter, till exempel 1000.
  --staff     none (ingen), reads (läser, svarar och släcker flaggor) eller opens (öppnar, lägger till och pausar också).
              Annars none för ett liv; mixed för en kohort.
  --seed      Vilken av alla sådana invånare. 1 om inget anges.

Starten
  --start     Till exempel 2026-02-02T09:30, i momentets tidszon. Det är också vad som gäller om inget anges.
  --starts-at Momentet görs i ordning vid --start och börjar då.
  --invited   Invånaren bjuds in och ska tacka ja.
  --date      Ett datum som momentet frågar efter: --date operation=2026-05-01. Annars hittas ett på.
  --fact      En uppgift som momentet frågar efter: --fact alder=34. Annars hittas en på.
  --zone      Invånarens egen tidszon.
  --elsewhere Aviseringar i veckan från invånarens andra moment, för veckans tak. 0 om inget anges.

Hur länge och vad som skrivs
  --days      Antal dagar efter starten. Annars en dag längre än momentet varar; för en kohort så länge det kan pågå.
  --until     En tid i stället för --days.
  --json      Skriver varje beslut som en rad JSON: key, item, outcome, rule, facts, nominal, actual, seq.
              För en kohort hela resultatet som JSON.
  --report    För en kohort: en fil som slutar på .html eller .json.
  --record    För ett liv: en fil som stegvis test sedan kan spela upp.

Utgångskoder: 0 gick bra, 1 momentet eller manuset har fel, 2 kommandot gick inte att utföra.`;
