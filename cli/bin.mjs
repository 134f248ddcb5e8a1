#!/usr/bin/env node
// The command's door. Plain JavaScript, because Node before 22.18 cannot read TypeScript: then the project's own Node 24 takes over.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const readsTypeScript = major > 22 || (major === 22 && minor >= 18);

if (readsTypeScript) {
  // `stegvis simulate … | head` closes the pipe early; that is no fault.
  process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  // What is read once is kept compiled; where nothing can be written it is read anew each time.
  module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/stegvis', import.meta.url)));
  const { stegvis } = await import('./stegvis.ts');
  process.exitCode = await stegvis(process.argv.slice(2), {
    line: (text) => process.stdout.write(`${text}\n`),
    error: (text) => process.stderr.write(`${text}\n`),
  });
} else {
  const own = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
  if (existsSync(own) && process.env.STEGVIS_OWN_NODE === undefined) {
    const run = spawnSync(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
      stdio: 'inherit',
      env: { ...process.env, STEGVIS_OWN_NODE: '1' },
    });
    process.exitCode = run.status ?? 1;
  } else {
    process.stderr.write(
      `Stegvis behöver Node 24, men det här är Node ${process.versions.node}. Kör npm ci i projektets mapp och försök igen.\n`,
    );
    process.exitCode = 2;
  }
}
