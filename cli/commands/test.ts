import { readFile, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { contentHash } from '../../compiler/plan/hash.ts';
import { checkCases } from '../../scoring/checkCases.ts';
import { type Difference, differences } from '../../simulator/golden/difference.ts';
import { type Golden, goldenOf, goldenText, liveGolden, readGolden } from '../../simulator/golden/golden.ts';
import { compiled } from '../compiled.ts';
import { readDocument } from '../document.ts';
import type { Out } from '../out.ts';
import { problemCount, problemLines } from '../problems.ts';

/**
 * `stegvis test FILE…`: lives recorded lives again on their documents as these stand, and says what happens otherwise.
 * Exit 0 when all is as recorded (or `--update` wrote it anew), 1 on a difference or a document with errors, 2 when a file cannot be used.
 */
export async function test(args: readonly string[], out: Out): Promise<number> {
  const given = readLine(args);
  if ('help' in given) {
    out.line(help);
    return 0;
  }
  if ('fault' in given) {
    out.error(`${given.fault}\n\n${help}`);
    return 2;
  }
  const told: Told[] = [];
  for (const file of given.files) {
    const result = await replay(file, given.update);
    told.push(result);
    if (!given.json) tell(result, given.all, out);
  }
  if (given.json) out.line(JSON.stringify(told, null, 2));
  return Math.max(0, ...told.map(({ status }) => EXIT[status]));
}

/** How a recorded life went when it was lived again. */
interface Told {
  readonly file: string;
  readonly status: 'same' | 'updated' | 'different' | 'problems' | 'unusable';
  readonly happened: number;
  readonly differences: readonly Difference[];
  /** Why it could not be lived. */
  readonly messages: readonly string[];
}

const EXIT = { same: 0, updated: 0, different: 1, problems: 1, unusable: 2 } as const;

async function replay(file: string, update: boolean): Promise<Told> {
  const failed = (status: Told['status'], ...messages: readonly string[]): Told => ({
    file,
    status,
    happened: 0,
    differences: [],
    messages,
  });
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return failed('unusable', `Filen ${file} går inte att läsa.`);
  const golden = readGolden(text);
  if ('fault' in golden) return failed('unusable', `${file}: ${golden.fault}`);
  const document = resolve(dirname(file), golden.document);
  const read = await readDocument(document);
  if ('fault' in read) return failed('unusable', `${file}: ${read.fault}`);
  const { plan, moment, problems } = compiled(read.text);
  if (!plan) return failed('problems', ...problemLines(problems), problemCount(problems));
  const cases = await checkCases(moment);
  if (cases.length > 0) return failed('problems', ...problemLines(cases), problemCount(cases));
  const lived = await liveGolden(moment, plan, golden.life);
  if ('faults' in lived)
    return failed('problems', ...lived.faults.map(({ line, place, message }) => `${file}, manusets rad ${line}, ${place}: ${message}`));
  const found = differences(moment, golden.happened, lived.happened);
  if (update && (found.length > 0 || (await isOtherDocument(golden, read.text, moment.version)))) {
    await writeFile(file, goldenText(await goldenOf(golden.document, moment, read.text, golden.life, lived.happened)));
    return { file, status: 'updated', happened: lived.happened.length, differences: found, messages: [] };
  }
  return { file, status: found.length > 0 ? 'different' : 'same', happened: lived.happened.length, differences: found, messages: [] };
}

async function isOtherDocument(golden: Golden, text: string, version: string): Promise<boolean> {
  return version !== golden.version || (await contentHash(JSON.parse(text))) !== golden.hash;
}

const SHOWN = 40;

function tell({ file, status, happened, differences: found, messages }: Told, all: boolean, out: Out): void {
  for (const message of messages) out.error(message);
  if (status === 'same') out.line(`${file}: som inspelat, ${happened} rader.`);
  if (status === 'updated') out.line(`${file}: inspelat på nytt, ${happened} rader, ${count(found.length)}.`);
  if (status !== 'different') return;
  out.line(`${file}: ${count(found.length)} mot inspelningen.`);
  for (const { sentence } of all ? found : found.slice(0, SHOWN)) out.line(`  ${sentence}`);
  if (!all && found.length > SHOWN)
    out.line(`  … och ${found.length - SHOWN} till. Visa alla med --all, eller spela in på nytt med --update.`);
}

const count = (number: number): string => (number === 1 ? '1 skillnad' : `${number} skillnader`);

interface Line {
  readonly files: readonly string[];
  readonly update: boolean;
  readonly json: boolean;
  readonly all: boolean;
}

function readLine(args: readonly string[]): Line | { readonly fault: string } | { readonly help: true } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    if (values.help) return { help: true };
    if (positionals.length === 0) return { fault: 'Ange minst en inspelning.' };
    return { files: positionals, update: values.update, json: values.json, all: values.all };
  } catch (error) {
    const option = error instanceof Error ? /'(-[^' ]*)/.exec(error.message)?.[1] : undefined;
    return { fault: option === undefined ? 'Kommandoraden går inte att läsa.' : `Valet ${option} går inte att använda här.` };
  }
}

const OPTIONS = {
  help: { type: 'boolean', short: 'h', default: false },
  update: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  all: { type: 'boolean', default: false },
} as const;

const help = `stegvis test FIL… [--update] [--all] [--json]

Lever inspelade liv på nytt på momentets dokument som det ser ut nu, och säger vad som händer annorlunda.
Formulärens provfall räknas först: ett som inte kommer ut är ett fel i momentet.
En inspelning görs med stegvis simulate FIL --citizen SORT --record INSPELNING.

  --update   Spelar in på nytt det som har ändrats.
  --all      Visar alla skillnader, inte bara de ${SHOWN} första.
  --json     Skriver { file, status, happened, differences, messages } för varje inspelning.

Utgångskoder: 0 allt är som inspelat, 1 något händer annorlunda eller momentet har fel, 2 en fil gick inte att använda.`;
