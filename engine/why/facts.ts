import type { Decision } from '../decision.ts';
import { decimal } from './count.ts';
import type { Names } from './names.ts';
import { quoted, type Words } from './words.ts';

/** The facts that a condition named, with their values: "PHQ-9 fråga 9 är 2, ålder är 34". For staff. */
export function namedFacts({ decision, names }: Words): string {
  return Object.entries(decision.facts)
    .filter(([name]) => /^(forms|start|progress|batteries)\./.test(name))
    .map(([name, value]) => `${factName(name, names)} är ${spokenValue(value)}`)
    .join(', ');
}

/** What a condition looks at, in words: answers, results and start facts by the document's names, progress and batteries by ours. */
export function factName(path: string, names: Names): string {
  const [root, id = '', what = ''] = path.split('.');
  if (root === 'progress') return quoted(names.module(id));
  const count = root === 'batteries' ? COUNTS[what] : undefined;
  return count === undefined ? names.fact(path) : `${count} av ${quoted(names.battery(id))}`;
}

/** A value as people say it. */
export function spokenValue(value: Decision['facts'][string]): string {
  if (value === null) return 'obesvarad';
  if (typeof value === 'number') return decimal(value);
  if (typeof value === 'boolean') return value ? 'ja' : 'nej';
  return PROGRESS[value] ?? value;
}

const PROGRESS: Readonly<Record<string, string>> = { locked: 'låst', open: 'öppen', completed: 'avklarad', closed: 'stängd' };
const COUNTS: Readonly<Record<string, string>> = {
  opened: 'öppnade tillfällen',
  answered: 'besvarade tillfällen',
  missed: 'missade tillfällen',
  missedInARow: 'missade tillfällen i rad',
};
