import type { Item } from '../decision.ts';
import { hourCount } from './count.ts';
import { namedFacts } from './facts.ts';
import { byOutcome, clauses } from './outcome.ts';
import type { Sentences } from './sentences.ts';
import { staffOnly } from './sentences.ts';
import { number, should, text, type Words } from './words.ts';

/** What is decided about a flag, and about what watches for one. */
export type FlagItem = Extract<Item, 'raiseFlag' | 'putOutFlag' | 'addFlag' | 'timedFlag' | 'inactivity' | 'escalate'>;

/** Why a flag was raised, put out, went one step further, or was not raised. Only what the citizen is a reader of is told to her. */
export function explainFlag(item: FlagItem, words: Words): Sentences {
  switch (item) {
    case 'raiseFlag':
      return raised(words);
    case 'putOutFlag':
      return putOut(words);
    case 'addFlag':
      return added(words);
    case 'timedFlag':
      return timed(words);
    case 'inactivity':
      return inactive(words);
    case 'escalate':
      return escalated(words);
  }
}

function raised(words: Words): Sentences {
  const { decision, form, when } = words;
  const { rule, outcome } = decision;
  if (outcome === 'fired') {
    if (rule === 'halted') {
      return {
        staff: `Momentet stannade ${when}: ${text(decision, 'reason') ?? 'ett fel som måste rättas'} Inget är förlorat, men inget händer av sig självt förrän felet är rättat.`,
        citizen: 'Något har stannat i momentet. Din behandlare har fått veta det. Dina svar är sparade.',
      };
    }
    if (rule === 'calculationFailed') {
      return {
        staff: `Ett resultat av ${form} kunde inte beräknas ${when}. Läs svaren och bedöm dem för hand.`,
        citizen: `Ett resultat av ${form} kunde inte räknas ut. Din behandlare har fått veta det.`,
      };
    }
  }
  return {
    staff: raisedForStaff(words),
    citizen: isForCitizen(words) && outcome === 'fired' ? `Du fick veta ${when} att något behöver din uppmärksamhet.` : null,
  };
}

function raisedForStaff(words: Words): string {
  const { decision, flag, form, when, names } = words;
  const plainly = (): string => byOutcome(words, clauses(words, flag, ['höjdes', 'höjas', 'höjts'])).staff;
  if (decision.outcome !== 'fired') {
    return decision.rule === 'alreadyRaised' ? `${flag} var redan höjd ${when}, så inget nytt hände.` : plainly();
  }
  switch (decision.rule) {
    case 'conditionHolds': {
      const named = namedFacts(words);
      const saved = text(decision, 'form') === null ? '' : `, när ${form} sparades`;
      return saved === '' ? plainly() : `${flag} höjdes ${when}${saved}${named === '' ? '' : `: ${named}`}.`;
    }
    case 'inactivity': {
      const last = number(decision, 'lastActivityAt');
      return last === null ? plainly() : `${flag} höjdes ${when}: ingen aktivitet sedan ${names.say(last)}.`;
    }
    case 'missed':
      if (text(decision, 'measure') !== null) return plainly();
      return `${flag} höjdes ${when}: ${missedInARow(number(decision, 'missedInARow'))} av ${words.battery}.`;
    case 'formMarkedUnread':
      return `${flag} höjdes igen ${when}, för ${form} markerades som oläst.`;
    case 'answered':
      return `${flag} höjdes ${when}, för ${words.occasion} besvarades.`;
    case 'pausedByCitizen':
      return `${flag} höjdes ${when}, för invånaren pausade momentet.`;
    default:
      return plainly();
  }
}

function putOut(words: Words): Sentences {
  const { decision, flag, when } = words;
  const staff = (): string => {
    if (decision.outcome === 'fired') {
      switch (decision.rule) {
        case 'activity':
          return `${flag} släcktes ${when}, för invånaren var aktiv igen.`;
        case 'answered':
          return `${flag} släcktes ${when}, för mätningen besvarades.`;
        case 'withdrawnByStaff':
          return `${flag} släcktes ${when}, för svaret togs tillbaka av personal.`;
        case 'putOutByStaff':
          return `${flag} släcktes av personal ${when}.`;
        case 'done':
          return `${flag} släcktes ${when}, för det som saknades är gjort.`;
        default:
          break;
      }
    }
    if (decision.rule === 'flagOut') return `${flag} var redan släckt ${when}.`;
    return byOutcome(words, clauses(words, flag, ['släcktes', 'släckas', 'släckts'])).staff;
  };
  return {
    staff: staff(),
    citizen: isForCitizen(words) && decision.outcome === 'fired' ? `Det som behövde din uppmärksamhet är ordnat ${when}.` : null,
  };
}

