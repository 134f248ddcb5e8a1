import type { Item } from '../decision.ts';
import { byOutcome, clauses, type Clauses } from './outcome.ts';
import { reason } from './reason.ts';
import { both, type Sentences } from './sentences.ts';
import { number, should, text, type Words } from './words.ts';

/** What is decided about a battery's occasion, or about an answer. */
export type OccasionItem = Extract<
  Item,
  'openOccasion' | 'addOccasion' | 'missOccasion' | 'closeOccasion' | 'answerOccasion' | 'withdrawOccasion' | 'withdrawForm' | 'lateAnswer'
>;

/** Why an occasion opened, was missed, closed, was answered, was taken back, or why an answer came too late. */
export function explainOccasion(item: OccasionItem, words: Words): Sentences {
  switch (item) {
    case 'openOccasion':
    case 'addOccasion':
      return opened(item, words);
    case 'missOccasion':
      return missed(words);
    case 'closeOccasion':
      return closed(words);
    case 'answerOccasion':
      return answered(words);
    case 'withdrawOccasion':
      return withdrawn(words);
    case 'withdrawForm':
      return formWithdrawn(words);
    case 'lateAnswer':
      return late(words);
  }
}

function opened(item: 'openOccasion' | 'addOccasion', words: Words): Sentences {
  const { decision, occasion, when, names } = words;
  const dueAt = number(decision, 'dueAt');
  const due = dueAt === null ? '' : `. Svaret väntas senast ${names.say(dueAt)}`;
  if (decision.outcome === 'fired') {
    if (decision.rule === 'schedule') return both(`${occasion} öppnades ${when} enligt schemat${due}.`);
    if (decision.rule === 'addedByStaff') {
      return { staff: `${occasion} lades till av personal ${when}${due}.`, citizen: `Din behandlare lade till ${occasion} ${when}${due}.` };
    }
  }
  // Before it has opened, a time in the schedule has a place there and no number of its own.
  const one = `Ett tillfälle av ${words.battery}`;
  if (decision.rule === 'momentEnded' && decision.outcome === 'cancelled') return both(`${one} öppnades inte, för momentet avslutades.`);
  const verb =
    item === 'openOccasion' ? (['öppnades', 'öppnas', 'öppnats'] as const) : (['lades till', 'läggas till', 'lagts till'] as const);
  return byOutcome(
    words,
    item === 'addOccasion' ? added(words, verb) : clauses(words, decision.outcome === 'fired' ? occasion : one, verb),
  );
}

function added({ occasion, when }: Words, [did, , done]: readonly [string, string, string]): Clauses {
  return {
    did: `Ett tillfälle av ${occasion} ${did} ${when}`,
    not: `Ett tillfälle av ${occasion} kunde inte läggas till ${when}`,
    should: `Ett tillfälle av ${occasion} skulle ha ${done} ${when}`,
  };
}

function missed(words: Words): Sentences {
  const { decision, occasion, battery, when } = words;
  const needless = notNeeded(words);
  if (needless) return needless;
  if (decision.outcome === 'fired') {
    return {
      staff: `${occasion} räknas som missad: inget svar hade kommit ${when}. ${inARow(number(decision, 'missedInARow'))}`.trim(),
      citizen: `Vi väntade ditt svar på ${battery} senast ${when}, men det hade inte kommit. Du kan ofta svara ändå.`,
    };
  }
  if (decision.outcome === 'cancelled') {
    const tail = reason(words);
    return {
      staff: `Svaret på ${occasion} väntas inte längre${tail.staff}.`,
      citizen: `Ditt svar på ${occasion} väntas inte längre${tail.citizen}.`,
    };
  }
  return byOutcome(words, {
    did: `${occasion} räknades som missad ${when}`,
    not: `${occasion} räknades inte som missad ${when}`,
    should: `Svaret på ${occasion} ${words.ahead ? 'väntades' : 'hade väntats'} senast ${when}`,
  });
}

function closed(words: Words): Sentences {
  const { decision, occasion, when } = words;
  const needless = notNeeded(words);
  if (needless) return needless;
  if (decision.outcome === 'fired' && (decision.rule === 'notAnswered' || decision.rule === 'occasionClosed')) {
    return both(`${occasion} stängdes ${when}, för då gick tiden för att svara ut.`);
  }
  return byOutcome(words, clauses(words, occasion, ['stängdes', 'stängas', 'stängts']));
}

