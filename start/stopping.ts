/** What has been started, to be stopped in the opposite order, once. */
export interface Stopping {
  add(name: string, stop: () => Promise<void> | void): void;
  stop(): Promise<void>;
}

/** One part that does not stop never keeps the others running. */
export function stopping(): Stopping {
  const started: { readonly name: string; readonly stop: () => Promise<void> | void }[] = [];
  let done: Promise<void> | null = null;
  return {
    add: (name, stop) => void started.push({ name, stop }),
    stop: () => (done ??= stopAll()),
  };

  async function stopAll(): Promise<void> {
    for (let part = started.pop(); part !== undefined; part = started.pop()) {
      try {
        await part.stop();
      } catch (error) {
        console.error(`! "${part.name}" gick inte att stoppa: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
}