/** Staff's own flags: added, removed, or refused. */
function added(words: Words): Sentences {
  const { decision, flag, when } = words;
  if (decision.outcome !== 'suppressed') {
    if (decision.rule === 'addedFlag') return staffOnly(`${flag} lades till av personal ${when}.`);
    if (decision.rule === 'removedFlag') return staffOnly(`${flag} togs bort av personal ${when}.`);
  }
  return staffOnly(
    byOutcome(words, {
      did: `${flag} ändrades ${when}`,
      not: `${flag} kunde inte läggas till eller tas bort ${when}`,
      should: `${flag} ${should(words, 'ändras', 'ändrats')}`,
    }).staff,
  );
}

function timed(words: Words): Sentences {
  const { decision, flag, when } = words;
  if (decision.outcome === 'suppressed' && decision.rule === 'alreadyRaised') {
    return staffOnly(`${flag} var redan höjd ${when}, så inget nytt hände.`);
  }
  return staffOnly(byOutcome(words, clauses(words, flag, ['höjdes', 'höjas', 'höjts'])).staff);
}

function inactive(words: Words): Sentences {
  const { decision, flag, when, names } = words;
  const at = number(decision, 'lastActivityAt');
  const last = at === null ? null : names.say(at);
  if (decision.outcome === 'fired' && last !== null) return staffOnly(`${flag} höjdes ${when}: ingen aktivitet sedan ${last}.`);
  if (decision.outcome === 'moved' && last !== null && (decision.rule === 'activity' || decision.rule === 'inactivity')) {
    return staffOnly(`${flag} höjdes inte ${when}: invånaren var aktiv ${last}. Regeln räknar om därifrån.`);
  }
  if (decision.rule === 'alreadyRaised') return staffOnly(`${flag} var redan höjd ${when}, så inget nytt hände.`);
  if (decision.rule === 'momentEnded' && decision.outcome === 'cancelled') {
    return staffOnly(`${flag} kan inte längre höjas, för momentet avslutades.`);
  }
  return staffOnly(byOutcome(words, clauses(words, flag, ['höjdes', 'höjas', 'höjts'])).staff);
}

/** One rung of a ladder. `to` is who is told, `by` how. */
function escalated(words: Words): Sentences {
  const { decision, flag, when } = words;
  const reader = READERS[text(decision, 'to') ?? ''] ?? 'nästa mottagare';
  const way = WAYS[text(decision, 'by') ?? ''] ?? '';
  const hours = number(decision, 'hours');
  if (decision.outcome === 'fired') {
    const waited = hours === null ? 'ingen hade släckt den' : `ingen hade släckt den på ${hourCount(hours)} av enhetens öppettid`;
    return staffOnly(`${flag} gick vidare till ${reader}${way} ${when}, för ${waited}.`);
  }
  if (decision.rule === 'flagOut') return staffOnly(`${flag} gick inte vidare till ${reader}, för den var redan släckt.`);
  return staffOnly(
    byOutcome(words, {
      did: `${flag} gick vidare till ${reader} ${when}`,
      not: `${flag} gick inte vidare till ${reader} ${when}`,
      should: `${flag} ${should(words, 'gå', 'gått')} vidare till ${reader}`,
    }).staff,
  );
}

const READERS: Readonly<Record<string, string>> = {
  standIn: 'den som ersätter',
  unit: 'enhetens behandlare',
  citizenAdministrators: 'invånaradministratörerna',
};
const WAYS: Readonly<Record<string, string>> = { email: ' med e-post', sms: ' med sms' };

/** The record says who reads the flag; without that it is for staff. */
function isForCitizen({ decision }: Words): boolean {
  return (text(decision, 'recipients') ?? '').split(' ').includes('citizen');
}

function missedInARow(count: number | null): string {
  return count === null ? 'missade tillfällen' : count === 1 ? 'ett missat tillfälle' : `${count} missade tillfällen i rad`;
}
