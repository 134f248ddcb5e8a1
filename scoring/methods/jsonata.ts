import jsonata from 'jsonata';
import type { Form } from '../../compiler/document/form.ts';
import type { Answer, Answers } from '../../compiler/document/question.ts';
import { forbiddenIn } from '../forbidden.ts';
import type { Outcome } from '../score.ts';
import { scoreOf } from '../scores.ts';

/** Time, depth and length of lists that one calculation may use. */
export const GUARDRAILS = { timeout: 500, stack: 120, sequence: 2000 } as const;
/** Longest text inside a calculation: doubling it again and again would fill the memory long before the time is up. */
const LONGEST_PART = 100_000;
const LONGEST_TEXT = 200;

/**
 * A result written in JSONata over `{ answers, scores }`: answers as stored, scores as numbers (missing ones have no key).
 * Free text is not among the answers, so that no result, and no condition over one, can carry it out of the form (promise 8).
 * Runs under guardrails; whatever goes wrong is a failure with a sentence.
 */
export async function calculate(form: Form, expression: string, answers: Answers): Promise<Outcome> {
  const scores: Record<string, number> = {};
  const seen: Record<string, Answer> = {};
  for (const question of form.questions) {
    const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
    if (answer === undefined || question.kind === 'shortText' || question.kind === 'longText') continue;
    seen[question.id] = answer;
    const score = scoreOf(question, answer);
    if (score !== null) scores[question.id] = score;
  }
  const inputs = { scores, answers: seen };
  try {
    const compiled = read(expression);
    if (compiled === null) return { failure: 'Beräkningen använder något som inte är tillåtet.', inputs };
    return { ...taken(await compiled.evaluate({ answers: structuredClone(seen), scores: { ...scores } })), inputs };
  } catch (error) {
    return { failure: sentence(error), inputs };
  }
}

/** An expression as it can be evaluated, again and again, each time in an environment of its own; null when it may not be. */
function read(expression: string): jsonata.Expression | null {
  const known = readBefore.get(expression);
  if (known !== undefined) return known;
  const compiled = jsonata(expression, GUARDRAILS);
  compiled.assign(AFTER_EACH_PART as unknown as string, limitText);
  const allowed = forbiddenIn(compiled.ast()) === null ? compiled : null;
  if (readBefore.size >= MOST_READ) readBefore.clear();
  readBefore.set(expression, allowed);
  return allowed;
}

/** To read an expression takes longer than to evaluate it. */
const readBefore = new Map<string, jsonata.Expression | null>();
const MOST_READ = 200;

/** jsonata's own hook: called with the value of every part of an expression. */
const AFTER_EACH_PART = Symbol.for('jsonata.__evaluate_exit');

function limitText(_part: unknown, _input: unknown, _environment: unknown, value: unknown): void {
  if (typeof value === 'string' && value.length > LONGEST_PART) throw Object.assign(new RangeError('text too long'), { code: 'D2015' });
}

function taken(value: unknown): { readonly value: number | string | boolean } | { readonly failure: string } {
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
