/** `7.30`, `0730`, `730`, `7:30` → `07:30`; what is not a time stays as it was typed. */
export function readTime(typed: string): string {
  const read = /^([01]?\d|2[0-3])[:.,]?([0-5]\d)$/.exec(typed.trim());
  return read?.[1] === undefined || read[2] === undefined ? typed : `${read[1].padStart(2, '0')}:${read[2]}`;
}
