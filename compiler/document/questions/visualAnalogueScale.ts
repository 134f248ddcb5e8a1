import { z } from 'zod';
import { common, endText } from './everyQuestion.ts';

/** VAS (QTY-07): a line with a word at each end; no figure is shown while it is set. Answer: a whole number 0–100. */
export const visualAnalogueScale = z.strictObject({
  kind: z.literal('visualAnalogueScale'),
  ...common,
  minimumText: endText,
  maximumText: endText,
});
