/** `7,5` → 7.5; what is not a number stays text; nothing is no answer. */
export function readNumber(typed: string): number | string | undefined {
  const tidy = typed.trim().replace('−', '-').replace(',', '.').replaceAll(/\s/g, '');
  if (tidy === '') return undefined;
  return /^-?(\d+\.?\d*|\.\d+)$/.test(tidy) ? Number(tidy) : typed;
}
