import { appendFileSync } from 'node:fs';
import { inspect } from 'node:util';

/** Something the person at the keyboard can do something about: its message is a Swedish sentence that says what, shown alone, without a stack. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** Says why it did not go: the sentence of a refusal, whichever room refused; of anything else the message, and where the whole error is. */
export function sayWhy(error: unknown, log?: string): void {
  const sentence = error instanceof Error ? error.message : String(error);
  console.error(`\n✗ ${sentence}`);
  if (!(error instanceof Error && error.name === 'Refusal')) {
    if (log === undefined) console.error(error);
    else {
      appendFileSync(log, `${new Date().toISOString()} ${inspect(error)}\n`);
      console.error(`  Hela felet står i ${log}`);
    }
  }
  console.error('');
}
