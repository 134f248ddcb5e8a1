import type { Because } from './decision.ts';
import { moduleFlags } from './flag.ts';
import { moduleState, setModule } from './moduleState.ts';
import { namedFacts } from './namedFacts.ts';
import { opensAt } from './opening.ts';
import type { Instant, PlannedItem, PlannedOpening } from './plan.ts';
import { send } from './send.ts';
import { decide, type Turn } from './turn.ts';

/** The opening of a module or part, with what its record says of the rule. */

export function openItem(turn: Turn, item: PlannedItem, { key, rule, nominal, held }: Opening): void {
  const before = moduleState(turn, item.id);
  const first = before.openedAt === null;
  setModule(turn, item.id, {
    status: 'open',
    openedAt: before.openedAt ?? turn.state.now,
    completedAt: before.completedAt,
    ...(held ? { held } : {}),
  });
  if (turn.state.asked?.[item.id] !== undefined) {
    const { [item.id]: _asked, ...asked } = turn.state.asked;
    turn.state.asked = asked;
  }
  decide(turn, {
    key,
    item: 'openModule',
    outcome: 'fired',
    rule,
    facts: { module: item.id, ...(rule === 'openedByStaff' ? {} : ruleFacts(turn, item)) },
    nominal,
  });
  if (!first) return;
  moduleFlags(turn, item.id, 'opened');
  if (item.notify && turn.state.now !== turn.state.startedAt) {
    send(turn, { key: `notify/openModule/${item.id}`, about: 'moduleOpened', module: item.id });
  }
}

interface Opening {
  readonly key: string;
  readonly rule: Because;
  readonly nominal: Instant;
  readonly held?: 'opened';
}

/** What the rule said, in few words, for the sentence: the parts of it that hold now. */
function ruleFacts(turn: Turn, item: PlannedItem): Record<string, string | number | boolean | null> {
  const facts: Record<string, string | number | boolean | null> = {};
  for (const part of holding(turn, item, item.opens)) {
    if (part.kind === 'afterModule') facts['afterModule'] = part.module;
    if (part.kind === 'onDate') facts['date'] = part.date;
    if (part.kind === 'condition') Object.assign(facts, { condition: true }, namedFacts(part.when, turn.state));
    if (part.kind === 'byCitizen') facts['asked'] = true;
    if (part.kind !== 'afterAnchor' && part.kind !== 'elapsed' && part.kind !== 'onWeekday') continue;
    if (part.kind === 'elapsed') facts['hours'] = part.hours;
    else facts['days'] = part.days;
    if (part.kind === 'afterAnchor' && part.months !== undefined) facts['months'] = part.months;
    if (part.kind === 'onWeekday') facts['weekday'] = part.weekday;
    facts['anchor'] = part.anchor.kind;
    if ('module' in part.anchor) facts['anchorModule'] = part.anchor.module;
    if ('form' in part.anchor) facts['anchorForm'] = part.anchor.form;
    if ('battery' in part.anchor) facts['anchorBattery'] = part.anchor.battery;
    if ('name' in part.anchor) facts['anchorName'] = part.anchor.name;
  }
  if (Object.keys(facts).length === 0 && hasGate(item.opens)) facts['gate'] = true;
  return facts;
}

const hasGate = (opening: PlannedOpening): boolean =>
  opening.kind === 'not' || ((opening.kind === 'all' || opening.kind === 'any') && opening.of.some(hasGate));

/** The simple rules in a rule that hold now; of a gate nothing is told. */
function holding(turn: Turn, item: PlannedItem, opening: PlannedOpening): readonly PlannedOpening[] {
  if (opening.kind === 'all' || opening.kind === 'any') return opening.of.flatMap((part) => holding(turn, item, part));
  if (opening.kind === 'not') return [];
  const at = opensAt(opening, turn, item.id);
  return at !== null && at <= turn.state.now ? [opening] : [];
}
