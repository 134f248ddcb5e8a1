import { z } from 'zod';
import { common, matrix } from './everyQuestion.ts';

/** Matris med flera val på varje rad (QTY-09). Answer: `{ row: [options] }`; mandatory means every row. */
export const multipleChoiceMatrix = z.strictObject({ kind: z.literal('multipleChoiceMatrix'), ...common, ...matrix });
