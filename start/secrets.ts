import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const shape = z.object({
  masterKey: z.string(),
  cookieKey: z.string(),
  oidcClientSecret: z.string(),
});

/** What this installation made up for itself the first time: never printed, never in the repository. */
export type Secrets = z.infer<typeof shape>;

/** Reads the secrets, or makes them once in a file that only its owner may read. */
export function readSecrets(file: string): Secrets {
  if (existsSync(file)) return shape.parse(JSON.parse(readFileSync(file, 'utf8')));
  const secrets: Secrets = {
    masterKey: randomBytes(32).toString('base64'),
    cookieKey: randomBytes(32).toString('base64'),
    oidcClientSecret: randomBytes(24).toString('hex'),
  };
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return secrets;
}
