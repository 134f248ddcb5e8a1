import { z } from 'zod';

/** Every environment variable Stegvis reads, with its meaning. `.env.example` lists the same names; a test holds them together. */
const variables = z.object({
  /** Owner's connection: migrates only. */
  DATABASE_URL: z.url(),
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
  /** Address people use, `http://localhost:3000`. */
  STEGVIS_URL: z.url(),
  STEGVIS_PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  OIDC_ISSUER: z.url(),
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_CLIENT_SECRET: z.string().min(1),
  SMTP_URL: z.url(),
  /** Sender of e-mail. */
  MAIL_FROM: z.string().min(3),
  /** Where people's files are: a folder, or `s3://bucket/prefix`. */
  STEGVIS_FILES: z.string().min(1).default('.stegvis/files'),
  /** For what answers as S3 does elsewhere; keys come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. */
  S3_ENDPOINT: z.url().optional(),
  S3_REGION: z.string().default('eu-north-1'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** `standIns` keeps what would be sent where it can be looked at (/dev/inbox); refused outside loopback. */
  STEGVIS_CHANNELS: z.enum(['standIns']).default('standIns'),
});

export type Settings = z.infer<typeof variables>;

/** Reads the environment once, at start. Throws one error that names every variable that is missing or wrong. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const read = variables.safeParse(present);
  if (read.success) return read.data;
  const lines = read.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return name in present ? `  ${name}: ${issue.message}` : `  ${name}: saknas`;
  });
  throw new Error(`Inställningarna går inte att använda. Se .env.example.\n${[...new Set(lines)].join('\n')}`);
}

/** The names of all variables, for `.env.example`'s test. */
export const settingNames: readonly string[] = Object.keys(variables.shape);
