import { spawn } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** Runs a tool to its end and answers with what it printed; throws with its last lines when it fails or takes too long. */
export function run(command: string, args: readonly string[], timeout = 300_000): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout });
    let out = '';
    let trouble = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (trouble += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) return resolve(out);
      const last = (trouble || out).trim().split('\n').slice(-3).join(' ').slice(-400);
      reject(new Error(`${command} ${code === null ? `avbröts (${signal ?? 'okänd signal'})` : `slutade med kod ${code}`}: ${last}`));
    });
  });
}

/** Where the first of some commands lies on the PATH, or null. */
export async function onPath(...names: readonly string[]): Promise<string | null> {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  for (const name of names) {
    for (const folder of (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)) {
      for (const ending of endings) {
        const file = join(folder, name + ending);
        if (await isExecutable(file)) return file;
      }
    }
  }
  return null;
}

/** Whether the file is there and may be run. */
export function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
