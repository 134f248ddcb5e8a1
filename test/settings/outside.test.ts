import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isLoopbackName } from '../../settings/loopback.ts';
import { readSettings } from '../../settings/settings.ts';

const secret = () => randomBytes(24).toString('hex');
const key = () => randomBytes(32).toString('base64');
const database = (role: string, more = 'sslmode=verify-full') => `postgresql://${role}:${secret()}@db.region.example:5432/stegvis?${more}`;

/** A region's own, with nothing left out. */
const outside = {
  DATABASE_APP_URL: database('stegvis_app'),
  DATABASE_WORKER_URL: database('stegvis_worker'),
  TEMPORAL_ADDRESS: 'temporal.region.example:7233',
  TEMPORAL_TLS_CERT: '/etc/stegvis/client.pem',
  TEMPORAL_TLS_KEY: '/etc/stegvis/client.key',
  TEMPORAL_TLS_CA: '/etc/stegvis/ca.pem',
  STEGVIS_MASTER_KEY: key(),
  STEGVIS_COOKIE_KEY: key(),
  STEGVIS_LOG_KEY: key(),
  STEGVIS_URL: 'https://stegvis.region.example',
  STEGVIS_SERVICES: 'real',
  SERVICES_URL: 'https://plattform.region.example/vp',
  SERVICES_TLS_CERT: '/etc/stegvis/siths.pem',
  SERVICES_TLS_KEY: '/etc/stegvis/siths.key',
  OIDC_ISSUER: 'https://idp.region.example',
  OIDC_CLIENT_ID: 'stegvis',
  OIDC_CLIENT_SECRET: secret(),
  SMTP_URL: 'smtps://mail.region.example',
  MAIL_FROM: 'Stegvis <stegvis@region.example>',
};

