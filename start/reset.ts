import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { holderOf } from './onlyOne.ts';
import { readStartOptions } from './options.ts';
import { Refusal, sayWhy } from './refusal.ts';

/** `npm run reset`: deletes the state folder, so that the next start begins anew. Refuses while Stegvis runs in it. */
try {
  const folder = resolve(readStartOptions().STEGVIS_STATE);
  const holder = holderOf(join(folder, 'running.json'));
  if (holder !== null) throw new Refusal(`Stegvis är igång i den här mappen (process ${holder}). Stoppa det med ctrl-C och försök igen.`);
  if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(join(folder, 'logs'))) {
    throw new Refusal(`${folder} ser inte ut som Stegvis egen mapp. Kontrollera STEGVIS_STATE. Ingenting är borttaget.`);
  }
  rmSync(folder, { recursive: true, force: true });
  console.log(`✓ ${folder} är borttagen. Nästa "npm start" börjar om från början.`);
} catch (error) {
  sayWhy(error);
  process.exitCode = 1;
}
