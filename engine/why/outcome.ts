import { reason } from './reason.ts';
import type { Sentences } from './sentences.ts';
import { should, type Words } from './words.ts';

/** What is said of one thing by how it went; each a whole clause that a reason can follow. */
export interface Clauses {
  /** "”Modul 2” öppnades på måndag" */
  readonly did: string;
  /** "”Modul 2” öppnades inte på måndag" */
  readonly not: string;
  /** "”Modul 2” skulle ha öppnats på måndag" */
  readonly should: string;
}

/** The sentences of a decision: the clause that its outcome asks for, and the rule's reason. No clauses for the citizen: she is not told. */
export function byOutcome(words: Words, staff: Clauses, citizen: Clauses | null = staff): Sentences {
  const tail = reason(words);
  return { staff: sentence(words, staff, tail.staff), citizen: citizen && sentence(words, citizen, tail.citizen) };
}

/** The clauses of a thing that does or does not do something at its time: "öppnades", "öppnas", "öppnats". */
export function clauses(words: Words, subject: string, [did, does, done]: readonly [string, string, string]): Clauses {
  return {
    did: `${subject} ${did} ${words.when}`,
    not: `${subject} ${notDone(did)} ${words.when}`,
    should: `${subject} ${should(words, does, done)}`,
  };
}

/** "öppnades inte", "blev inte klar". */
function notDone(did: string): string {
  const [verb = did, ...rest] = did.split(' ');
  return [verb, 'inte', ...rest].join(' ');
}

function sentence({ decision, moved, ahead }: Words, { did, not, should }: Clauses, tail: string): string {
  switch (decision.outcome) {
    case 'fired':
      return `${did}${tail}.`;
    case 'suppressed':
      return `${not}${tail}.`;
    case 'moved':
      return `${should}, men tiden flyttades${moved}${tail}.`;
    case 'cancelled':
      return `${should}, men så ${ahead ? 'blir' : 'blev'} det inte${tail}.`;
  }
}
