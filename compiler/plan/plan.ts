import type { Plan } from '../../engine/plan.ts';
import type { Moment } from '../document/moment.ts';
import { pathsOf } from '../expression/paths.ts';
import { planBattery } from './battery.ts';
import { planFlag } from './flag.ts';
import { planForm } from './form.ts';
import { planModule } from './module.ts';

/** A checked moment → its plan: logic, ids and operators' names; no text for people, no media. Throws only where `check` has been passed by. */
export function plan(moment: Moment): Plan {
  const flags = moment.flags.map(planFlag);
  const named = flags.flatMap(({ trigger }) => (trigger.kind === 'form' && trigger.when ? pathsOf(trigger.when) : []));
  return {
    planFormat: 1,
    moment: moment.id,
    version: moment.version,
    workflowType: workflowType(moment),
    zone: moment.zone,
    messages: moment.messages,
    ends: moment.ends ? { days: moment.ends.days, at: moment.ends.at } : null,
    modules: moment.modules.map(planModule),
    forms: moment.forms.map((form) => planForm(form, flags, named)),
    batteries: moment.batteries.map(planBattery),
    flags,
  };
}

/** What operators read in Temporal's lists, `sömnskola/1.0`: letters and digits with hyphens between, so that it never needs quoting. */
export function workflowType({ id, name, version }: Pick<Moment, 'id' | 'name' | 'version'>): string {
  const words =
    name
      .normalize('NFC')
      .toLocaleLowerCase('sv')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return `${words.length > 0 ? words.join('-') : id}/${version}`;
}
