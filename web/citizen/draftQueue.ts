/** How the draft stands, for the line "Sparat 14.02". */
export type DraftState =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  /** Not saved yet, for lack of contact; it is tried again by itself. */
  | { readonly kind: 'unsaved' }
  /** The same, but the device has it. */
  | { readonly kind: 'onDevice' }
  /** Another window or device has saved a newer draft. Nothing is sent until `rebase`. */
  | { readonly kind: 'conflict' }
  /** Refused for another reason; what is typed stays in the page. */
  | { readonly kind: 'refused'; readonly error: unknown };

interface Ports<Answers> {
  /** Sends the draft. The same `act` is used until it has succeeded or been refused. */
  readonly save: (act: string, answers: Answers, revision: number) => Promise<{ readonly revision: number; readonly at: string }>;
  readonly newAct: () => string;
  /** Runs something later; the answer takes it back. */
  readonly later: (milliseconds: number, run: () => void) => () => void;
  readonly tell: (state: DraftState) => void;
  readonly kindOf: (error: unknown) => 'conflict' | 'again' | 'refused';
}

export interface DraftQueue<Answers> {
  /** What is typed now. Saved 800 ms after the last change. */
  change(answers: Answers): void;
  /** Saves at once what is not saved: on leaving the page. */
  flush(): void;
  /** Goes on from another revision, after a conflict. */
  rebase(revision: number): void;
  /** Sends nothing more; resolves when nothing is under way. */
  stop(): Promise<void>;
}

const quietFor = 800;

/** One draft at a time on its way, the newest words always last, nothing lost while contact is. */
export function draftQueue<Answers>(ports: Ports<Answers>, from: number): DraftQueue<Answers> {
  let revision = from;
  let newest: { readonly answers: Answers } | null = null;
  /** What is on its way or waits to be tried again, with its act. */
  let sending: { readonly act: string; readonly answers: Answers } | null = null;
  let underWay: Promise<void> | null = null;
  let takeBack: (() => void) | null = null;
  let failures = 0;
  /** Nothing is sent while a conflict waits to be settled. */
  let held = false;
  let stopped = false;

  const wait = (milliseconds: number): void => {
    takeBack?.();
    takeBack = ports.later(milliseconds, () => {
      takeBack = null;
      send();
    });
  };

  const send = (): void => {
    if (underWay !== null || held || stopped) return;
    if (sending === null) {
      if (newest === null) return;
      sending = { act: ports.newAct(), answers: newest.answers };
      newest = null;
    }
    const now = sending;
    if (failures === 0) ports.tell({ kind: 'saving' });
    underWay = ports.save(now.act, now.answers, revision).then(succeeded, failed);
  };

  const succeeded = (saved: { readonly revision: number; readonly at: string }): void => {
    underWay = null;
    sending = null;
    failures = 0;
    revision = saved.revision;
    if (stopped) return;
    if (newest === null) ports.tell({ kind: 'saved', at: saved.at });
    else if (takeBack === null) wait(quietFor);
  };

  const failed = (error: unknown): void => {
    underWay = null;
    if (stopped) return;
    const kind = ports.kindOf(error);
    if (kind === 'again') {
      failures += 1;
      ports.tell({ kind: 'unsaved' });
      wait(Math.min(15_000, 1_000 * 2 ** failures));
      return;
    }
    if (kind === 'conflict') {
      held = true;
      if (newest === null && sending !== null) newest = { answers: sending.answers };
    }
    sending = null;
    failures = 0;
    ports.tell(kind === 'conflict' ? { kind: 'conflict' } : { kind: 'refused', error });
  };

  return {
    change(answers) {
      if (stopped) return;
      newest = { answers };
      if (!held && failures === 0) wait(quietFor);
    },
    flush() {
      takeBack?.();
      takeBack = null;
      send();
    },
    rebase(to) {
      revision = to;
      held = false;
      if (newest !== null) wait(0);
    },
    async stop() {
      stopped = true;
      takeBack?.();
      takeBack = null;
      await underWay;
    },
  };
}
