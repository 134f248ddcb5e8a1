import type { Item } from '../decision.ts';
import { spokenDate, spokenTime } from './count.ts';
import { byOutcome, clauses } from './outcome.ts';
import { staffOnly, type Sentences } from './sentences.ts';
import { quoted, text, type Words } from './words.ts';

/** What someone has set or reported, that times are counted by. */
export type SettingItem = Extract<Item, 'setDate' | 'named' | 'setZone' | 'setSendTime' | 'setHours'>;

/** What was set or reported, and why it was not when it was not. */
export function explainSetting(item: SettingItem, words: Words): Sentences {
  const { decision, names, when } = words;
  const name = text(decision, 'anchorName') ?? text(decision, 'name');
  const called = name === null ? null : quoted(names.anchor?.(name) ?? name);
  const fired = decision.outcome === 'fired';
  switch (item) {
    case 'setDate': {
      const date = text(decision, 'date');
      const subject = `Datumet${called === null ? '' : ` för ${called}`}`;
      if (fired) {
        const clause = `${subject} sattes ${when}${date === null ? '' : ` till den ${spokenDate(date)}`}. Det som räknas från datumet räknas om.`;
        return { staff: clause, citizen: clause };
      }
      return byOutcome(words, clauses(words, subject, ['sattes', 'sättas', 'satts']));
    }
    case 'named': {
      const subject = called ?? 'Händelsen';
      if (fired) return { staff: `${subject} rapporterades ${when}.`, citizen: `${subject} rapporterades ${when}.` };
      if (decision.rule === 'alreadyReported') {
        return staffOnly(`${subject} var redan rapporterad ${when}. Det är den första rapporten som räknas.`);
      }
      return staffOnly(
        byOutcome(words, {
          ...clauses(words, subject, ['rapporterades', 'rapporteras', 'rapporterats']),
          not: `${subject} togs inte emot ${when}`,
        }).staff,
      );
    }
    case 'setZone': {
      const zone = text(decision, 'zone');
      const to = zone === null ? '' : ` till ${zone}`;
      if (fired) {
        return {
          staff: `Invånarens tidszon ändrades ${when}${to}. Tider som inte har kommit räknas om.`,
          citizen: `Din tidszon ändrades ${when}${to}.`,
        };
      }
      return byOutcome(
        words,
        clauses(words, 'Invånarens tidszon', ['ändrades', 'ändras', 'ändrats']),
        clauses(words, 'Din tidszon', ['ändrades', 'ändras', 'ändrats']),
      );
    }
    case 'setSendTime': {
      const sendAt = text(decision, 'sendAt');
      if (fired) {
        const how = sendAt === null ? 'följer momentet igen' : `flyttades till kl. ${spokenTime(sendAt)}`;
        return {
          staff: `Invånarens tid för påminnelser ${how} ${when}, för invånaren valde det.`,
          citizen: `Tiden för dina påminnelser ${how} ${when}, för du valde det.`,
        };
      }
      return byOutcome(
        words,
        clauses(words, 'Invånarens tid för påminnelser', ['ändrades', 'ändras', 'ändrats']),
        clauses(words, 'Tiden för dina påminnelser', ['ändrades', 'ändras', 'ändrats']),
      );
    }
    case 'setHours':
      if (fired) return staffOnly(`Enhetens öppettider ändrades ${when}. Det som räknas i öppettid räknas om.`);
      return staffOnly(byOutcome(words, clauses(words, 'Enhetens öppettider', ['ändrades', 'ändras', 'ändrats'])).staff);
  }
}
