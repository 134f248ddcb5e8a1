import { z } from 'zod';
import { id, line, markdown } from './name.ts';
import { partRules } from './partRules.ts';

const common = {
  id,
  title: line,
  /** Minutes of reading or work, for the burden figure. */ minutes: z.number().min(0).max(240).optional(),
  ...partRules,
};

/** The smallest piece of content: a page with text, media or a form. */
export const step = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), ...common, text: markdown }),
  z.strictObject({
    kind: z.literal('media'),
    ...common,
    media: z.enum(['image', 'audio', 'video']),
    /** Path below the moment's `media/` folder, or an https address. */
    src: z.string().min(1).max(500),
    /** What the picture shows, or what the recording is about. */
    alt: z.string().min(1, 'Beskriv bilden eller inspelningen för den som inte ser eller hör den.').max(500),
    /** WebVTT captions for video with speech. */
    captions: z.string().max(500).optional(),
    transcript: markdown.optional(),
    text: markdown.optional(),
  }),
  z.strictObject({ kind: z.literal('form'), ...common, form: id, mandatory: z.boolean().default(true), text: markdown.optional() }),
]);
export type StepDocument = z.infer<typeof step>;
