import { extensionsOf, url } from './extensions.ts';
import type { Json } from './json.ts';

/** Whether a Questionnaire was written by us. */
export const isOurs = (resource: Json): boolean => extensionsOf(resource).some((one) => one['url'] === url.ourForm);
