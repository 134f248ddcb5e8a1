import { parseArgs } from 'node:util';
import { compile } from '../../compiler/compile.ts';
import type { Moment } from '../../compiler/document/moment.ts';
import { wallClock } from '../../engine/clock.ts';
import type { Decision } from '../../engine/decision.ts';
import type { Instant } from '../../engine/plan.ts';
import { CITIZEN_KINDS, type CitizenKind } from '../../simulator/act.ts';
import { citizenOf } from '../../simulator/citizens.ts';
import { simulate as live } from '../../simulator/life.ts';
import { readDocument } from '../document.ts';
import { lifeLines } from '../life.ts';
import type { Out } from '../out.ts';
import { problemCount, problemLines } from '../problems.ts';

/** `stegvis simulate FILE --citizen KIND …`: one generated life, as a timeline or as decision records. Exit 1 when the moment has errors. */
export async function simulate(args: readonly string[], out: Out): Promise<number> {
  const given = readLine(args);
  if ('help' in given) {
    out.line(help);
    return 0;
  }
  if ('fault' in given) return refuse(out, `${given.fault}\n\n${help}`);
  const read = await readDocument(given.file);
  if ('fault' in read) return refuse(out, read.fault);
  const { plan, moment, problems } = compile(read.text);
  if (!plan) {
    for (const line of problemLines(problems)) out.error(line);
    out.error(problemCount(problems));
    return 1;
  }
  const start = instantOf(given.start ?? '2026-02-02T09:30', plan.zone);
  if (start === null)
    return refuse(out, `Starttiden ${given.start ?? ''} går inte att läsa. Skriv till exempel 2026-02-02 eller 2026-02-02T09:30.`);
  const until = endOf(given.until, start, moment);
  if (until === null)
    return refuse(out, `Sluttiden ${given.until ?? ''} går inte att läsa. Skriv ett antal dagar eller ett datum efter starten.`);
  const life = await live({ moment, plan, start, until, citizen: citizenOf(given.citizen, given.seed) });
  if (given.json) for (const decision of life.trace) out.line(JSON.stringify(record(decision)));
  else for (const line of lifeLines(moment, given.citizen, start, until, life)) out.line(line);
  return 0;
}

/** One decision as programs read it: instants as ISO strings. */
function record({ key, item, outcome, rule, facts, nominal, actual, seq }: Decision): Record<string, unknown> {
  return { key, item, outcome, rule, facts, nominal: new Date(nominal).toISOString(), actual: new Date(actual).toISOString(), seq };
}

interface Line {
  readonly file: string;
  readonly citizen: CitizenKind;
  readonly seed: number;
  readonly start: string | undefined;
  readonly until: string | undefined;
  readonly json: boolean;
}

function readLine(args: readonly string[]): Line | { readonly fault: string } | { readonly help: true } {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const option = error instanceof Error ? /'(-[^' ]*)/.exec(error.message)?.[1] : undefined;
    return { fault: option === undefined ? 'Kommandoraden går inte att läsa.' : `Valet ${option} går inte att använda så.` };
  }
  const { values, positionals } = parsed;
  if (values.help) return { help: true };
  const [file, ...more] = positionals;
  if (file === undefined) return { fault: 'Ange en fil.' };
  if (more.length > 0) return { fault: 'Ange bara en fil.' };
  const citizen = CITIZEN_KINDS.find((kind) => kind === values.citizen);
  if (!citizen) return { fault: `Ange en invånare med --citizen: ${CITIZEN_KINDS.join(', ')}.` };
  if (!/^\d{1,9}$/.test(values.seed)) return { fault: 'Fröet är ett heltal, till exempel --seed 7.' };
  return { file, citizen, seed: Number(values.seed), start: values.start, until: values.until, json: values.json };
}

const OPTIONS = {
  help: { type: 'boolean', short: 'h', default: false },
  citizen: { type: 'string' },
  seed: { type: 'string', default: '1' },
  start: { type: 'string' },
  until: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** A date, a local time in the moment's zone, or an instant with its offset. */
function instantOf(text: string, zone: string): Instant | null {
  const local = /^(\d{4}-\d{2}-\d{2})(?:T(([01]\d|2[0-3]):[0-5]\d)(?::00)?)?$/.exec(text);
  const at = local
    ? Date.parse(`${local[1] ?? ''}T12:00:00Z`)
    : /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/.test(text)
      ? Date.parse(text)
      : Number.NaN;
  if (Number.isNaN(at)) return null;
  if (!local) return at;
  return new Date(at).toISOString().startsWith(local[1] ?? '') ? wallClock(zone, at, 0, local[2] ?? '09:00') : null;
}

/** A number of days from the start, an instant after it, or by default a day more than the moment lives. */
function endOf(text: string | undefined, start: Instant, moment: Moment): Instant | null {
  const days = text === undefined ? (moment.ends?.days ?? 365) + 1 : /^\d{1,4}$/.test(text) ? Number(text) : null;
  const until = days === null ? instantOf(text ?? '', moment.zone) : start + days * 86_400_000;
  return until !== null && until >= start ? until : null;
}

function refuse(out: Out, sentence: string): number {
  out.error(sentence);
  return 2;
}

const help = `stegvis simulate FIL --citizen SORT [--seed TAL] [--start TID] [--until TID] [--json]

Lever ett helt moment med en tänkt invånare, utan server. Samma val ger alltid samma liv.

  --citizen   diligent (svarar samma dag), slow (sent och inte alltid), silent (aldrig),
              dropout (slutar efter 18 dagar) eller random (vad som helst när som helst)
  --seed      Vilken av alla sådana invånare. 1 om inget anges.
  --start     Till exempel 2026-02-02T09:30, i momentets tidszon. Det är också vad som gäller om inget anges.
  --until     Antal dagar efter starten, eller en tid. Annars en dag längre än momentet varar.
  --json      Skriver varje beslut som en rad JSON: key, item, outcome, rule, facts, nominal, actual, seq.`;
