import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readSettings, settingNames } from '../../settings/settings.ts';
import { startOptionNames } from '../../start/options.ts';

const complete = {
  DATABASE_URL: 'postgresql://owner:secret@localhost:5432/stegvis',
  DATABASE_APP_URL: 'postgresql://stegvis_app:secret@localhost:5432/stegvis',
  DATABASE_WORKER_URL: 'postgresql://stegvis_worker:secret@localhost:5432/stegvis',
  TEMPORAL_ADDRESS: 'localhost:7233',
  STEGVIS_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
  STEGVIS_COOKIE_KEY: Buffer.alloc(32, 8).toString('base64'),
  STEGVIS_URL: 'http://localhost:3000',
  OIDC_ISSUER: 'http://localhost:3001',
  OIDC_CLIENT_ID: 'stegvis',
  OIDC_CLIENT_SECRET: 'secret',
  SMTP_URL: 'smtp://localhost:3025',
  MAIL_FROM: 'Stegvis <stegvis@localhost>',
};

describe('settings', () => {
  test('a complete environment is read, with the usual values for what may be left out', () => {
    expect(readSettings(complete)).toMatchObject({ ...complete, STEGVIS_PORT: 3000, TEMPORAL_NAMESPACE: 'default', LOG_LEVEL: 'info' });
  });

  test('everything that is missing or wrong is named in one go, and no value is repeated', () => {
    const { DATABASE_APP_URL: _, ...rest } = complete;
    const read = () => readSettings({ ...rest, STEGVIS_MASTER_KEY: 'för kort', TEMPORAL_ADDRESS: 'http://fel' });
    expect(read).toThrow(/DATABASE_APP_URL: saknas/);
    expect(read).toThrow(/STEGVIS_MASTER_KEY: ska vara 32 byte i base64/);
    expect(read).toThrow(/TEMPORAL_ADDRESS/);
    expect(read).not.toThrow(/för kort/);
  });

  test('an empty variable is a missing one', () => {
    expect(() => readSettings({ ...complete, SMTP_URL: '' })).toThrow(/SMTP_URL: saknas/);
  });

  test('.env.example lists every variable, each with a sentence above its group, and nothing else', () => {
    const lines = readFileSync('.env.example', 'utf8').split('\n');
    const listed = lines.flatMap((line) => /^([A-Z0-9_]+)=/.exec(line)?.[1] ?? []);
    expect([...listed].sort()).toEqual([...new Set([...settingNames, ...startOptionNames])].sort());
  });
});
