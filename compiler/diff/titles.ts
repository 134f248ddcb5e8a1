import type { Moment } from '../document/moment.ts';

/** What a form is called; its id where there is none such. */
export const formTitle = (moment: Moment, id: string): string => moment.forms.find((form) => form.id === id)?.title ?? id;

/** What a battery is called. */
export const batteryTitle = (moment: Moment, id: string): string => moment.batteries.find((battery) => battery.id === id)?.title ?? id;

/** What a module or a part of one is called. */
export function itemTitle(moment: Moment, id: string): string {
  const [moduleId, sectionId, stepId] = id.split('/');
  const module = moment.modules.find((each) => each.id === moduleId);
  const section = module?.sections.find((each) => each.id === sectionId);
  const step = section?.steps.find((each) => each.id === stepId);
  return step?.title ?? section?.title ?? module?.title ?? id;
}
