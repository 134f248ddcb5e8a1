/** A whole number from 0 to 100, which is never shown while it is set. */
export const visualAnalogueScale = (answer: unknown): string | null =>
  typeof answer === 'number' && Number.isInteger(answer) && answer >= 0 && answer <= 100 ? null : 'Markera en plats på linjen.';
