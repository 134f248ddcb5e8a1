import type { z } from 'zod';
import type { Path } from '../path.ts';
import { inDocumentOrder } from '../path.ts';
import type { Problem } from '../problem.ts';
import { error } from '../problem.ts';
import { guard, MOST_CHARACTERS, tooLarge } from './guard.ts';
import { migrate } from './migrate.ts';
import type { Moment } from './moment.ts';
import { moment } from './moment.ts';
import { shapeSentence } from './shapeSentence.ts';

/** What a reading comes to: the moment, or everything that is wrong with its shape. */
export type Parsed =
  | { readonly moment: Moment; readonly problems: readonly Problem[] }
  | { readonly moment: null; readonly problems: readonly Problem[] };

/** JSON text, or the value of one → the moment with its defaults filled in. Never throws, whatever it is given. */
export function parse(document: unknown): Parsed {
  const read = typeof document === 'string' ? readText(document) : { value: document };
  if ('problem' in read) return refused([read.problem]);
  const dangers = guard(read.value);
  if (dangers.length > 0) return refused(dangers);
  const migrated = migrate(read.value);
  if ('problems' in migrated) return refused(migrated.problems);
  const result = moment.safeParse(migrated.document, { error: shapeSentence, reportInput: true });
  if (result.success) return { moment: result.data, problems: [] };
  const problems = result.error.issues.flatMap(problemsOf);
  const order = inDocumentOrder(migrated.document);
  return refused(problems.sort((a, b) => order(a.at, b.at)).slice(0, MOST_PROBLEMS));
}

const MOST_PROBLEMS = 200;

const refused = (problems: readonly Problem[]): Parsed => ({ moment: null, problems });

function readText(text: string): { readonly value: unknown } | { readonly problem: Problem } {
  if (text.length > MOST_CHARACTERS) return { problem: error('TooLarge', [], tooLarge) };
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  try {
    return { value: JSON.parse(json) };
  } catch (thrown) {
    return { problem: notJson(json, thrown) };
  }
}

/** The place comes from the JSON reader's own message, where it says one. */
function notJson(json: string, thrown: unknown): Problem {
  const message = 'Dokumentet är inte giltig JSON';
  if (json.trim() === '') return error('NotJson', [], 'Dokumentet är tomt.');
  const told = thrown instanceof Error ? /position (\d+)/.exec(thrown.message)?.[1] : undefined;
  const position = told !== undefined ? Number(told) : /end of/i.test(String(thrown)) ? json.length : null;
  if (position === null) return error('NotJson', [], `${message}.`);
  const before = json.slice(0, position).split('\n');
  return error('NotJson', [], `${message}: fel på rad ${before.length}, tecken ${(before.at(-1)?.length ?? 0) + 1}.`, { position });
}

function problemsOf(issue: z.core.$ZodIssue): readonly Problem[] {
  const at: Path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  if (issue.code !== 'unrecognized_keys') return [error('Shape', at, issue.message)];
  return issue.keys.map((key) => error('Shape', [...at, key], `”${key.slice(0, 60)}” är ingen uppgift som hör hemma här.`));
}
