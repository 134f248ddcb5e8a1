import { isError } from '../../compiler/problem.ts';
import { checked } from '../checked.ts';
import { readDocument } from '../document.ts';
import { readOptions } from '../options.ts';
import type { Out } from '../out.ts';
import { problemCount, problemJson, problemLines } from '../problems.ts';

/** `stegvis check FILE [--json]`: what is wrong with a moment document or a form's, and which of its forms' cases do not come out. Exit 0 without errors, 1 with, 2 when there is nothing to check. */
export async function check(args: readonly string[], out: Out): Promise<number> {
  const given = readOptions(args, ['json']);
  if ('help' in given) {
    out.line(help);
    return 0;
  }
  if ('fault' in given) {
    out.error(`${given.fault}\n\n${help}`);
    return 2;
  }
  const read = await readDocument(given.file);
  if ('fault' in read) {
    out.error(read.fault);
    return 2;
  }
  const { name, problems } = await checked(read.text);
  if (given.switches.has('json')) {
    out.line(JSON.stringify({ file: given.file, ok: name !== null && !problems.some(isError), problems: problemJson(problems) }, null, 2));
  } else {
    for (const line of problemLines(problems)) out.line(line);
    out.line(name === null ? problemCount(problems) : `${name}: ${problemCount(problems)}`);
  }
  return problems.some(isError) ? 1 : 0;
}

const help = `stegvis check FIL [--json]

Läser ett momentdokument, eller ett formulärs, och säger vad som behöver rättas: var, varför och vilken regel.
Formulärens provfall räknas: ett som inte ger det svar som står i dokumentet är ett fel.
Ett fel hindrar att momentet publiceras. En varning är något att tänka på. FIL kan vara - för standard in.

  --json   Skriver { file, ok, problems } med code, severity, path, at och message för varje problem.`;
