import jsonata from 'jsonata';
import type { Earlier } from '../context.ts';
import { forbiddenIn } from '../forbidden.ts';
import type { Given } from '../given.ts';
import { type Named, namedIn } from '../namedIn.ts';
import type { Inputs, Json, Outcome, Value } from '../outcome.ts';
import { resultValue } from '../resultValue.ts';
import { seenAnswers, seenScores } from '../seen.ts';
import { readSimply, type Simply } from './readSimply.ts';

/** Time, depth and length of lists that one calculation may use. */
export const GUARDRAILS = { timeout: 500, stack: 120, sequence: 2000 } as const;
/** Longest text inside a calculation: doubling it again and again would fill the memory long before the time is up. */
const LONGEST_PART = 100_000;
const LONGEST_TEXT = 200;

/**
 * A result written in JSONata over `{ answers, scores, results, earlier, others, citizen }`: answers as stored, scores as numbers,
 * results of the same form that the expression names; what is missing has no key. Free text is not among the answers, so that no
 * result, and no condition over one, can carry it out of the form (promise 8). Runs under guardrails; whatever goes wrong is a
 * failure with a sentence. Nothing because another form or an earlier occasion is not there yet is a wait, not a failure; and `null`,
 * written out, says that these answers give no result: it is neither.
 */
export async function calculate(given: Given, expression: string): Promise<Outcome> {
  const { form, answers } = given;
  const own = form
    ? { scores: seenScores(form.questions, answers), answers: seenAnswers(form.questions, answers) }
    : { scores: {}, answers: {} };
  const inputs = own as unknown as Inputs;
  try {
    const read = readOnce(expression);
    if (read === null) return { failure: 'Beräkningen använder något som inte är tillåtet.', inputs };
    const results = resultsFor(given, read.named);
    if (!('values' in results)) return { ...results, inputs };
    const around = contextFor(given, read.named, results.values);
    const used = { ...inputs, ...Object.fromEntries(Object.entries(around).filter(([, value]) => !isEmpty(value))) };
    const data = { ...inputs, ...around };
    const simple = read.simply?.(data) ?? null;
    const value: unknown = simple === null ? await read.compiled.evaluate(structuredClone(data)) : simple.value;
    const waitsFor = value === undefined || value === null ? absent(given, read.named) : null;
    if (value === null && waitsFor === null) return { waitsFor: NO_RESULT, inputs: used };
    return waitsFor === null ? { ...taken(value), inputs: used } : { waitsFor, inputs: used };
  } catch (error) {
    return { failure: sentence(error), inputs };
  }
}

/** What a calculation that came to `null` waits for: other answers. */
const NO_RESULT = 'answers';

/** What an expression names of results, other forms and earlier occasions; nothing when it cannot be read. */
export function namedBy(expression: string): Named {
  try {
    return readOnce(expression)?.named ?? NOTHING;
  } catch {
    return NOTHING;
  }
}

const NOTHING: Named = { results: [], allResults: false, others: [], allOthers: false, earlier: false, citizen: false };

/** The results that an expression builds on. One that it names must have a value; of `results` as a whole, those that have. */
function resultsFor(
  given: Given,
  named: Named,
): { readonly values: Readonly<Record<string, Json>> } | { readonly failure: string } | { readonly waitsFor: string } {
  const values: Record<string, Json> = {};
  for (const name of given.settled.keys()) {
    const found = resultValue(given, name);
    if ('value' in found) values[name] = found.value;
    else if (named.results.includes(name)) return found;
  }
  return { values };
}

/** What stands around the form, as far as the expression names it. */
function contextFor({ context }: Given, named: Named, results: Json): Readonly<Record<string, Json>> {
  const { age, sex } = context.citizen;
  const others = Object.entries(context.others).filter(([form]) => named.allOthers || named.others.includes(form));
  return {
    results,
    earlier: named.earlier ? (context.earlier.map(withValues) as unknown as Json) : [],
    others: Object.fromEntries(others.map(([form, other]) => [form, withValues(other)])) as unknown as Json,
    citizen: named.citizen ? { ...(age === null ? {} : { age }), ...(sex === null ? {} : { sex }) } : {},
  };
}

/** A result that failed has no key. */
const withValues = <Kept extends Pick<Earlier, 'results'>>(kept: Kept): Kept => ({
  ...kept,
  results: Object.fromEntries(Object.entries(kept.results).filter(([, value]) => value !== null)),
});

const isEmpty = (value: Json): boolean => typeof value !== 'object' || value === null || Object.keys(value).length === 0;

/** What an expression that came to nothing had to do without. */
function absent({ context }: Given, named: Named): string | null {
  const form = named.others.find((id) => !Object.hasOwn(context.others, id));
  if (form !== undefined) return form;
  return named.earlier && context.earlier.length === 0 ? 'earlier' : null;
}

interface Read {
  readonly compiled: jsonata.Expression;
  readonly named: Named;
  /** The same, by itself and at once, as far as it goes. */
  readonly simply: Simply | null;
}

/** An expression as it can be evaluated, again and again, each time in an environment of its own; null when it may not be. */
function readOnce(expression: string): Read | null {
  const known = readBefore.get(expression);
  if (known !== undefined) return known;
  const compiled = jsonata(expression, GUARDRAILS);
  compiled.assign(AFTER_EACH_PART as unknown as string, limitText);
  const tree = compiled.ast();
  const allowed = forbiddenIn(tree) === null ? { compiled, named: namedIn(tree), simply: readSimply(tree) } : null;
  if (readBefore.size >= MOST_READ) readBefore.clear();
  readBefore.set(expression, allowed);
  return allowed;
}

/** To read an expression takes longer than to evaluate it. */
const readBefore = new Map<string, Read | null>();
const MOST_READ = 200;

/** jsonata's own hook: called with the value of every part of an expression. */
const AFTER_EACH_PART = Symbol.for('jsonata.__evaluate_exit');

function limitText(_part: unknown, _input: unknown, _environment: unknown, value: unknown): void {
  if (typeof value === 'string' && value.length > LONGEST_PART) throw Object.assign(new RangeError('text too long'), { code: 'D2015' });
}

function taken(value: unknown): { readonly value: Value } | { readonly failure: string } {
  if (value === undefined || value === null) return { failure: 'Beräkningen gav inget värde. Ett svar som behövs kan saknas.' };
  if (typeof value === 'number') return Number.isFinite(value) ? { value } : { failure: 'Beräkningen gav inget tal.' };
  if (typeof value === 'boolean') return { value };
  if (typeof value !== 'string') return { failure: 'Beräkningen gav något annat än ett tal, en text eller ja och nej.' };
  return value.length <= LONGEST_TEXT ? { value } : { failure: `Beräkningen gav en text som är längre än ${LONGEST_TEXT} tecken.` };
}

/** jsonata throws plain objects with a code; texts in them may hold answers, so only the code is used. */
function sentence(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'internt fel';
  switch (code) {
    case 'D1012':
      return 'Beräkningen tog för lång tid och avbröts.';
    case 'D1011':
      return 'Beräkningen blev för djup och avbröts.';
    case 'D2014':
    case 'D2015':
      return 'Beräkningen blev för stor och avbröts.';
    default:
      return code.startsWith('S') ? `Beräkningens uttryck går inte att läsa (${code}).` : `Beräkningen gick inte att utföra (${code}).`;
  }
}
