import { z } from 'zod';
import { markdown } from './name.ts';

/** Path below the moment's `media/` folder, or an https address. */
export const source = z.string().min(1).max(500);

/** A picture, a film or a sound beside a question (QTY-12), as a step's. */
export const media = z.strictObject({
  media: z.enum(['image', 'audio', 'video']),
  src: source,
  /** What the picture shows, or what the recording is about. */
  alt: z.string().max(500),
  /** WebVTT captions for video with speech. */
  captions: z.string().max(500).optional(),
  transcript: markdown.optional(),
});
export type Media = z.infer<typeof media>;

/** A picture on an option. */
export const picture = z.strictObject({ src: source, /** What it shows. */ alt: z.string().max(500) });
