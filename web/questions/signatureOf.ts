/** A signature's two parts, as far as the answer holds them. */
export function signatureOf(answer: unknown): { readonly name: string; readonly drawing: string | undefined } {
  const held = typeof answer === 'object' && answer !== null && !Array.isArray(answer) ? (answer as Readonly<Record<string, unknown>>) : {};
  return {
    name: typeof held['name'] === 'string' ? held['name'] : '',
    drawing: typeof held['drawing'] === 'string' ? held['drawing'] : undefined,
  };
}
