import type { DatabaseUrls } from '../db/migrate.ts';
import type { Settings } from '../settings/settings.ts';
import type { StartOptions } from './options.ts';
import type { Secrets } from './secrets.ts';

/** What the parts that were started, or given, answer to. */
export interface Parts {
  readonly database: DatabaseUrls;
  readonly temporal: { readonly address: string; readonly uiUrl: string };
  readonly oidc: OidcClient & { readonly ways?: Partial<Record<keyof Settings, string>> };
  readonly smtpUrl: string;
  /** The settings of the services' stand-ins; none where the services are given. */
  readonly services: Partial<Record<keyof Settings, string>>;
}

export interface OidcClient {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The address that people use. */
export const productUrl = (options: StartOptions): string => process.env.STEGVIS_URL || `http://localhost:${options.STEGVIS_PORT}`;

/** The whole environment of the API and the worker: every setting has a value, what was given is kept. */
export function environmentOf(options: StartOptions, secrets: Secrets, parts: Parts): NodeJS.ProcessEnv {
  const filled = {
    // The owner's is for those who migrate.
    DATABASE_URL: '',
    DATABASE_APP_URL: parts.database.app,
    DATABASE_WORKER_URL: parts.database.worker,
    TEMPORAL_ADDRESS: parts.temporal.address,
    TEMPORAL_UI_URL: parts.temporal.uiUrl,
    STEGVIS_MASTER_KEY: process.env.STEGVIS_MASTER_KEY || secrets.masterKey,
    STEGVIS_COOKIE_KEY: process.env.STEGVIS_COOKIE_KEY || secrets.cookieKey,
    STEGVIS_URL: productUrl(options),
    STEGVIS_PORT: String(options.STEGVIS_PORT),
    OIDC_ISSUER: parts.oidc.issuer,
    OIDC_CLIENT_ID: parts.oidc.clientId,
    OIDC_CLIENT_SECRET: parts.oidc.clientSecret,
    ...parts.oidc.ways,
    SMTP_URL: parts.smtpUrl,
    ...parts.services,
    MAIL_FROM: process.env.MAIL_FROM || 'Stegvis <stegvis@localhost>',
  } satisfies Partial<Record<keyof Settings, string>>;
  return { ...process.env, ...filled, TZ: 'UTC', NODE_ENV: process.env.NODE_ENV || 'production' };
}
