/** A time of day, `HH:MM`, 00:00–23:59. */
export const time = (answer: unknown): string | null =>
  typeof answer === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(answer) ? null : 'Skriv klockslaget som TT:MM, till exempel 08:30.';
