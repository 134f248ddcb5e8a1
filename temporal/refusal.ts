/** Something the person at the keyboard can do something about: a Swedish sentence that says what, shown alone, without a stack. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
