import { dayCount, hourCount, monthCount, spokenDate, weekdayName } from './count.ts';
import { namedFacts } from './facts.ts';
import { both, type Both } from './sentences.ts';
import { number, quoted, text, type Words } from './words.ts';

/** What a rule of time or condition had waited for, from the record's facts: ", när det hade gått 7 dagar sedan starten". Null when it says nothing. */
export function ruleHeld(words: Words): Both | null {
  const { decision, names } = words;
  const clauses: Both[] = [];
  const days = number(decision, 'days');
  const months = number(decision, 'months');
  const hours = number(decision, 'hours');
  const date = text(decision, 'date');
  const weekday = number(decision, 'weekday');
  const after = text(decision, 'afterModule');
  const { noun, event } = anchorOf(words);
  if (Math.min(months ?? 0, days ?? 0) < 0) {
    const back = [months !== null && months < 0 ? monthCount(-months) : '', days !== null && days < 0 ? dayCount(-days) : ''];
    const forth = Math.max(months ?? 0, days ?? 0) > 0;
    const left = back.filter((part) => part !== '').join(' och ');
    clauses.push(both(forth ? `den dag hade kommit som räknas från ${noun}` : `det var ${left} kvar till ${noun}`));
  } else if (months !== null && months > 0) {
    clauses.push(both(`det hade gått ${monthCount(months)}${days !== null && days > 0 ? ` och ${dayCount(days)}` : ''} sedan ${noun}`));
  } else if (days !== null && days > 0) clauses.push(both(`det hade gått ${dayCount(days)} sedan ${noun}`));
  else if (days === 0 && weekday === null) clauses.push(both(`det var samma dag som ${event}`));
  if (hours !== null) clauses.push(both(hours > 0 ? `det hade gått ${hourCount(hours)} sedan ${noun}` : event));
  if (weekday !== null) clauses.push(both(`det var ${weekdayName(weekday)}`));
  if (date !== null) clauses.push(both(`den ${spokenDate(date)} hade kommit`));
  if (after !== null) clauses.push(both(`${quoted(names.module(after))} var avklarad`));
  if (decision.facts['condition'] === true) {
    const named = namedFacts(words);
    clauses.push({ staff: `villkoret var uppfyllt${named === '' ? '' : ` (${named})`}`, citizen: 'villkoret för den var uppfyllt' });
  }
  if (decision.facts['asked'] === true) clauses.push({ staff: 'invånaren hade bett om den', citizen: 'du hade bett om den' });
  if (clauses.length === 0 && decision.facts['gate'] === true) return both(', när inget längre hindrade den');
  if (clauses.length === 0) return null;
  return {
    staff: `, när ${clauses.map(({ staff }) => staff).join(' och ')}`,
    citizen: `, när ${clauses.map(({ citizen }) => citizen).join(' och ')}`,
  };
}

/** What a time was counted from: as a thing after "sedan", and as what happened. */
function anchorOf({ decision, names }: Words): { readonly noun: string; readonly event: string } {
  const kind = text(decision, 'anchor');
  const module = text(decision, 'anchorModule');
  const form = text(decision, 'anchorForm');
  const battery = text(decision, 'anchorBattery');
  const name = text(decision, 'anchorName');
  if (module !== null) {
    const what = kind === 'moduleOpened' ? 'öppnades' : kind === 'moduleReady' ? 'kunde öppnas' : 'blev klar';
    return same(`${quoted(names.module(module))} ${what}`);
  }
  if (form !== null) return same(`${quoted(names.form(form))} sparades`);
  if (battery !== null) return same(`${quoted(names.battery(battery))} ${kind === 'occasionOpened' ? 'öppnades' : 'besvarades'}`);
  if (name !== null) {
    const said = quoted(names.anchor?.(name) ?? name);
    return kind === 'date' ? { noun: `datumet för ${said}`, event: `datumet för ${said} kom` } : same(`${said} rapporterades`);
  }
  if (kind === 'lastActivity') return { noun: 'den senaste aktiviteten', event: 'den senaste aktiviteten ägde rum' };
  if (kind === 'end') return { noun: 'avslutet', event: 'momentet avslutades' };
  return { noun: 'starten', event: 'momentet började' };
}

const same = (event: string) => ({ noun: event, event });
