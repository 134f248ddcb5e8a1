/** Something the person at the keyboard can do something about: its message is a Swedish sentence that says what, shown alone, without a stack. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** Prints why it did not go: the sentence of a refusal, the whole error of a bug. */
export function sayWhy(error: unknown): void {
  if (error instanceof Refusal) console.error(`\n✗ ${error.message}\n`);
  else console.error('\n✗ Något gick fel som inte borde kunna gå fel:\n', error);
}
