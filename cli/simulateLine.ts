import { parseArgs } from 'node:util';
import { isDate } from '../engine/date.ts';
import type { FactValue } from '../engine/event.ts';
import { CITIZEN_KINDS, type CitizenKind, STAFF_KINDS, type StaffKind } from '../simulator/act.ts';

/** What `stegvis simulate` was asked for. Times are still text: they are read in the moment's zone. */
export interface SimulateLine {
  readonly file: string;
  /** One life, or a cohort. */
  readonly who:
    | { readonly kind: 'citizen'; readonly citizen: CitizenKind }
    | { readonly kind: 'script'; readonly script: string }
    | { readonly kind: 'cohort'; readonly citizens: number };
  readonly seed: number;
  readonly staff: StaffKind | 'mixed';
  readonly start: string | undefined;
  readonly startsAt: string | undefined;
  readonly until: string | undefined;
  readonly dates: Readonly<Record<string, string>>;
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly zone: string | undefined;
  readonly invited: boolean;
  readonly elsewhere: number;
  readonly json: boolean;
  readonly report: string | undefined;
  readonly record: string | undefined;
}

/** Reads the line, or says in a sentence what is wrong with it. */
export function readSimulateLine(args: readonly string[]): SimulateLine | { readonly fault: string } | { readonly help: true } {
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
  const who = whoOf(values.citizen, values.script, values.cohort);
  if ('fault' in who) return who;
  if (!/^\d{1,9}$/.test(values.seed)) return { fault: 'Fröet är ett heltal, till exempel --seed 7.' };
  const isCohort = who.kind === 'cohort';
  const staff = [...STAFF_KINDS, 'mixed' as const].find((kind) => kind === (values.staff ?? (isCohort ? 'mixed' : 'none')));
  if (!staff || (staff === 'mixed' && !isCohort)) return { fault: `Personalen är ${STAFF_KINDS.join(', ')}, eller i en kohort mixed.` };
  if (!/^\d{1,2}$/.test(values.elsewhere))
    return { fault: 'Antalet aviseringar från andra moment är ett heltal, till exempel --elsewhere 2.' };
  if (values.until !== undefined && values.days !== undefined) return { fault: 'Ange antingen --days eller --until.' };
  if (values.days !== undefined && !/^\d{1,4}$/.test(values.days)) return { fault: 'Antalet dagar är ett heltal, till exempel --days 90.' };
  if (values.report !== undefined && !isCohort) return { fault: 'En rapport görs av en kohort: --cohort 1000 --report rapport.html.' };
  if (values.report !== undefined && !/\.(html|json)$/.test(values.report)) return { fault: 'Rapportens fil slutar på .html eller .json.' };
  if (values.record !== undefined && isCohort) return { fault: 'Spela in ett liv i taget, inte en kohort.' };
  const dates = pairs(values.date);
  const facts = pairs(values.fact);
  if (!dates) return { fault: 'Ett datum skrivs --date namn=2026-05-01.' };
  if (!facts) return { fault: 'En uppgift skrivs --fact namn=värde.' };
  const wrong = Object.values(dates).find((date) => !isDate(date));
  if (wrong !== undefined) return { fault: `Datumet ${wrong} finns inte. Skriv till exempel --date operation=2026-05-01.` };
  return {
    file,
    who,
    seed: Number(values.seed),
    staff,
    start: values.start,
    startsAt: values['starts-at'],
    until: values.until ?? values.days,
    dates,
    facts: Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, factOf(value)])),
    zone: values.zone,
    invited: values.invited,
    elsewhere: Number(values.elsewhere),
    json: values.json,
    report: values.report,
    record: values.record,
  };
}

const OPTIONS = {
  help: { type: 'boolean', short: 'h', default: false },
  citizen: { type: 'string' },
  script: { type: 'string' },
  cohort: { type: 'string' },
  seed: { type: 'string', default: '1' },
  staff: { type: 'string' },
  start: { type: 'string' },
  'starts-at': { type: 'string' },
  until: { type: 'string' },
  days: { type: 'string' },
  date: { type: 'string', multiple: true, default: [] as string[] },
  fact: { type: 'string', multiple: true, default: [] as string[] },
  zone: { type: 'string' },
  invited: { type: 'boolean', default: false },
  elsewhere: { type: 'string', default: '0' },
  json: { type: 'boolean', default: false },
  report: { type: 'string' },
  record: { type: 'string' },
} as const;

const MOST_CITIZENS = 100_000;

function whoOf(
  citizen: string | undefined,
  script: string | undefined,
  cohort: string | undefined,
): SimulateLine['who'] | { readonly fault: string } {
  const ask = `Ange en invånare med --citizen: ${CITIZEN_KINDS.join(', ')}, ett manus med --script, eller en kohort med --cohort.`;
  if ([citizen, script, cohort].filter((each) => each !== undefined).length !== 1) return { fault: ask };
  if (script !== undefined) return { kind: 'script', script };
  if (cohort !== undefined) {
    const citizens = /^\d{1,6}$/.test(cohort) ? Number(cohort) : 0;
    if (citizens < 1 || citizens > MOST_CITIZENS)
      return { fault: 'En kohort har mellan 1 och 100000 invånare, till exempel --cohort 1000.' };
    return { kind: 'cohort', citizens };
  }
  const kind = CITIZEN_KINDS.find((each) => each === citizen);
  return kind ? { kind: 'citizen', citizen: kind } : { fault: ask };
}

function pairs(texts: readonly string[]): Record<string, string> | null {
  const found: Record<string, string> = {};
  for (const text of texts) {
    const place = text.indexOf('=');
    if (place < 1 || place === text.length - 1) return null;
    found[text.slice(0, place)] = text.slice(place + 1);
  }
  return found;
}

/** A number, a truth value (`true`, `ja`), or a word. */
function factOf(text: string): FactValue {
  if (/^(true|ja)$/i.test(text)) return true;
  if (/^(false|nej)$/i.test(text)) return false;
  const number = Number(text.replace(',', '.'));
  return Number.isFinite(number) ? number : text;
}
