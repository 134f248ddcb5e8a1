import type { Plan, PlannedPause } from '../../engine/plan.ts';
import { conditionsOf } from '../expression/conditions.ts';
import { gatesOf } from '../document/gate.ts';
import { itemsOf } from '../document/items.ts';
import type { Moment } from '../document/moment.ts';
import { pathsOf } from '../../engine/paths.ts';
import { planBattery } from './battery.ts';
import { planFlag } from './flag.ts';
import { planForm } from './form.ts';
import { given } from './given.ts';
import { planModule } from './module.ts';
import { planParts } from './parts.ts';

/** A checked moment → its plan: logic, ids and operators' names; no text for people, no media. Throws only where `check` has been passed by. */
export function plan(moment: Moment): Plan {
  const known = made.get(moment);
  if (known) return known;
  const fresh = planAnew(moment);
  made.set(moment, fresh);
  return fresh;
}

/** Neither a parsed moment nor its plan is ever changed; `check` weighs the plan that `compile` hands over. */
const made = new WeakMap<Moment, Plan>();

function planAnew(moment: Moment): Plan {
  const { endsWhenCompleted, notices } = moment;
  const flags = moment.flags.map(planFlag);
  const named = conditionsOf(moment).flatMap(({ expression }) => (expression ? pathsOf(expression) : []));
  const gates = gatesOf(moment);
  return given({
    planFormat: 1 as const,
    moment: moment.id,
    version: moment.version,
    workflowType: workflowType(moment),
    zone: moment.zone,
    zoneOfCitizen: moment.zoneOfCitizen === true ? (true as const) : undefined,
    messages: moment.messages,
    ends: moment.ends ? { days: moment.ends.days, at: moment.ends.at } : null,
    endsWhenCompleted: unlessEmpty(endsWhenCompleted === 'all' ? moment.modules.map(({ id }) => id) : [...new Set(endsWhenCompleted)]),
    followUp: moment.followUp,
    invitation: moment.invitation,
    maintenance: moment.maintenance,
    pause: moment.pause && planPause(moment.pause),
    notices: notices && given(notices),
    staffHours: moment.staffHours && given(moment.staffHours),
    dates: unlessEmpty(moment.dates?.map(({ id }) => id)),
    namedEvents: unlessEmpty(moment.namedEvents?.map(({ id }) => id)),
    modules: itemsOf(moment)
      .filter(({ kind }) => kind === 'module')
      .map((module) => planModule(module, gates.get(module.id))),
    parts: unlessEmpty(planParts(moment)),
    forms: moment.forms.map((form) => planForm(form, flags, named)),
    results: unlessEmpty(
      moment.results?.map(({ id }) => id).filter((id) => named.some(([root, name]) => root === 'results' && name === id)),
    ),
    batteries: moment.batteries.map(planBattery),
    flags,
  });
}

const planPause = ({ byCitizen, modules, batteries, flags, activities }: NonNullable<Moment['pause']>): PlannedPause => ({
  byCitizen,
  modules: modules ?? 'shift',
  batteries: batteries ?? 'skip',
  flags: flags ?? 'shift',
  activities: activities ?? 'skip',
});

const unlessEmpty = <Item>(items: readonly Item[] | undefined): readonly Item[] | undefined =>
  items && items.length > 0 ? items : undefined;

/** What operators read in Temporal's lists, `sömnskola/1.0`: letters and digits with hyphens between, so that it never needs quoting. */
export function workflowType({ id, name, version }: Pick<Moment, 'id' | 'name' | 'version'>): string {
  const words =
    name
      .normalize('NFC')
      .toLocaleLowerCase('sv')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return `${words.length > 0 ? words.join('-') : id}/${version}`;
}
