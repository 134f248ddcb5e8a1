/** True or false. */
export const yesNo = (answer: unknown): string | null => (typeof answer === 'boolean' ? null : 'Svara ja eller nej.');
