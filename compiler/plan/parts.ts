import type { PlannedPart } from '../../engine/plan.ts';
import type { ItemDocument } from '../document/items.ts';
import { itemsOf } from '../document/items.ts';
import type { Moment } from '../document/moment.ts';
import { namedItems } from '../document/namedItems.ts';
import { given } from './given.ts';
import { contentOf, planCompletion } from './module.ts';
import { planOpening } from './opening.ts';

/** Sections and steps that have a rule of their own or that some rule counts from, in the document's order; the rest need no state. */
export function planParts(moment: Moment): readonly PlannedPart[] {
  const named = namedItems(moment);
  const items = new Map(itemsOf(moment).map((item) => [item.id, item]));
  const isPart = (item: ItemDocument): boolean => item.within !== null && (item.hasRule || named.has(item.id));
  return [...items.values()].filter(isPart).map((item) => {
    const [module = '', section] = item.id.split('/');
    const above = item.kind === 'step' ? items.get(`${module}/${section}`) : undefined;
    const titles = [items.get(module)?.title, above?.title, item.title].filter((title) => title !== undefined);
    return given({
      id: item.id,
      name: titles.join(' – '),
      within: above && isPart(above) ? above.id : module,
      opens: planOpening(item.opens),
      completes: planCompletion(item.completes),
      closes: item.closes && planOpening(item.closes),
      ...contentOf(item.steps, item.completes.kind),
      notify: item.notify,
    });
  });
}
