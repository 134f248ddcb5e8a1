import { writeFile } from 'node:fs/promises';
import { isError } from '../../compiler/problem.ts';
import { bring } from '../../doors/bring.ts';
import type { MomentPart } from '../../doors/format.ts';
import { formats } from '../../doors/formats.ts';
import { problemsOf } from '../../doors/problemsOf.ts';
import { readBytes } from '../bytes.ts';
import { lossTable } from '../lossTable.ts';
import type { Out } from '../out.ts';
import { problemCount, problemLines } from '../problems.ts';
import { readValued } from '../valued.ts';

/** `stegvis import FILE [--as …] [-o form.json] [--report report.json]`: a form from elsewhere. Exit 0 brought in, 1 refused or with errors, 2 nothing to do. */
export async function importFile(args: readonly string[], out: Out): Promise<number> {
  const given = readValued(args, ['as', 'output', 'report'], { output: 'o' });
  if ('help' in given) {
    out.line(help);
    return 0;
  }
  if ('fault' in given) {
    out.error(`${given.fault}\n\n${help}`);
    return 2;
  }
  const { as, output, report: reportFile } = given.values;
  const format = as === undefined ? null : formats.find(({ name }) => name === as);
  if (format === undefined) {
    out.error(`Formatet ”${as}” finns inte. Formaten är ${formats.map(({ name }) => name).join(', ')}.`);
    return 2;
  }
  const read = await readBytes(given.file);
  if ('fault' in read) {
    out.error(read.fault);
    return 2;
  }
  const brought = bring(read.bytes, format);
  if ('unknown' in brought) {
    out.error(brought.unknown);
    return 1;
  }
  const { document, report } = brought;
  const unwritten = reportFile === undefined ? null : await write(reportFile, report);
  for (const line of lossTable(report)) out.line(line);
  if (document === null) {
    out.error(`Filen lästes inte in: ${report.refused ?? 'inget gick att läsa.'}`);
    return 1;
  }
  const problems = problemsOf(document);
  for (const line of problemLines(problems)) out.line(line);
  out.line(problemCount(problems));
  const failed = unwritten ?? (output === undefined ? null : await write(output, documentOf(document)));
  if (failed !== null) {
    out.error(failed);
    return 2;
  }
  if (output !== undefined) out.line(`Sparat i ${output}.`);
  return problems.some(isError) ? 1 : 0;
}

/** One form and nothing else is written as the form itself; else the parts of a moment. */
function documentOf(part: MomentPart): object {
  const [only, ...more] = part.forms;
  const isAlone = Object.entries(part).every(([key, value]) => key === 'forms' || value === undefined);
  return only !== undefined && more.length === 0 && isAlone ? only : part;
}

async function write(file: string, value: object): Promise<string | null> {
  try {
    await writeFile(file, `${JSON.stringify(value, null, 2)}\n`);
    return null;
  } catch {
    return `Filen ${file} går inte att skriva.`;
  }
}

const help = `stegvis import FIL [--as FORMAT] [-o FORMULÄR] [--report RAPPORT]

Läser in formulär från andra system och säger vad som behölls, ändrades och lämnades, med plats och skäl.
Utan -o visas bara rapporten.

  --as FORMAT      ${formats.map(({ name, title }) => `${name} (${title})`).join(', ')}. Utan valet prövas filen.
  -o FORMULÄR      Var formuläret sparas: ett formulär för sig, flera som { forms: […] }.
  --report RAPPORT Var hela rapporten sparas som JSON.`;
