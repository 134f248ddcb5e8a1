import type { Database } from '../db/orm.ts';
import type { SignedIn } from './signedIn.ts';

/** Tells every open page what has changed, among what its reader may see. One listening connection serves all. */
export interface Changes {
  subscribe(signedIn: SignedIn): Subscription;
  /** Ids of events: growing, with no meaning but order. */
  next(): string;
  stop(): Promise<void>;
}

/** Running moments that have changed, as they change; null means that some may have been missed. */
export interface Subscription extends AsyncIterable<string | null> {
  stop(): void;
}

/** Whose a running moment is, or null when it is unknown. */
export type OwnerOf = (signedIn: SignedIn, runningMoment: string) => Promise<boolean>;

/** Listens to the rows' signals. `mayBeTold` asks the rows in the reader's own name, so that row-level security answers. */
export function changesOf(db: Database, mayBeTold: OwnerOf): Changes {
  const open = new Set<Mailbox>();
  let count = Date.now();
  const listening = db.listen('stegvis_change', (payload) => {
    for (const mailbox of open) mailbox.put(payload);
  });
  listening.catch(() => undefined);

  return {
    next: () => String((count += 1)),
    subscribe(signedIn) {
      const mailbox = new Mailbox(
        (runningMoment) => mayBeTold(signedIn, runningMoment),
        () => open.delete(mailbox),
      );
      open.add(mailbox);
      return mailbox;
    },
    async stop() {
      for (const mailbox of open) mailbox.stop();
      await listening.then(
        (each) => each.stop(),
        () => undefined,
      );
    },
  };
}

/** What waits to be told to one reader: each running moment at most once, however often it has changed meanwhile. */
class Mailbox implements Subscription {
  readonly #waiting = new Set<string | null>();
  readonly #allowed = new Map<string, boolean>();
  readonly #mayBeTold: (runningMoment: string) => Promise<boolean>;
  readonly #onStop: () => void;
  #wake: (() => void) | null = null;
  #stopped = false;

  constructor(mayBeTold: (runningMoment: string) => Promise<boolean>, onStop: () => void) {
    this.#mayBeTold = mayBeTold;
    this.#onStop = onStop;
  }

  put(runningMoment: string | null): void {
    this.#waiting.add(runningMoment);
    this.#wake?.();
  }

  stop(): void {
    this.#stopped = true;
    this.#onStop();
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncIterator<string | null> {
    while (!this.#stopped) {
      for (const runningMoment of this.#waiting) {
        this.#waiting.delete(runningMoment);
        if (runningMoment === null || (await this.#isAllowed(runningMoment))) yield runningMoment;
      }
      if (this.#waiting.size > 0 || this.#stopped) continue;
      await new Promise<void>((resolve) => (this.#wake = resolve));
      this.#wake = null;
    }
  }

  /** Asked once a running moment and kept while the line is open; a line lives no longer than the session's idle time. */
  async #isAllowed(runningMoment: string): Promise<boolean> {
    const known = this.#allowed.get(runningMoment);
    if (known !== undefined) return known;
    const answer = await this.#mayBeTold(runningMoment).catch(() => null);
    if (answer !== null) this.#allowed.set(runningMoment, answer);
    return answer ?? false;
  }
}
