import { opensAt, type Life } from '../opening.ts';
import type { Plan, PlannedModule, PlannedOpening, PlannedPart } from '../plan.ts';
import type { State } from '../state.ts';
import type { Names } from './names.ts';
import { waitsFor } from './opening.ts';
import { phaseInWords } from './phase.ts';
import { both, type Both } from './sentences.ts';
import { quoted } from './words.ts';

/** Why something is locked by its rule: what it waits for, and from when at the earliest, as far as that is known. `item` is whose rule it is. */
export function explainLock(opening: PlannedOpening, life: Life, names: Names, item: string | null = null): Both {
  const { state } = life;
  if (state.phase === 'ended') return both('Momentet är avslutat, och därför öppnas inget mer.');
  const at = opensAt(opening, life, item);
  if (at !== null && at > state.now) return both(`Öppnas ${names.say(at)}.`);
  const phase = phaseInWords(life, names);
  if (phase) return phase;
  if (at !== null) return both(`Får öppnas sedan ${names.say(at)}.`);
  if (opening.kind === 'byStaff') {
    return {
      staff: 'Modulen öppnas av personal. Ingen har öppnat den än.',
      citizen: 'Din behandlare öppnar den här delen när det är dags.',
    };
  }
  const { waits, earliest } = waitsFor(opening, life, names, item);
  const tail = earliest === null ? '' : `, tidigast ${names.say(earliest)}`;
  return { staff: `Öppnas ${waits.staff}${tail}.`, citizen: `Öppnas ${waits.citizen}${tail}.` };
}

/** "Varför är den låst?" of a module or part as it stands: the life's phase, what staff decided, what it stands in, a battery before it, or its rule. Null when it is not locked. */
export function whyLocked(plan: Plan, state: State, id: string, names: Names): Both | null {
  const item = itemOf(plan, id);
  const standing = state.modules[id];
  const locked = (standing?.status ?? 'locked') === 'locked';
  if (!item || !(locked || standing?.status === 'closed')) return null;
  const life: Life = { plan, state };
  if (standing?.held === 'locked') {
    return {
      staff: 'Personal har låst den. Regeln öppnar den inte, utan personal gör det.',
      citizen: 'Din behandlare har låst den här delen och öppnar den när det är dags.',
    };
  }
  if (!locked) return closed(item, life, names);
  if ('within' in item && state.modules[item.within]?.openedAt === null) {
    const parent = quoted(names.module(item.within));
    const above = whyLocked(plan, state, item.within, names);
    const own = opensAt(item.opens, life, id) === null ? explainLock(item.opens, life, names, id) : null;
    return {
      staff: [`Öppnas tidigast när ${parent} har öppnats.`, above && `${parent}: ${above.staff}`, own?.staff].filter(isText).join(' '),
      citizen: [`Öppnas tidigast när ${parent} har öppnats.`, own?.citizen].filter(isText).join(' '),
    };
  }
  const at = opensAt(item.opens, life, id);
  // What was ready once only waits for its battery, whatever its rule says now.
  const isReady = state.anchors?.[`moduleReady/${id}`] !== undefined || (at !== null && at <= state.now);
  if ('before' in item && item.before !== undefined && isReady && state.phase === 'active') {
    const battery = quoted(names.battery(item.before));
    return { staff: `Öppnas när ${battery} har besvarats.`, citizen: `Öppnas när du har svarat på ${battery}.` };
  }
  const lock = explainLock(item.opens, life, names, id);
  if (!('before' in item) || item.before === undefined || state.phase === 'ended') return lock;
  const battery = quoted(names.battery(item.before));
  return { staff: `${lock.staff} Först ska ${battery} besvaras.`, citizen: `${lock.citizen} Först svarar du på ${battery}.` };
}

/** A module or part by its id. */
export function itemOf(plan: Plan, id: string): PlannedModule | PlannedPart | undefined {
  return plan.modules.find((module) => module.id === id) ?? plan.parts?.find((part) => part.id === id);
}

function closed(item: PlannedModule | PlannedPart, life: Life, names: Names): Both {
  const at = item.closes ? opensAt(item.closes, life, item.id) : null;
  return both(at === null ? 'Den är stängd.' : `Den stängdes ${names.say(at)}, för då gick tiden för den ut.`);
}

const isText = (text: string | null | undefined): text is string => text !== null && text !== undefined && text !== '';
