import { contentHash } from '../../compiler/plan/hash.ts';
import { compiled } from '../compiled.ts';
import { readDocument } from '../document.ts';
import { readOptions } from '../options.ts';
import type { Out } from '../out.ts';
import { problemCount, problemLines } from '../problems.ts';

/** `stegvis plan FILE [--hash]`: the plan as JSON, or only its content hash. Exit 1 with the problems when the moment has errors. */
export async function plan(args: readonly string[], out: Out): Promise<number> {
  const given = readOptions(args, ['hash']);
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
  const made = compiled(read.text);
  if (!made.plan) {
    for (const line of problemLines(made.problems)) out.error(line);
    out.error(problemCount(made.problems));
    return 1;
  }
  out.line(given.switches.has('hash') ? await contentHash(made.plan) : JSON.stringify(made.plan, null, 2));
  return 0;
}

const help = `stegvis plan FIL [--hash]

Skriver den plan som ett momentdokument blir, som JSON: det som körs, utan texter och media. FIL kan vara - för standard in.

  --hash   Skriver bara planens kontrollsumma.`;
