import type { Item } from '../decision.ts';
import { byOutcome, clauses } from './outcome.ts';
import { both, type Sentences } from './sentences.ts';
import { should, type Words } from './words.ts';

/** What is decided about a module or a part of one. */
export type ModuleItem = Extract<Item, 'openModule' | 'completeModule' | 'closeModule' | 'lockModule' | 'reopenModule' | 'askModule'>;

/** Why a module or part opened, became complete, closed, was locked, opened again or was asked for, or did not. */
export function explainModule(item: ModuleItem, words: Words): Sentences {
  switch (item) {
    case 'openModule':
      return opened(words);
    case 'completeModule':
      return completed(words);
    case 'closeModule':
      return closed(words);
    case 'lockModule':
      return locked(words);
    case 'reopenModule':
      return reopened(words);
    case 'askModule':
      return asked(words);
  }
}

function opened(words: Words): Sentences {
  const { decision, module, when } = words;
  const { rule, outcome } = decision;
  if (rule === 'openedByStaff') {
    if (outcome === 'fired')
      return { staff: `${module} öppnades av personal ${when}.`, citizen: `Din behandlare öppnade ${module} ${when}.` };
    if (outcome === 'cancelled') {
      return {
        staff: `${module} ${should(words, 'öppnas', 'öppnats')}, men personal öppnade den tidigare.`,
        citizen: `Din behandlare öppnade ${module} före den planerade dagen.`,
      };
    }
  }
  if (rule === 'momentEnded' && outcome === 'cancelled') return both(`${module} öppnades inte ${when}, för momentet avslutades.`);
  if (rule === 'alreadyOpen') return both(`${module} var redan öppen ${when}.`);
  if (rule === 'waitsForBattery') {
    return {
      staff: `${module} kunde ha öppnats ${when} men väntar på svar på ${words.battery}.`,
      citizen: `${module} öppnas när du har svarat på ${words.battery}.`,
    };
  }
  if (rule === 'anchorMoved' && outcome === 'moved') {
    return both(`${module} ${should(words, 'öppnas', 'öppnats')}, men tiden ändrades${words.moved}.`);
  }
  return byOutcome(words, clauses(words, module, ['öppnades', 'öppnas', 'öppnats']));
}

function completed(words: Words): Sentences {
  const { decision, module, when } = words;
  if (decision.outcome === 'fired') {
    switch (decision.rule) {
      case 'completedByCitizen':
        return {
          staff: `${module} är avklarad: invånaren markerade den som klar ${when}.`,
          citizen: `Du markerade ${module} som klar ${when}.`,
        };
      case 'completedByStaff':
        return {
          staff: `${module} är avklarad: personal markerade den som klar ${when}.`,
          citizen: `Din behandlare markerade ${module} som klar ${when}.`,
        };
      case 'completedByForms':
        return {
          staff: `${module} är avklarad: alla obligatoriska formulär var sparade ${when}.`,
          citizen: `${module} blev klar ${when}, när du hade svarat på alla formulär i den.`,
        };
      case 'completedBySteps':
        return {
          staff: `${module} är avklarad: alla steg var besökta ${when}.`,
          citizen: `${module} blev klar ${when}, när du hade gått igenom alla steg.`,
        };
      default:
        break;
    }
  }
  switch (decision.rule) {
    case 'completesByForms':
      return both(
        `${module} blir klar av sig själv när alla obligatoriska formulär är sparade. Den kan inte markeras som klar innan dess.`,
      );
    case 'completesBySteps':
      return both(`${module} blir klar av sig själv när alla steg är besökta. Den kan inte markeras som klar innan dess.`);
    case 'notOpen':
      return both(`${module} kunde inte bli klar ${when}, för den var inte öppen.`);
    case 'momentEnded':
      return both(`${module} kunde inte bli klar ${when}, för momentet var avslutat.`);
    case 'alreadyCompleted':
      return both(`${module} var redan klar ${when}.`);
    default:
      return byOutcome(words, clauses(words, module, ['blev klar', 'bli klar', 'blivit klar']));
  }
}

function closed(words: Words): Sentences {
  const { module, when, decision } = words;
  if (decision.rule === 'alreadyClosed') return both(`${module} var redan stängd ${when}.`);
  return byOutcome(words, clauses(words, module, ['stängdes', 'stängas', 'stängts']));
}

function locked(words: Words): Sentences {
  const { module, when, decision } = words;
  if (decision.outcome === 'fired' && decision.rule === 'lockedByStaff') {
    return {
      staff: `${module} låstes av personal ${when}. Regeln öppnar den inte, utan personal gör det.`,
      citizen: `Din behandlare låste ${module} ${when} och öppnar den när det är dags.`,
    };
  }
  return byOutcome(words, clauses(words, module, ['låstes', 'låsas', 'låsts']));
}

function reopened(words: Words): Sentences {
  const { module, when, decision } = words;
  if (decision.outcome === 'fired' && decision.rule === 'reopenedByStaff') {
    return {
      staff: `${module} öppnades igen av personal ${when}. Den blir klar eller stängs först när någon markerar det.`,
      citizen: `Din behandlare öppnade ${module} igen ${when}.`,
    };
  }
  return byOutcome(words, {
    did: `${module} öppnades igen ${when}`,
    not: `${module} öppnades inte igen ${when}`,
    should: `${module} ${should(words, 'öppnas', 'öppnats')} igen`,
  });
}

function asked(words: Words): Sentences {
  const { module, when, decision } = words;
  if (decision.outcome === 'fired' && decision.rule === 'askedByCitizen') {
    return { staff: `Invånaren bad om att få öppna ${module} ${when}.`, citizen: `Du bad om att få öppna ${module} ${when}.` };
  }
  const clause = (who: string) => ({
    did: `${who} bad om att få öppna ${module} ${when}`,
    not: `${who} bad om att få öppna ${module} ${when}, men det gick inte`,
    should: `${who} hade bett om att få öppna ${module}`,
  });
  return byOutcome(words, clause('Invånaren'), clause('Du'));
}
