import type { Format } from './format.ts';

/** Every format that comes in, in the order in which a file of unknown kind is tried. */
export const formats: readonly Format[] = [];

/** The format a text is in, or null when no door knows it. */
export const formatOf = (text: string): Format | null => formats.find(({ recognise }) => recognise(text)) ?? null;
