import type { Answers } from '../compiler/document/question.ts';
import type { Citizen, CitizenKind, Planned, Seen } from './act.ts';
import { diligent, slow, worst } from './habits.ts';
import { randomCitizen } from './randomCitizen.ts';
import { steady } from './steady.ts';
import { worstAnswers } from './worstAnswers.ts';

const DAY = 86_400_000;

/** A generated citizen of a kind. `seed` makes one diligent citizen differ from another. */
export function citizenOf(kind: CitizenKind, seed = 1): Citizen {
  const word = `${kind}#${seed}`;
  switch (kind) {
    case 'diligent': {
      const habits = diligent(word);
      return { kind, next: (seen) => steady(seen, word, habits) };
    }
    case 'slow': {
      const habits = slow(word);
      return { kind, next: (seen) => steady(seen, word, habits) };
    }
    case 'silent':
      return { kind, next: () => null };
    case 'dropout': {
      const habits = diligent(word);
      return { kind, next: (seen) => before(seen, 18 * DAY, steady(seen, word, habits)) };
    }
    case 'worst': {
      let answers: ReadonlyMap<string, Answers> = new Map();
      const habits = worst(word, (form) => answers.get(form));
      return {
        kind,
        prepare: async (moment, plan) => void (answers = await worstAnswers(moment, plan)),
        next: (seen) => steady(seen, word, habits),
      };
    }
    case 'random':
      return { kind, next: (seen) => randomCitizen(seen, word) };
  }
}

function before(seen: Seen, after: number, planned: Planned | null): Planned | null {
  return planned && planned.at < seen.state.startedAt + after ? planned : null;
}
