import type { Settings } from '../settings/settings.ts';
import type { Deps } from './deps.ts';
import { identityProvider } from './identityProvider.ts';
import type { OidcClientOptions } from './identityProvider.ts';
import { samlSignIn } from './samlSignIn.ts';

/** The ways to sign in that the settings give. Of a way that is half given the missing half is named. */
export function signInBySettings(settings: Settings): Pick<Deps, 'identity' | 'saml'> {
  const { STEGVIS_URL: productUrl, STEGVIS_LEVEL_OF_ASSURANCE: level } = settings;
  const staff = all({
    OIDC_STAFF_ISSUER: settings.OIDC_STAFF_ISSUER,
    OIDC_STAFF_CLIENT_ID: settings.OIDC_STAFF_CLIENT_ID,
    OIDC_STAFF_CLIENT_SECRET: settings.OIDC_STAFF_CLIENT_SECRET,
  });
  const saml = all({
    SAML_IDP_ENTITY_ID: settings.SAML_IDP_ENTITY_ID,
    SAML_IDP_SSO_URL: settings.SAML_IDP_SSO_URL,
    SAML_IDP_SLO_URL: settings.SAML_IDP_SLO_URL,
    SAML_IDP_CERTIFICATES: settings.SAML_IDP_CERTIFICATES,
    SAML_PRIVATE_KEY: settings.SAML_PRIVATE_KEY,
    SAML_CERTIFICATE: settings.SAML_CERTIFICATE,
  });
  const first: OidcClientOptions = {
    name: 'oidc',
    audiences: staff === null && saml === null ? ['citizen', 'staff'] : ['citizen'],
    issuer: settings.OIDC_ISSUER,
    clientId: settings.OIDC_CLIENT_ID,
    clientSecret: settings.OIDC_CLIENT_SECRET,
  };
  const second: readonly OidcClientOptions[] =
    staff === null
      ? []
      : [
          {
            name: 'oidcStaff',
            audiences: ['staff'],
            issuer: staff.OIDC_STAFF_ISSUER,
            clientId: staff.OIDC_STAFF_CLIENT_ID,
            clientSecret: staff.OIDC_STAFF_CLIENT_SECRET,
          },
        ];
  return {
    identity: identityProvider({ clients: [first, ...second], productUrl, level }),
    saml:
      saml === null
        ? null
        : samlSignIn({
            idp: {
              entityId: saml.SAML_IDP_ENTITY_ID,
              ssoUrl: saml.SAML_IDP_SSO_URL,
              sloUrl: saml.SAML_IDP_SLO_URL,
              certificates: saml.SAML_IDP_CERTIFICATES.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [],
            },
            entityId: new URL('/auth/saml/metadata', productUrl).href,
            privateKey: saml.SAML_PRIVATE_KEY,
            certificate: saml.SAML_CERTIFICATE,
            productUrl,
            level,
          }),
  };
}

/** All of them, or null when there is none. */
function all<K extends string>(settings: Readonly<Record<K, string | undefined>>): Record<K, string> | null {
  const names = Object.keys(settings) as K[];
  const missing = names.filter((name) => settings[name] === undefined || settings[name] === '');
  if (missing.length === names.length) return null;
  if (missing.length > 0)
    throw new Error(`Inställningarna går inte att använda. Se .env.example.\n${missing.map((name) => `  ${name}: saknas`).join('\n')}`);
  return settings as Record<K, string>;
}
