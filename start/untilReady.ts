import { join } from 'node:path';
import { Refusal } from './refusal.ts';

/** Waits until the API says that it and what it leans on answer. */
export async function untilReady(url: string, logs: string): Promise<void> {
  const until = Date.now() + 90_000;
  for (;;) {
    const answer = await fetch(new URL('/readyz', url), { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    if (answer?.ok) return;
    if (Date.now() > until) {
      throw new Refusal(`API:t svarade inte inom 90 sekunder. Se ${join(logs, 'api.log')} och ${join(logs, 'worker.log')}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