/** The sentences that reading the settings ends in; none when it goes well. */
function refusals(changed: Readonly<Record<string, string | undefined>>): string {
  try {
    readSettings({ ...outside, ...changed });
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe('outside this machine', () => {
  test('what is whole is taken', () => {
    expect(refusals({})).toBe('');
  });

  test.each([
    [
      'the product on http',
      { STEGVIS_URL: 'http://stegvis.region.example' },
      'STEGVIS_URL: adressen som människor använder ska börja med https.',
    ],
    [
      'PostgreSQL in the clear',
      { DATABASE_APP_URL: database('stegvis_app', '') },
      'DATABASE_APP_URL: databasen på en annan dator nås bara krypterat',
    ],
    ['any certificate at all', { DATABASE_APP_URL: database('stegvis_app', 'sslmode=no-verify') }, 'DATABASE_APP_URL: databasen'],
    [
      'a certificate nobody looks at',
      { DATABASE_WORKER_URL: database('stegvis_worker', 'sslmode=require') },
      'DATABASE_WORKER_URL: databasen',
    ],
    ['the owner in the clear', { DATABASE_URL: database('owner', 'sslmode=disable') }, 'DATABASE_URL: databasen'],
    ['the owner’s rights for those who serve', { DATABASE_URL: database('owner') }, 'DATABASE_URL: ägarens adress behövs bara när'],
    [
      'a host hidden in the query',
      { DATABASE_APP_URL: `postgresql://stegvis_app:${secret()}@localhost/stegvis?host=db.region.example` },
      'DATABASE_APP_URL: databasen',
    ],
    [
      'a password of the database like its name',
      { DATABASE_APP_URL: 'postgresql://stegvis_app:stegvis_app@db.region.example/stegvis?sslmode=verify-full' },
      'DATABASE_APP_URL: lösenordet är för svagt',
    ],
    [
      'Temporal without a certificate',
      { TEMPORAL_TLS_CERT: '', TEMPORAL_TLS_KEY: '' },
      'TEMPORAL_ADDRESS: Temporal på en annan dator nås bara krypterat',
    ],
    ['Temporal with half of one', { TEMPORAL_TLS_KEY: '' }, 'TEMPORAL_ADDRESS: Temporal'],
    ['Temporal in the clear', { TEMPORAL_TLS_CERT: '', TEMPORAL_TLS_KEY: '', TEMPORAL_TLS_CA: '' }, 'TEMPORAL_ADDRESS: Temporal'],
    ['mail in the clear', { SMTP_URL: 'smtp://mail.region.example' }, 'SMTP_URL: e-postservern på en annan dator nås bara krypterat'],
    [
      'the service platform in the clear',
      { SERVICES_URL: 'http://plattform.region.example/vp' },
      'SERVICES_URL: tjänsteplattformen nås bara krypterat',
    ],
    ['the service platform without a certificate', { SERVICES_TLS_KEY: '' }, 'SERVICES_URL: tjänsteplattformen'],
    ['real services that are nowhere', { SERVICES_URL: '' }, 'SERVICES_URL: riktiga tjänster nås över tjänsteplattformen.'],
    ['an SMS gateway in the clear', { SMS_URL: 'http://sms.region.example', SMS_TOKEN: secret() }, 'SMS_URL: en adress på en annan dator'],
    [
      'an SMS gateway with a weak token',
      { SMS_URL: 'https://sms.region.example', SMS_TOKEN: 'hemlig' },
      'SMS_TOKEN: hemligheten är för svag.',
    ],
    ['video links that anyone can sign', { VIDEO_URL: 'https://video.region.example' }, 'VIDEO_KEY: nyckeln är inte slumpad.'],
    ['files in the clear', { S3_ENDPOINT: 'http://files.region.example' }, 'S3_ENDPOINT: en adress på en annan dator ska börja med https.'],
    ['sign-in in the clear', { OIDC_ISSUER: 'http://idp.region.example' }, 'OIDC_ISSUER: en adress på en annan dator ska börja med https.'],
    ['Temporal’s pages in the clear', { TEMPORAL_UI_URL: 'http://ui.region.example' }, 'TEMPORAL_UI_URL: en adress'],
    [
      'the sign-in with personas',
      { OIDC_ISSUER: 'http://localhost:3001' },
      'OIDC_ISSUER: inloggningen med påhittade personer finns bara på den egna datorn.',
    ],
    ['stand-ins', { STEGVIS_SERVICES: 'standIns' }, 'STEGVIS_SERVICES: attrapper finns bara på den egna datorn.'],
    ['stand-ins by leaving it out', { STEGVIS_SERVICES: undefined }, 'STEGVIS_SERVICES: attrapper'],
    ['a secret from an example', { OIDC_CLIENT_SECRET: 'change-me-change-me' }, 'OIDC_CLIENT_SECRET: hemligheten är för svag.'],
    ['a short secret', { OIDC_CLIENT_SECRET: 'a8Fk2' }, 'OIDC_CLIENT_SECRET: hemligheten'],
    ['a master key of zeros', { STEGVIS_MASTER_KEY: Buffer.alloc(32).toString('base64') }, 'STEGVIS_MASTER_KEY: nyckeln är inte slumpad.'],
    [
      'a key that is a sentence',
      { STEGVIS_COOKIE_KEY: Buffer.from('this is a very secret cookie key').toString('base64') },
      'STEGVIS_COOKIE_KEY: nyckeln är inte slumpad.',
    ],
    ['no key for the log', { STEGVIS_LOG_KEY: '' }, 'STEGVIS_LOG_KEY: nyckeln som undertecknar loggen saknas'],
    ['one key for both', { STEGVIS_COOKIE_KEY: outside.STEGVIS_MASTER_KEY }, 'STEGVIS_COOKIE_KEY: nyckeln är samma'],
  ])('%s is refused with a sentence', (_what, changed, sentence) => {
    expect(refusals(changed)).toContain(sentence);
  });

  test('an authority of one’s own, a certificate instead of a password, and an API key are ways in', () => {
    expect(refusals({ DATABASE_APP_URL: database('stegvis_app', 'sslmode=verify-ca&sslrootcert=/etc/ca.pem') })).toBe('');
    const withCertificate = 'postgresql://stegvis_app@db.region.example/stegvis?sslmode=verify-full&sslcert=/etc/c.pem&sslkey=/etc/k.pem';
    expect(refusals({ DATABASE_APP_URL: withCertificate })).toBe('');
    expect(refusals({ TEMPORAL_TLS_CERT: '', TEMPORAL_TLS_KEY: '', TEMPORAL_API_KEY: secret() })).toBe('');
    expect(refusals({ SMTP_URL: 'smtp://mail.region.example:587?requireTLS=true' })).toBe('');
  });

  test('everything is told at once, and no value is repeated', () => {
    const told = refusals({
      STEGVIS_URL: 'http://stegvis.region.example',
      OIDC_CLIENT_SECRET: 'hemlig-hemlig-hemlig',
      DATABASE_APP_URL: 'postgresql://stegvis_app:kort@db.region.example/stegvis',
    });
    expect(told.split('\n')).toHaveLength(5);
    expect(told).not.toMatch(/hemlig-hemlig|kort@|stegvis_app/);
  });
});

describe('on this machine', () => {
  const here = {
    ...outside,
    DATABASE_URL: 'postgresql://owner:a@localhost/stegvis',
    DATABASE_APP_URL: 'postgresql://stegvis_app:a@127.0.0.1/stegvis',
    DATABASE_WORKER_URL: 'postgresql://stegvis_worker:a@[::1]/stegvis',
    TEMPORAL_ADDRESS: 'localhost:7233',
    STEGVIS_URL: 'http://localhost:3000',
    STEGVIS_SERVICES: 'standIns',
    OIDC_ISSUER: 'http://localhost:3001',
    OIDC_CLIENT_SECRET: 'secret',
    SMTP_URL: 'smtp://127.0.0.1:3025',
    SERVICES_URL: 'http://127.0.0.1:3026',
  };

  test('nothing is demanded', () => {
    expect(() => readSettings(here)).not.toThrow();
  });

  test('a connection that leaves the machine is still encrypted', () => {
    expect(() => readSettings({ ...here, DATABASE_APP_URL: database('stegvis_app', '') })).toThrow('DATABASE_APP_URL: databasen');
    expect(() => readSettings({ ...here, SMTP_URL: 'smtp://mail.region.example' })).toThrow('SMTP_URL');
    expect(() => readSettings({ ...here, SERVICES_URL: 'https://plattform.region.example' })).toThrow(
      'SERVICES_URL: attrapper finns bara på den egna datorn.',
    );
  });

  test('is told from elsewhere by the whole name', () => {
    expect(['localhost', '127.0.0.1', '127.8.8.8', '::1', '[::1]', ''].every(isLoopbackName)).toBe(true);
    expect(['localhost.region.example', '127.0.0.1.example', '10.0.0.1', '0.0.0.0', '[::]'].some(isLoopbackName)).toBe(false);
  });
});
