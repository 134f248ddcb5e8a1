import type { Item } from '../decision.ts';
import { byOutcome, type Clauses } from './outcome.ts';
import { reason } from './reason.ts';
import { both, type Sentences } from './sentences.ts';
import { should, text, wordsOf, type Words } from './words.ts';

/** What is sent to the citizen, or is not. */
export type NoticeItem = Extract<Item, 'remind' | 'notify' | 'send' | 'maintenanceNotice'>;

/** Why a notice or reminder went out, waits, or was not sent. It says that something waits, never what (moment-language §6). */
export function explainNotice(item: NoticeItem, words: Words): Sentences {
  switch (item) {
    case 'remind':
      return remind(words);
    case 'notify':
    case 'send': {
      const told = fromKey(words);
      return isReminder(told) ? remind(told) : notify(told);
    }
    case 'maintenanceNotice':
      return byOutcome(
        words,
        noticeClauses(words, 'att vidmakthållandet snart är slut', 'Invånaren'),
        noticeClauses(words, 'att vidmakthållandet snart är slut', 'Du'),
      );
  }
}

/** What the relay did not send is recorded by the notice's key alone: `notify/openModule/m2`, `remind/vecka/3/1`. */
function fromKey(words: Words): Words {
  const key = text(words.decision, 'key');
  if (key === null) return words;
  const [kind = '', about = '', ...rest] = key.replace(/~\d+$/, '').split('/');
  const facts =
    kind === 'remind'
      ? { battery: about, occasion: Number(rest[0]), reminder: Number(rest[1]) }
      : about === 'openModule'
        ? { module: rest.join('/') }
        : about === 'openOccasion'
          ? { battery: rest[0] ?? '', occasion: Number(rest[1]) }
          : about === 'activity'
            ? { measure: rest[0] ?? '', number: Number(rest[1]) }
            : about === 'sendForm'
              ? { form: rest[0] ?? '', about: 'formSent' }
              : {};
  return wordsOf({ ...words.decision, facts: { ...facts, ...words.decision.facts } }, words.names);
}

/** A reminder that quiet hours held goes on as a notice, and keeps its number. */
function isReminder({ decision }: Words): boolean {
  return decision.facts['about'] === 'reminder' || (decision.facts['reminder'] !== undefined && decision.facts['reminder'] !== null);
}

function remind(words: Words): Sentences {
  const { decision, occasion, when } = words;
  const held = waits(words, `Påminnelsen om ${occasion}`);
  if (held) return held;
  if (decision.outcome === 'fired') {
    return {
      staff: `En påminnelse om ${occasion} gick ${when}, för inget svar hade kommit.`,
      citizen: `Du fick en påminnelse ${when}, för du hade inte svarat på ${occasion} än.`,
    };
  }
  const notSent = `Påminnelsen om ${occasion} ${when} skickades inte`;
  if (decision.outcome === 'suppressed' || decision.outcome === 'cancelled') {
    switch (decision.rule) {
      case 'answered':
        return {
          staff: `${notSent}: formulären var redan besvarade.`,
          citizen: `Du fick ingen påminnelse om ${occasion}, för du hade redan svarat.`,
        };
      case 'answeredElsewhere':
        return {
          staff: `${notSent}: samma formulär var redan besvarade i en annan mätning.`,
          citizen: `Du fick ingen påminnelse om ${occasion}, för du hade redan svarat på samma formulär.`,
        };
      case 'stale':
        return both(`Påminnelsen om ${occasion} skulle ha gått ${when}, men blev för sen för att vara till hjälp och skickades inte.`);
      default: {
        const tail = reason(words);
        return { staff: `${notSent}${tail.staff}.`, citizen: `${notSent}${tail.citizen}.` };
      }
    }
  }
  return byOutcome(words, { did: notSent, not: notSent, should: `Påminnelsen om ${occasion} ${should(words, 'gå', 'gått')}` });
}

