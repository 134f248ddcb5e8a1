import { beforeEach, onTestFailed } from 'vitest';
import type { House } from './house.ts';

/** What API and worker last wrote is shown with a test that fails. */
export function tellLogs(house: () => House | undefined): void {
  beforeEach(() => {
    onTestFailed(() => {
      for (const [name, program] of Object.entries({ api: house()?.api, worker: house()?.worker }))
        console.error(`── ${name} ${'─'.repeat(60)}\n${program?.log().slice(-4_000) ?? ''}`);
    });
  });
}
