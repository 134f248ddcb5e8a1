import type { z } from 'zod';
import type { Path } from '../path.ts';
import { inDocumentOrder, pathText } from '../path.ts';
import type { Problem } from '../problem.ts';
import { error } from '../problem.ts';
import { guard, MOST_CHARACTERS, tooLarge } from './guard.ts';
import { jsonFault, repeatedName } from './jsonFault.ts';
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
  const result = moment.safeParse(titled(migrated.document), { error: shapeSentence, reportInput: true });
  // Through JSON once: -0 becomes 0 and what is undefined is not there, so that the moment is the same wherever it has been stored.
  if (result.success) return { moment: JSON.parse(JSON.stringify(result.data)) as Moment, problems: [] };
  const problems = result.error.issues.slice(0, MOST_PROBLEMS).flatMap(problemsOf);
  const order = inDocumentOrder(migrated.document);
  const first = problems.filter(({ at }, index) => problems.findIndex((other) => pathText(other.at) === pathText(at)) === index);
  return refused(first.sort((a, b) => order(a.at, b.at)));
}

/** A form that is used by its name is called so until it stands in its place. */
function titled(document: unknown): unknown {
  const forms: unknown = (document as { readonly forms?: unknown } | null)?.forms;
  if (!Array.isArray(forms) || !forms.some(isUntitled)) return document;
  return { ...(document as object), forms: forms.map((form: unknown) => (isUntitled(form) ? { title: form.uses, ...form } : form)) };
}

const isUntitled = (form: unknown): form is { readonly uses: string } =>
  typeof form === 'object' && form !== null && 'uses' in form && typeof form.uses === 'string' && !('title' in form);

const MOST_PROBLEMS = 200;

const refused = (problems: readonly Problem[]): Parsed => ({ moment: null, problems });

function readText(text: string): { readonly value: unknown } | { readonly problem: Problem } {
  if (text.length > MOST_CHARACTERS) return { problem: error('TooLarge', [], tooLarge) };
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  try {
    const value: unknown = JSON.parse(json);
    const repeated = repeatedName(json);
    return repeated ? { problem: twice(json, repeated.name, repeated.position) } : { value };
  } catch {
    return { problem: notJson(json) };
  }
}

function twice(json: string, name: string, position: number): Problem {
  const word = name.slice(0, 60);
  return error(
    'RepeatedName',
    [],
    `”${word}” står två gånger i samma objekt, andra gången på ${placeIn(json, position)}. Ta bort den ena.`,
    { position },
  );
}

function notJson(json: string): Problem {
  if (json.trim() === '') return error('NotJson', [], 'Dokumentet är tomt.');
  const position = jsonFault(json);
  return error('NotJson', [], `Dokumentet är inte giltig JSON: fel på ${placeIn(json, position)}.`, { position });
}

function placeIn(json: string, position: number): string {
  const before = json.slice(0, position).split('\n');
  return `rad ${before.length}, tecken ${(before.at(-1)?.length ?? 0) + 1}`;
}

function problemsOf(issue: z.core.$ZodIssue): readonly Problem[] {
  const at: Path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => error('Shape', [...at, key], `”${key.slice(0, 60)}” är ingen uppgift som hör hemma här.`));
  const [nearest] = issue.code === 'invalid_union' ? [...issue.errors].sort((a, b) => distance(a) - distance(b)) : [];
  if (nearest && nearest.length > 0) return nearest.flatMap((inner) => problemsOf({ ...inner, path: [...issue.path, ...inner.path] }));
  return [error('Shape', at, issue.message)];
}

/** How far a value is from one of several shapes it might have: what is missing or too much weighs more than what is wrong inside. */
function distance(issues: readonly z.core.$ZodIssue[]): number {
  return issues.reduce(
    (sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length * 3 : issue.path.length > 0 ? 2 : 9),
    0,
  );
}
