import { anchorAt, type Life } from '../opening.ts';
import type { Decision } from '../decision.ts';
import { flagOf } from '../raise.ts';
import { coming } from '../outlook/coming.ts';
import type { Plan, PlannedBattery } from '../plan.ts';
import { placesUsed } from '../batteryState.ts';
import { placeAt } from '../series.ts';
import type { Due, State } from '../state.ts';
import { anchorInWords } from './anchor.ts';
import { comingInWords } from './coming.ts';
import { explain } from './explain.ts';
import { itemOf, whyLocked } from './lock.ts';
import type { Names } from './names.ts';
import { phaseInWords } from './phase.ts';
import { isAbout, isDueAbout, type Question } from './question.ts';
import { both, staffOnly, type Sentences } from './sentences.ts';
import { triggerInWords } from './trigger.ts';
import { quoted } from './words.ts';

/**
 * The answer to any "Varför?": first what waits, then the records that are about it, newest first; and where there is neither, what it
 * waits for, or that no rule says that it should come (promise 5). Made from the plan, the state and the stored records only.
 */
export function whyNothing(
  plan: Plan,
  state: State,
  decisions: readonly Decision[],
  question: Question,
  names: Names,
): readonly Sentences[] {
  const life: Life = { plan, state };
  const waiting = state.agenda.filter((due) => isDueAbout(question, due)).map((due) => waits(due, life, names));
  const records = decisions
    .filter((decision) => isAbout(question, decision))
    .toReversed()
    .map((decision) => explain(decision, names));
  const locked = question.kind === 'module' ? whyLocked(plan, state, question.id, names) : null;
  const known = [...(locked ? [locked] : []), ...(locked ? [] : waiting), ...records];
  return known.length > 0 ? known : [unheardOf(question, life, names)];
}

function waits(due: Due, life: Life, names: Names): Sentences {
  const { staff, citizen } = comingInWords(
    coming({
      key: due.key,
      kind: due.kind,
      module: due.module ?? null,
      battery: due.battery ?? null,
      occasion: due.occasion ?? null,
      reminder: due.reminder ?? null,
      flag: due.flag ?? null,
      measure: due.measure ?? null,
      number: due.rung ?? due.number ?? null,
      condition: due.kind === 'remind' || due.kind === 'missOccasion' ? { kind: 'notAnswered' } : null,
    }),
    life,
    names,
  );
  const resting = phaseInWords(life, names);
  const at = `Väntar till ${names.say(due.at)}.`;
  return {
    staff: `${staff} ${at}${resting ? ` ${resting.staff}` : ''}`,
    citizen: citizen === null ? null : `${citizen} ${at}${resting ? ` ${resting.citizen}` : ''}`,
  };
}

/** There is no record and nothing waits. */
function unheardOf(question: Question, life: Life, names: Names): Sentences {
  const { plan } = life;
  switch (question.kind) {
    case 'module':
      return itemOf(plan, question.id)
        ? both(`Inget har hänt med ${quoted(names.module(question.id))} sedan det blev så här.`)
        : both('Det finns ingen sådan modul eller del i momentet.');
    case 'occasion': {
      const battery = plan.batteries.find(({ id }) => id === question.battery);
      return battery ? noOccasion(battery, question.occasion, life, names) : both('Det finns ingen sådan mätning i momentet.');
    }
    case 'reminder':
      return noReminder(question, life, names);
    case 'flag': {
      const flag = flagOf(life, question.flag);
      if (!flag) return staffOnly('Ingen regel i momentet höjer den flaggan.');
      return staffOnly(`${quoted(names.flag(flag.id))} har inte höjts. Den höjs ${triggerInWords(flag.trigger, names)}.`);
    }
    case 'notice':
      return noNotice(question.key, life, names);
    case 'key':
      return both('Ingen regel i momentet säger att det ska hända.');
  }
}

function noOccasion(battery: PlannedBattery, number: number | null, life: Life, names: Names): Sentences {
  const name = quoted(names.battery(battery.id));
  const { schedule } = battery;
  const resting = phaseInWords(life, names);
  if (resting) return resting;
  if (schedule.kind === 'byStaff') {
    return { staff: `${name} öppnas när personal startar ett tillfälle.`, citizen: `${name} öppnas när din behandlare startar den.` };
  }
  if (anchorAt(schedule.anchor, life) === null) {
    const { when } = anchorInWords(schedule.anchor, names);
    return {
      staff: `${name} har inte öppnats. Den räknas från att ${when.staff}, och det har inte hänt.`,
      citizen: `${name} har inte öppnats. Den räknas från att ${when.citizen}, och det har inte hänt.`,
    };
  }
  const state = life.state.batteries[battery.id];
  const ahead = number === null ? 1 : Math.max(1, number - (state?.opened ?? 0));
  const at = placeAt(life, battery, (state ? placesUsed(state) : 0) + ahead);
  if (at === null) return both(`${name} har inget ${number === null ? 'mer' : 'sådant'} tillfälle i sitt schema.`);
  return both(`${name}${number === null ? '' : ` (tillfälle ${number})`} har inte öppnats. Enligt schemat öppnas det ${names.say(at)}.`);
}

function noReminder({ battery: id, occasion, reminder }: Extract<Question, { kind: 'reminder' }>, life: Life, names: Names): Sentences {
  const battery = life.plan.batteries.find((each) => each.id === id);
  if (!battery) return both('Det finns ingen sådan mätning i momentet.');
  const name = `${quoted(names.battery(id))} (tillfälle ${occasion})`;
  if (!battery.reminders[reminder - 1]) {
    return both(
      battery.reminders.length === 0
        ? `Momentet säger inte att påminnelser ska skickas om ${quoted(names.battery(id))}.`
        : `Momentet har ingen påminnelse ${reminder} om ${quoted(names.battery(id))}.`,
    );
  }
  if ((life.state.batteries[id]?.opened ?? 0) < occasion) return noOccasion(battery, occasion, life, names);
  return both(`Påminnelse ${reminder} om ${name} sattes aldrig, för dess tid kom före öppningen.`);
}

/** Of what was told of a module or an occasion: it has not happened, or the moment does not say that the citizen is to be told. */
function noNotice(key: string, life: Life, names: Names): Sentences {
  const [, about, id = '', number] = key.split('/');
  const module = about === 'openModule' ? key.split('/').slice(2).join('/') : null;
  const item = module === null ? undefined : itemOf(life.plan, module);
  if (module !== null && item) {
    if (!item.notify) return both(`Momentet säger inte att besked ska skickas när ${quoted(names.module(module))} öppnas.`);
    const openedAt = life.state.modules[module]?.openedAt ?? null;
    if (openedAt === null)
      return whyLocked(life.plan, life.state, module, names) ?? both(`${quoted(names.module(module))} har inte öppnats.`);
    return both(`${quoted(names.module(module))} var öppen från starten, och då skickas inget besked.`);
  }
  const battery = about === 'openOccasion' ? life.plan.batteries.find((each) => each.id === id) : undefined;
  if (battery) {
    if (!battery.notify) return both(`Momentet säger inte att besked ska skickas när ${quoted(names.battery(id))} öppnas.`);
    return noOccasion(battery, number === undefined ? null : Number(number), life, names);
  }
  return both('Ingen regel i momentet säger att ett sådant besked ska skickas.');
}