/** A deadline that an answer or something else made needless. */
function notNeeded({ decision, occasion }: Words): Sentences | null {
  if (decision.outcome === 'fired' || decision.outcome === 'moved') return null;
  switch (decision.rule) {
    case 'answered':
      return { staff: `${occasion} besvarades innan tiden gick ut.`, citizen: `Du svarade på ${occasion} innan tiden gick ut.` };
    case 'answeredElsewhere':
      return {
        staff: `${occasion} besvarades innan tiden gick ut, genom samma formulär i en annan mätning.`,
        citizen: `Du svarade på ${occasion} innan tiden gick ut, genom samma formulär på ett annat ställe.`,
      };
    case 'occasionClosed':
      return both(`${occasion} hade redan stängt.`);
    case 'momentEnded':
      return both(`${occasion} avbröts, för momentet avslutades.`);
    case 'withdrawnByStaff':
      return { staff: `${occasion} togs tillbaka av personal.`, citizen: `Din behandlare tog tillbaka ${occasion}.` };
    default:
      return null;
  }
}

function answered(words: Words): Sentences {
  const { decision, occasion, battery, when } = words;
  if (decision.outcome === 'cancelled') {
    if (decision.rule === 'momentEnded') return both(`${occasion} avbröts ${when}, för momentet avslutades.`);
    const tail = reason(words);
    return { staff: `${occasion} avbröts ${when}${tail.staff}.`, citizen: `${occasion} avbröts ${when}${tail.citizen}.` };
  }
  if (decision.outcome === 'fired') {
    const late = decision.facts['late'] === true ? ', efter utsatt tid' : '';
    if (decision.rule === 'answeredElsewhere') {
      return {
        staff: `${occasion} är besvarad: samma formulär var sparade i en annan mätning ${when}${late}.`,
        citizen: `${battery} blev besvarad ${when}, för du hade svarat på samma formulär på ett annat ställe.`,
      };
    }
    if (decision.rule === 'answered') {
      return {
        staff: `${occasion} är besvarad: alla formulär var sparade ${when}${late}.`,
        citizen: `Du svarade på ${battery} ${when}.`,
      };
    }
  }
  return byOutcome(words, clauses(words, occasion, ['besvarades', 'besvaras', 'besvarats']));
}

function withdrawn(words: Words): Sentences {
  const { decision, occasion, when } = words;
  if (decision.rule === 'withdrawnByStaff' && decision.outcome !== 'suppressed') {
    return { staff: `${occasion} togs tillbaka av personal ${when}.`, citizen: `Din behandlare tog tillbaka ${occasion} ${when}.` };
  }
  return byOutcome(words, {
    did: `${occasion} togs tillbaka ${when}`,
    not: `${occasion} kunde inte tas tillbaka ${when}`,
    should: `${occasion} ${should(words, 'tas tillbaka', 'tagits tillbaka')}`,
  });
}

function formWithdrawn(words: Words): Sentences {
  const { decision, form, when } = words;
  if (decision.rule === 'withdrawnByStaff' && decision.outcome === 'fired') {
    return {
      staff: `Svaret på ${form} togs tillbaka av personal ${when}. Det är sparat, men används inte.`,
      citizen: `Din behandlare tog tillbaka ditt svar på ${form} ${when}. Det är sparat, men används inte.`,
    };
  }
  if (decision.rule === 'withdrawnByStaff' && decision.outcome === 'cancelled') {
    return { staff: `${form} togs tillbaka av personal ${when}.`, citizen: `Din behandlare tog tillbaka ${form} ${when}.` };
  }
  return byOutcome(words, {
    did: `${form} togs tillbaka ${when}`,
    not: `${form} kunde inte tas tillbaka ${when}`,
    should: `${form} ${should(words, 'tas tillbaka', 'tagits tillbaka')}`,
  });
}

function late(words: Words): Sentences {
  const { decision, form, occasion, when } = words;
  switch (decision.rule) {
    case 'momentEnded':
      return both(`Svaret på ${form} kom för sent: momentet var avslutat. Svaret är sparat.`);
    case 'beforeStart':
      return both(`Svaret på ${form} kom innan momentet hade börjat. Svaret är sparat men räknas inte.`);
    case 'afterClosing':
    case 'occasionClosed':
      return both(
        text(decision, 'battery') === null
          ? `Svaret på ${form} kom för sent. Svaret är sparat men räknas inte.`
          : `Svaret på ${form} kom för sent: ${occasion} hade stängt. Svaret är sparat men räknas inte som besvarat tillfälle.`,
      );
    default: {
      const clause = `Svaret på ${form} ${when} är sparat men räknas inte`;
      return byOutcome(words, { did: `Svaret på ${form} ${when} räknas`, not: clause, should: clause });
    }
  }
}

function inARow(count: number | null): string {
  return count !== null && count > 1 ? `Det är ${count} missade i rad.` : '';
}
