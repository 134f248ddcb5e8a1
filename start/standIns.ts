import type { Database } from '../db/orm.ts';
import { deliveries } from '../db/standIns.ts';
import { startMailSink } from '../integrations/mailSink.ts';
import { startOidcProvider } from '../integrations/oidcProvider.ts';
import type { OidcClient } from './environment.ts';
import { productUrl } from './environment.ts';
import type { StartOptions } from './options.ts';
import { requireFreePort } from './port.ts';
import type { Secrets } from './secrets.ts';
import { personas } from './seed/personas.ts';

/** The local sign-in with personas, unless a provider is given in OIDC_ISSUER. */
export async function startSignIn(options: StartOptions, secrets: Secrets): Promise<OidcClient & { close(): Promise<void> }> {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = process.env;
  if (issuer) return { issuer, clientId: clientId ?? '', clientSecret: clientSecret ?? '', close: async () => undefined };
  await requireFreePort(options.STEGVIS_OIDC_PORT, 'inloggningen', 'STEGVIS_OIDC_PORT');
  const client = { clientId: 'stegvis', clientSecret: secrets.oidcClientSecret };
  const provider = await startOidcProvider({
    port: options.STEGVIS_OIDC_PORT,
    ...client,
    productUrls: [productUrl(options)],
    personas,
  });
  return { ...client, issuer: provider.issuer, close: provider.close };
}

/** The local mail sink, unless a mail server is given in SMTP_URL. */
export async function startMail(options: StartOptions, database: Database): Promise<{ readonly smtpUrl: string; close(): Promise<void> }> {
  const given = process.env.SMTP_URL;
  if (given) return { smtpUrl: given, close: async () => undefined };
  await requireFreePort(options.STEGVIS_MAIL_PORT, 'e-posten', 'STEGVIS_MAIL_PORT');
  const sink = await startMailSink(options.STEGVIS_MAIL_PORT, deliveries(database, 'standIns'), Date.now);
  return { smtpUrl: `smtp://127.0.0.1:${sink.port}`, close: sink.close };
}
