import type { Moment } from '../document/moment.ts';
import { inDocumentOrder } from '../path.ts';
import type { Problem } from '../problem.ts';
import { rules } from './rules.ts';

/** Everything a moment's meaning breaks, in the order the document's shape has. */
export function check(moment: Moment): readonly Problem[] {
  const order = inDocumentOrder(moment);
  return rules.flatMap((rule) => rule(moment)).sort((a, b) => order(a.at, b.at));
}
