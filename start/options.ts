import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import { z } from 'zod';
import { Refusal } from './refusal.ts';

const port = (usual: number) => z.coerce.number().int().min(1).max(65_535).default(usual);

const variables = z.object({
  /** Folder for everything that is kept between two starts. */
  STEGVIS_STATE: z.string().min(1).default('.stegvis'),
  /** The product's port; also a setting of the API. */
  STEGVIS_PORT: port(3000),
  /** The local OpenID Connect provider. */
  STEGVIS_OIDC_PORT: port(3001),
  /** The local SAML identity provider. */
  STEGVIS_SAML_PORT: port(3002),
  /** The local OpenID Connect provider for staff without SITHS. */
  STEGVIS_STAFF_OIDC_PORT: port(3003),
  /** The local mail sink (SMTP). */
  STEGVIS_MAIL_PORT: port(3025),
  /** The stand-ins of the national services. */
  STEGVIS_SERVICES_PORT: port(3026),
  /** The embedded PostgreSQL. */
  STEGVIS_POSTGRES_PORT: port(54_329),
  /** Temporal's dev server. */
  TEMPORAL_PORT: port(7233),
  TEMPORAL_UI_PORT: port(8233),
  /** `no` starts with the organisation and the published moments only. */
  STEGVIS_SEED: z.enum(['yes', 'no']).default('yes'),
});

/** What only `npm start` and `npm test` read, beside the settings of the product. */
export type StartOptions = z.infer<typeof variables>;

/** The names, for `.env.example`'s test. */
export const startOptionNames: readonly string[] = [
  ...Object.keys(variables.shape),
  'STEGVIS_CHROMIUM',
  'STEGVIS_E2E_URL',
  'STEGVIS_E2E_PORT',
  'FC_SEED',
];

/** Reads `.env` when there is one (what is already in the environment wins) and then the options of the start. */
export function readStartOptions(): StartOptions {
  if (existsSync('.env')) loadEnvFile('.env');
  const present = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const read = variables.safeParse(present);
  if (read.success) return read.data;
  const wrong = read.error.issues.map((issue) => `"${String(issue.path[0])}"`).join(', ');
  throw new Refusal(`${wrong} går inte att använda. En port är ett tal mellan 1 och 65535. Se .env.example.`);
}
