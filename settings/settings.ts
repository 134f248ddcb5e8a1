import { z } from 'zod';
import { outsideProblems } from './outside.ts';
import { serviceVariables } from './serviceVariables.ts';

/** Every environment variable Stegvis reads, with its meaning. `.env.example` lists the same names; a test holds them together. */
const variables = z.object({
  /** Owner's connection: migrates only. Whoever serves has no use of it, and outside loopback may not have it. */
  DATABASE_URL: z.url().optional(),
  /** The API's role; derived from DATABASE_URL in development. */
  DATABASE_APP_URL: z.url(),
  /** The worker's role. */
  DATABASE_WORKER_URL: z.url(),
  TEMPORAL_ADDRESS: z.string().regex(/^[^\s/]+:\d+$/),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  TEMPORAL_API_KEY: z.string().optional(),
  /** PEM files for mTLS. */
  TEMPORAL_TLS_CERT: z.string().optional(),
  TEMPORAL_TLS_KEY: z.string().optional(),
  TEMPORAL_TLS_CA: z.string().optional(),
  /** Address of the Temporal UI, for links; empty when there is none. */
  TEMPORAL_UI_URL: z.string().default(''),
  /** 32 bytes, base64: wraps the payload keys. */
  STEGVIS_MASTER_KEY: z.string().refine((text) => Buffer.from(text, 'base64').length === 32, 'ska vara 32 byte i base64'),
  /** 32 bytes or more, base64: signs cookies. */
  STEGVIS_COOKIE_KEY: z.string().refine((text) => Buffer.from(text, 'base64').length >= 32, 'ska vara minst 32 byte i base64'),
  /** 32 bytes, base64: signs the checkpoints of the log (Ed25519). */
  STEGVIS_LOG_KEY: z
    .string()
    .refine((text) => Buffer.from(text, 'base64').length === 32, 'ska vara 32 byte i base64')
    .optional(),
  /** Public keys that signed before it, base64, with commas between: what they signed goes on holding. */
  STEGVIS_LOG_OLD_KEYS: z.string().default(''),
  /** How many years the log is kept; never under five. */
  STEGVIS_LOG_YEARS: z.coerce.number().int().min(5).max(100).default(10),
  /** Address people use, `http://localhost:3000`. */
  STEGVIS_URL: z.url(),
  STEGVIS_PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  /** Proxies of ours in front of the API: so many steps from the right in X-Forwarded-For is who asks. 0: whoever is connected. */
  STEGVIS_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  /** API processes that share the load: each lets through its part of the limits. */
  STEGVIS_API_PROCESSES: z.coerce.number().int().min(1).max(100).default(1),
  /** Points that a session may spend a minute: a read is 1, a write 100. */
  STEGVIS_POINTS_PER_MINUTE: z.coerce.number().int().min(1_000).default(60_000),
  /** Sign-ins that may be begun a minute from one address. */
  STEGVIS_SIGN_INS_PER_MINUTE: z.coerce.number().int().min(1).default(60),
  /** Origins beside our own that the moments' pictures and recordings may come from, with spaces between: `https://film.region.example`. */
  STEGVIS_MEDIA_ORIGINS: z
    .string()
    .default('')
    .transform((text) => text.split(/\s+/).filter((each) => each !== ''))
    .refine((origins) => origins.every(isOrigin), 'ska vara adresser som https://film.region.example, med mellanslag mellan'),
  OIDC_ISSUER: z.url(),
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_CLIENT_SECRET: z.string().min(1),
  /** A provider of the same level for staff without SITHS. Without it OIDC_ISSUER signs in both citizens and staff; with it citizens alone. */
  OIDC_STAFF_ISSUER: z.url().optional(),
  OIDC_STAFF_CLIENT_ID: z.string().optional(),
  OIDC_STAFF_CLIENT_SECRET: z.string().optional(),
  /** Sign-in by SITHS (SAML 2.0): the provider's name, its addresses, and the certificates it signs with. Empty: that door is not there. */
  SAML_IDP_ENTITY_ID: z.string().optional(),
  SAML_IDP_SSO_URL: z.url().optional(),
  SAML_IDP_SLO_URL: z.url().optional(),
  SAML_IDP_CERTIFICATES: z.string().optional(),
  /** The key that signs our requests to it, and its certificate (PEM). */
  SAML_PRIVATE_KEY: z.string().optional(),
  SAML_CERTIFICATE: z.string().optional(),
  /** The age on whose birthday a guardian's right to act for a child ends. */
  STEGVIS_GUARDIAN_UNTIL_AGE: z.coerce.number().int().min(1).max(18).default(13),
  /** The least level of assurance (tillitsnivå) that a sign-in is taken at. */
  STEGVIS_LEVEL_OF_ASSURANCE: z.coerce
    .number()
    .pipe(z.union([z.literal(2), z.literal(3), z.literal(4)]))
    .default(3),
  SMTP_URL: z.url(),
  /** Sender of e-mail. */
  MAIL_FROM: z.string().min(3),
  /** Where people's files are: a folder, or `s3://bucket/prefix`. */
  STEGVIS_FILES: z.string().min(1).default('.stegvis/files'),
  /** For what answers as S3 does elsewhere; keys come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. */
  S3_ENDPOINT: z.url().optional(),
  S3_REGION: z.string().default('eu-north-1'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** `standIns` answers instead of the national services and keeps what would be sent where it can be looked at (/dev/inbox); refused outside loopback. */
  STEGVIS_SERVICES: z.enum(['standIns', 'real']).default('standIns'),
  ...serviceVariables,
});

export type Settings = z.infer<typeof variables>;

/** Reads the environment once, at start. Throws one error that names every variable that is missing, wrong, or not safe outside this machine. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const read = variables.safeParse(present);
  const problems = read.success
    ? outsideProblems(read.data)
    : read.error.issues.map((issue) => {
        const name = String(issue.path[0]);
        return name in present ? `${name}: ${issue.message}` : `${name}: saknas`;
      });
  if (read.success && problems.length === 0) return read.data;
  throw new Error(
    `Inställningarna går inte att använda. Se .env.example.\n${[...new Set(problems)].map((line) => `  ${line}`).join('\n')}`,
  );
}

/** A whole https origin and nothing after it. */
function isOrigin(text: string): boolean {
  return URL.canParse(text) && text.startsWith('https://') && new URL(text).origin === text;
}

/** The names of all variables, for `.env.example`'s test. */
export const settingNames: readonly string[] = Object.keys(variables.shape);
