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
  /** Ends the line if the session is over or another's; true when it stands. */
  endUnlessSignedIn(): Promise<boolean>;
  stop(): void;
}

/** What is asked about a reader while a line is open: of the rows, in the reader's own name. */
export interface Judge {
  /** Whether they may know that this has changed. */
  mayBeTold(signedIn: SignedIn, runningMoment: string): Promise<boolean>;
  /** Whether the session stands and is for the same person in the same place. */
  isStillSignedIn(signedIn: SignedIn): Promise<boolean>;
}

/**
 * Listens to the rows' signals. A line is judged anew before each thing that it tells, when somebody's rights change, and at each beat of its
 * heart: one whose session is over, or is somebody else's by now, ends without telling anything more (AUT-13).
 */
export function changesOf(db: Database, judge: Judge): Changes {
  const open = new Set<Mailbox>();
  let count = Date.now();
  const listening = [
    db.listen('stegvis_change', (payload) => {
      for (const mailbox of open) mailbox.put(payload);
    }),
    db.listen('stegvis_rights', (person) => {
      for (const mailbox of open) if (person === null || mailbox.isOf(person)) mailbox.judgeAnew();
    }),
  ];
  for (const each of listening) each.catch(() => undefined);

  return {
    next: () => String((count += 1)),
    subscribe(signedIn) {
      const mailbox = new Mailbox(signedIn, judge, () => open.delete(mailbox));
      open.add(mailbox);
      return mailbox;
    },
    async stop() {
      for (const mailbox of open) mailbox.stop();
      await Promise.allSettled(listening.map(async (each) => (await each).stop()));
    },
  };
}

/** What waits to be told to one reader: each running moment at most once, however often it has changed meanwhile. */
class Mailbox implements Subscription {
  readonly #waiting = new Set<string | null>();
  /** Running moments that are no concern of the reader's, until they are asked about again. */
  readonly #others = new Map<string, number>();
  readonly #signedIn: SignedIn;
  readonly #judge: Judge;
  readonly #onStop: () => void;
  #wake: (() => void) | null = null;
  #stopped = false;

  constructor(signedIn: SignedIn, judge: Judge, onStop: () => void) {
    this.#signedIn = signedIn;
    this.#judge = judge;
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

  isOf(person: string): boolean {
    return this.#signedIn.id === person || (this.#signedIn.kind === 'citizen' && this.#signedIn.actor?.id === person);
  }

  judgeAnew(): void {
    this.#others.clear();
    void this.endUnlessSignedIn();
  }

  /** Rows that cannot be asked say nothing about the session: the line goes on and tells nothing meanwhile. */
  async endUnlessSignedIn(): Promise<boolean> {
    const stands = await this.#judge.isStillSignedIn(this.#signedIn).catch(() => null);
    if (stands === false) this.stop();
    return stands === true;
  }

  async *[Symbol.asyncIterator](): AsyncIterator<string | null> {
    while (!this.#stopped) {
      for (const runningMoment of this.#waiting) {
        this.#waiting.delete(runningMoment);
        if (runningMoment === null || (await this.#isAllowed(runningMoment))) yield runningMoment;
        if (this.#stopped) return;
      }
      if (this.#waiting.size > 0) continue;
      await new Promise<void>((resolve) => (this.#wake = resolve));
      this.#wake = null;
    }
  }

  /** A yes is asked for each time; a no about what is others' is kept a while, for most of what changes is no concern of one reader's. */
  async #isAllowed(runningMoment: string): Promise<boolean> {
    const askedAt = this.#others.get(runningMoment);
    if (askedAt !== undefined && Date.now() - askedAt < KEPT_MS) return false;
    const may = await this.#judge.mayBeTold(this.#signedIn, runningMoment).catch(() => null);
    if (may === false) this.#others.set(runningMoment, Date.now());
    return may === true && (await this.endUnlessSignedIn());
  }
}

const KEPT_MS = 60_000;
