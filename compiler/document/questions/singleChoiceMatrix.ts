import { z } from 'zod';
import { common, matrix } from './everyQuestion.ts';

/** Matris med ett val på varje rad (QTY-09). Answer: `{ row: option }`; mandatory means every row. */
export const singleChoiceMatrix = z.strictObject({ kind: z.literal('singleChoiceMatrix'), ...common, ...matrix });
