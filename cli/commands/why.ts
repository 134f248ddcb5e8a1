import type { Decision } from '../../engine/decision.ts';
import { byRule } from '../../engine/why/byRule.ts';
import { explain } from '../../engine/why/explain.ts';
import { whyNothing } from '../../engine/why/nothing.ts';
import { isAbout, questionOf } from '../../engine/why/question.ts';
import type { Sentences } from '../../engine/why/sentences.ts';
import { begin } from '../../engine/advance.ts';
import { namesOf } from '../../simulator/names.ts';
import type { Out } from '../out.ts';
import { readLine, readMoment, readTime, readTraceFile, standingAt, USUAL_START } from '../standing.ts';

/** `stegvis why FILE --trace T --item ID`: why something came, did not, or is locked. Exit 1 when the moment has errors, 2 when nothing is called so. */
export async function why(args: readonly string[], out: Out): Promise<number> {
  const given = readLine(args, ['trace', 'item', 'at', 'start'], ['json']);
  if ('help' in given) {
    out.line(help);
    return 0;
  }
  const refuse = (sentence: string): number => {
    out.error(sentence);
    return 2;
  };
  if ('fault' in given) return refuse(`${given.fault}\n\n${help}`);
  const { trace: traceFile, item } = given.values;
  if (traceFile === undefined) return refuse(`Ange ett spår med --trace.\n\n${help}`);
  if (item === undefined) return refuse(`Ange vad du undrar över med --item.\n\n${help}`);
  const read = await readMoment(given.file, out);
  if (typeof read === 'number') return read;
  const { moment, plan } = read;
  const trace = await readTraceFile(traceFile, moment, plan);
  if ('fault' in trace) return refuse(trace.fault);
  const startsAt = readTime(given.values['start'] ?? USUAL_START, plan.zone);
  if (typeof startsAt !== 'number') return refuse(startsAt.fault);
  const at = given.values['at'] === undefined ? null : readTime(given.values['at'], plan.zone);
  if (at !== null && typeof at !== 'number') return refuse(at.fault);

  if (trace.kind === 'decisions') {
    const decisions = at === null ? trace.decisions : trace.decisions.filter(({ actual }) => actual <= at);
    const near = decisions.at(-1)?.actual ?? startsAt;
    const { state } = begin(plan, { at: startsAt, now: startsAt });
    const question = questionOf(item, plan, state, decisions);
    if (!question) return refuse(unknown(item));
    const about = decisions.filter((decision) => isAbout(question, decision)).toReversed();
    const answers = about.map((decision) => explain(decision, namesOf(moment, near)));
    return tell(out, given.on.has('json'), item, answers.length > 0 ? answers : [byRule(plan, question, namesOf(moment, near))], about);
  }
  const standing = standingAt(moment, plan, { ...trace, startsAt, at });
  const question = questionOf(item, standing.plan, standing.state, standing.decisions);
  if (!question) return refuse(unknown(item));
  const names = namesOf(moment, standing.state.now);
  const about = standing.decisions.filter((decision) => isAbout(question, decision)).toReversed();
  return tell(out, given.on.has('json'), item, whyNothing(standing.plan, standing.state, standing.decisions, question, names), about);
}

function tell(out: Out, json: boolean, item: string, answers: readonly Sentences[], records: readonly Decision[]): number {
  if (json) {
    const asRead = (at: number): string => new Date(at).toISOString();
    out.line(
      JSON.stringify(
        { item, answers, records: records.map((each) => ({ ...each, nominal: asRead(each.nominal), actual: asRead(each.actual) })) },
        null,
        2,
      ),
    );
    return 0;
  }
  for (const { staff, citizen } of answers) {
    out.line(`Personal:  ${staff}`);
    out.line(`Invånaren: ${citizen ?? '(berättas inte för invånaren)'}`);
  }
  return 0;
}

const unknown = (item: string): string => `Inget i momentet eller spåret heter ”${item}”.`;

const help = `stegvis why FIL --trace SPÅR --item NAMN [--at TID] [--start TID] [--json]

Svarar på ”Varför?”: varför något hände, varför det inte hände, varför något är låst. En mening för personal och en för invånaren.

  --trace   Det som stegvis simulate --json skrev, eller en fil med händelser: en JSON-rad för varje, med at och kind.
            En första rad {"kind":"start","at":…} säger hur momentet började. FIL eller SPÅR kan vara - för standard in.
  --item    En modul, mätning eller flagga (dess id), ett tillfälle (vecka/3), en påminnelse (remind/vecka/3/1),
            ett besked (notify/openModule/m2) eller nyckeln till ett beslut.
  --at      Som det såg ut då. Annars vid den sista händelsen.
  --start   När momentet började, om spåret inte säger det. ${USUAL_START} om inget anges.
  --json    Skriver { item, answers, records }.

Utgångskoder: 0 frågan har ett svar, 1 momentet har fel, 2 inget heter så eller kommandot gick inte att utföra.`;
