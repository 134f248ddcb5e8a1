import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Lets the SDK fetch one of its servers into a folder, and answers with the file. The SDK can only fetch by starting: it is stopped at once. */
export function downloadBySdk(server: 'dev-server' | 'time-skipping'): (folder: string) => Promise<string> {
  return async (folder) => {
    const { TestWorkflowEnvironment } = await import('@temporalio/testing');
    const executable = { type: 'cached-download', downloadDir: folder } as const;
    const environment =
      server === 'dev-server'
        ? await TestWorkflowEnvironment.createLocal({ server: { executable } })
        : await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } });
    await environment.teardown();
    const file = (await readdir(folder)).find((name) => name.startsWith('temporal-'));
    if (!file) throw new Error('Nedladdningen gav ingen fil.');
    return join(folder, file);
  };
}
