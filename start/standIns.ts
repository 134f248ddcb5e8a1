import { randomBytes } from 'node:crypto';
import type { Database } from '../db/orm.ts';
import { deliveries } from '../db/standIns.ts';
import { startMailSink } from '../integrations/mailSink.ts';
import { startOidcProvider } from '../integrations/oidcProvider.ts';
import { startSamlIdp } from '../integrations/samlIdp.ts';
import { selfSigned } from '../integrations/selfSigned.ts';
import type { DeliveryStore } from '../integrations/standIn.ts';
import { startStandInServices } from '../integrations/standIns/startStandInServices.ts';
import type { Settings } from '../settings/settings.ts';
import type { OidcClient } from './environment.ts';
import { productUrl } from './environment.ts';
import type { StartOptions } from './options.ts';
import { requireFreePort } from './port.ts';
import type { Secrets } from './secrets.ts';
import { personas } from './seed/personas.ts';
import { standInPeople } from './seed/standInPeople.ts';

/**
 * The local sign-in with personas, unless a provider is given in OIDC_ISSUER: one provider for citizens, SITHS by SAML, and one of the same level
 * for staff without SITHS. `ways` are the settings of the last two.
 */
export async function startSignIn(
  options: StartOptions,
  secrets: Secrets,
): Promise<OidcClient & { readonly ways: Ways; close(): Promise<void> }> {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = process.env;
  if (issuer) return { issuer, clientId: clientId ?? '', clientSecret: clientSecret ?? '', ways: {}, close: async () => undefined };
  await requireFreePort(options.STEGVIS_OIDC_PORT, 'inloggningen', 'STEGVIS_OIDC_PORT');
  await requireFreePort(options.STEGVIS_STAFF_OIDC_PORT, 'personalens inloggning utan SITHS', 'STEGVIS_STAFF_OIDC_PORT');
  await requireFreePort(options.STEGVIS_SAML_PORT, 'SITHS-inloggningen', 'STEGVIS_SAML_PORT');
  const url = productUrl(options);
  const client = { clientId: 'stegvis', clientSecret: secrets.oidcClientSecret };
  const citizens = await startOidcProvider({
    port: options.STEGVIS_OIDC_PORT,
    ...client,
    productUrls: [url],
    personas: personas.filter(({ group }) => group === 'citizen'),
  });
  const members = personas.filter(({ group }) => group === 'staff');
  const staff = await startOidcProvider({ port: options.STEGVIS_STAFF_OIDC_PORT, ...client, productUrls: [url], personas: members });
  const ours = selfSigned('Stegvis');
  const siths = await startSamlIdp({
    port: options.STEGVIS_SAML_PORT,
    personas: members.filter(({ withoutSiths }) => withoutSiths !== true),
    products: [
      {
        entityId: new URL('/auth/saml/metadata', url).href,
        acsUrl: new URL('/auth/saml/acs', url).href,
        sloUrl: new URL('/auth/saml/slo', url).href,
        certificate: ours.certificate,
      },
    ],
  });
  return {
    ...client,
    issuer: citizens.issuer,
    ways: {
      OIDC_STAFF_ISSUER: staff.issuer,
      OIDC_STAFF_CLIENT_ID: client.clientId,
      OIDC_STAFF_CLIENT_SECRET: client.clientSecret,
      SAML_IDP_ENTITY_ID: siths.entityId,
      SAML_IDP_SSO_URL: siths.ssoUrl,
      SAML_IDP_SLO_URL: siths.sloUrl,
      SAML_IDP_CERTIFICATES: siths.certificate,
      SAML_PRIVATE_KEY: ours.privateKey,
      SAML_CERTIFICATE: ours.certificate,
    },
    close: async () => void (await Promise.all([citizens.close(), staff.close(), siths.close()])),
  };
}

type Ways = Partial<Record<keyof Settings, string>>;

/** The national services’ stand-ins, unless the real ones are asked for, and the local mail sink, unless a mail server is given in SMTP_URL. */
export async function startServices(
  options: StartOptions,
  database: Database,
): Promise<{ readonly smtpUrl: string; readonly services: Ways; close(): Promise<void> }> {
  const kept = deliveries(database, 'standIns');
  const standIns = process.env.STEGVIS_SERVICES === 'real' ? null : await startStandIns(options, kept);
  const given = process.env.SMTP_URL;
  if (given) return { smtpUrl: given, services: standIns?.settings ?? {}, close: async () => standIns?.close() };
  await requireFreePort(options.STEGVIS_MAIL_PORT, 'e-posten', 'STEGVIS_MAIL_PORT');
  const sink = await startMailSink(options.STEGVIS_MAIL_PORT, kept, Date.now, standIns?.mailBehaviour);
  return {
    smtpUrl: `smtp://127.0.0.1:${sink.port}`,
    services: standIns?.settings ?? {},
    close: async () => void (await Promise.all([sink.close(), standIns?.close()])),
  };
}

async function startStandIns(options: StartOptions, kept: DeliveryStore) {
  await requireFreePort(options.STEGVIS_SERVICES_PORT, 'de påhittade tjänsterna', 'STEGVIS_SERVICES_PORT');
  const videoKey = randomBytes(32);
  const parts = { port: options.STEGVIS_SERVICES_PORT, people: standInPeople, store: kept, now: Date.now, videoKey };
  const { url, disturbanceOf, close } = await startStandInServices(parts);
  const mail = () => disturbanceOf('mail');
  return {
    settings: {
      STEGVIS_SERVICES: 'standIns',
      SERVICES_URL: url,
      SMS_URL: `${url}/sms`,
      SMS_TOKEN: randomBytes(24).toString('hex'),
      VIDEO_URL: `${url}/video`,
      VIDEO_KEY: videoKey.toString('base64'),
    } satisfies Ways,
    /** The mail sink is disturbed as the others are. */
    mailBehaviour: {
      get latencyMs() {
        return mail().latencyMs;
      },
      get outage() {
        return mail().outage;
      },
      refuses: { has: () => mail().refuses },
    },
    close,
  };
}
