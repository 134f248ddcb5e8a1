/** An `xs:dateTime` as an ISO instant; null when it is left out. One without an offset is read as UTC; one that is no time throws. */
export function instantOf(text: string | null): string | null {
  if (text === null) return null;
  const at = /(Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : Date.parse(`${text}Z`);
  if (Number.isNaN(at)) throw new Error('The time is no time.');
  return new Date(at).toISOString();
}