function notify(words: Words): Sentences {
  const { decision, when } = words;
  const thing = thingOf(words);
  const notice = thing === null ? 'Beskedet' : `Beskedet om ${thing}`;
  const held = waits(words, notice);
  if (held) return held;
  if (decision.outcome === 'fired') {
    switch (decision.rule) {
      case 'moduleOpened':
      case 'occasionOpened':
        return {
          staff: `Invånaren fick besked ${when} om att ${thing ?? 'något'} hade öppnats.`,
          citizen: `Du fick besked ${when}, för ${thing ?? 'något'} hade öppnats.`,
        };
      case 'addedByStaff':
        return {
          staff: `Invånaren fick besked ${when} om att personal hade skickat ${words.form}.`,
          citizen: `Du fick besked ${when}, för din behandlare hade skickat ${words.form}.`,
        };
      case 'activityDue':
        return {
          staff: `Invånaren fick en påminnelse om ${words.measure} ${when}, för det var dags enligt aktivitetsplanen.`,
          citizen: `Du fick en påminnelse ${when}, för det var dags för ${words.measure}.`,
        };
      default: {
        if (decision.facts['about'] === 'maintenanceEnds') {
          return {
            staff: `Invånaren fick besked ${when} om att vidmakthållandet snart är slut.`,
            citizen: `Du fick besked ${when} om att vidmakthållandet snart är slut.`,
          };
        }
        if (text(decision, 'flag') !== null) {
          return {
            staff: `Invånaren fick besked ${when}, för en flagga till invånaren hade höjts.`,
            citizen: `Du fick besked ${when}, för något behöver din uppmärksamhet.`,
          };
        }
        return byOutcome(words, noticeClauses(words, thing, 'Invånaren'), noticeClauses(words, thing, 'Du'));
      }
    }
  }
  const notSent = `${notice} skickades inte`;
  if (decision.outcome === 'suppressed' || decision.outcome === 'cancelled') {
    switch (decision.rule) {
      case 'stale':
        return both(`${notice} blev för sent för att vara till hjälp och skickades inte.`);
      case 'flagOut':
        return both(`${notice} skickades inte, för flaggan var redan släckt.`);
      case 'formRead':
        return both(`${notice} skickades inte, för formuläret var redan läst.`);
      case 'answered':
        return both(`${notSent}, för den var redan besvarad.`);
      case 'completedByCitizen':
      case 'alreadyCompleted':
        return both(`${notSent}, för den var redan avklarad.`);
      default: {
        const tail = reason(words);
        return { staff: `${notSent}${tail.staff}.`, citizen: `${notSent}${tail.citizen}.` };
      }
    }
  }
  return byOutcome(words, { did: notSent, not: notSent, should: `${notice} ${should(words, 'skickas', 'skickats')}` });
}

/** Held by quiet hours, or moved to a time that the citizen has chosen or that the rules now give. */
function waits(words: Words, notice: string): Sentences | null {
  if (words.decision.outcome !== 'moved') return null;
  const tail =
    words.decision.rule === 'citizenSettings'
      ? {
          staff: ', för invånaren har valt en annan tid för påminnelser',
          citizen: ', för du har valt en annan tid för påminnelser',
        }
      : reason(words);
  const instead = words.moved === '' ? 'en annan tid' : words.moved.replace(' till ', '');
  const sentence = (end: string) => `${notice} ${should(words, 'skickas', 'skickats')}, men skickas i stället ${instead}${end}.`;
  return { staff: sentence(tail.staff), citizen: sentence(tail.citizen) };
}

/** What the notice is about, by its name; a flag is never named. */
function thingOf({ decision, module, occasion, measure, form }: Words): string | null {
  if (decision.facts['about'] === 'formSent') return form;
  if (text(decision, 'module') !== null) return module;
  if (text(decision, 'battery') !== null) return occasion;
  return text(decision, 'measure') === null ? null : measure;
}

function noticeClauses(words: Words, about: string | null, who: string): Clauses {
  const of = about === null ? '' : ` om ${about}`;
  return {
    did: `${who} fick besked${of} ${words.when}`,
    not: `Beskedet${of} skickades inte ${words.when}`,
    should: `Beskedet${of} ${should(words, 'skickas', 'skickats')}`,
  };
}
