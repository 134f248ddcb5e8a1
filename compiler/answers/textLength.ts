/** What to say of a text that is too long, counted in code points so that an emoji of one sign is one (QTY-13); null when it fits. */
export function textLength(text: string, maximum: number): string | null {
  if (text.length <= maximum) return null;
  const length = Array.from(text).length;
  return length <= maximum ? null : `Skriv högst ${maximum} tecken. Texten är ${length - maximum} för lång.`;
}
