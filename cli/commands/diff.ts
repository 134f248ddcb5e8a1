import { changeLine, diff as compare, WORDS } from '../../compiler/diff/diff.ts';
import { pathText } from '../../compiler/path.ts';
import type { Out } from '../out.ts';
import { readMoment } from '../standing.ts';
import { readTwo } from '../twoFiles.ts';

/** `stegvis diff OLD NEW [--json]`: what differs between two versions, in sentences, each with its class. Exit 1 when one of them has errors. */
export async function diff(args: readonly string[], out: Out): Promise<number> {
  const given = readTwo(args, [], ['json']);
  if ('help' in given) {
    out.line(help);
    return 0;
  }
  if ('fault' in given) {
    out.error(`${given.fault}\n\n${help}`);
    return 2;
  }
  const before = await readMoment(given.old, out);
  if (typeof before === 'number') return before;
  const after = await readMoment(given.new, out);
  if (typeof after === 'number') return after;
  const result = compare(before.moment, after.moment);
  if (given.on.has('json')) {
    const changes = result.changes.map(({ class: level, sentence, at }) => ({ class: level, sentence, path: pathText(at) }));
    out.line(
      JSON.stringify({ from: before.moment.version, to: after.moment.version, class: result.class, step: result.step, changes }, null, 2),
    );
    return 0;
  }
  out.line(`${after.moment.name}: från version ${before.moment.version} till ${after.moment.version}`);
  for (const change of result.changes) out.line(changeLine(change));
  out.line(conclusion(result));
  return 0;
}

function conclusion({ changes, class: level, step }: ReturnType<typeof compare>): string {
  if (step === 'none') return 'Inget skiljer versionerna åt.';
  const size = step === 'minor' ? 'Det räcker med en ny delversion' : 'Det behövs en ny huvudversion';
  return `${changes.length === 1 ? '1 ändring' : `${changes.length} ändringar`}. Strängaste klass: ${WORDS[level].toLocaleLowerCase('sv')}. ${size}.`;
}

const help = `stegvis diff GAMMAL NY [--json]

Berättar vad som skiljer två versioner av ett moment, en mening för varje ändring, och vad ändringen kräver:
ordalydelse (når pågående moment genast), säker (når dem när behandlaren öppnar momentet nästa gång),
kräver flyttplan (en flytt med ett utfall för varje invånare) eller bara nya starter.

  --json   Skriver { from, to, class, step, changes } med class, sentence och path för varje ändring.

Utgångskoder: 0 allt gick bra, 1 någon av versionerna har fel, 2 kommandot gick inte att utföra.`;
