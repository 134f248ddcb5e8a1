import { identityProvider } from '../../api/identityProvider.ts';
import { samlSignIn } from '../../api/samlSignIn.ts';
import { startOidcProvider } from '../../integrations/oidcProvider.ts';
import type { OidcProvider } from '../../integrations/oidcProvider.ts';
import type { Persona } from '../../integrations/persona.ts';
import { startSamlIdp } from '../../integrations/samlIdp.ts';
import type { SamlIdp } from '../../integrations/samlIdp.ts';
import { selfSigned } from '../../integrations/selfSigned.ts';
import type { KeyAndCertificate } from '../../integrations/selfSigned.ts';
import { citizens } from '../../start/seed/citizens.ts';
import { personas } from '../../start/seed/personas.ts';
import { openApiClinic, URL_OF_TESTS } from './api.ts';
import type { ApiClinic } from './api.ts';

/** A clinic with all three ways in, each at a provider of its own on this machine, and their keys for those who would forge. */
export interface SignInClinic extends ApiClinic {
  readonly citizens: ApiClinic['citizens'];
  readonly oidc: OidcProvider;
  readonly oidcStaff: OidcProvider;
  readonly siths: SamlIdp;
  readonly sithsKey: KeyAndCertificate;
}

export const clientOfTests = { clientId: 'stegvis', clientSecret: 'hemligheten i testet' } as const;

export async function openSignInClinic(more: readonly Persona[] = []): Promise<SignInClinic> {
  const all = [...personas, ...more];
  const told = { api: null as ApiClinic['api'] | null };
  // The product listens nowhere in a test: what providers tell it past the browser is handed over.
  const tell = async (url: string, init: RequestInit): Promise<Response> =>
    told.api === null ? new Response(null, { status: 503 }) : told.api.request(new URL(url).pathname, { ...init, signal: null });
  const provider = (group: Persona['group']) =>
    startOidcProvider({
      port: 0,
      ...clientOfTests,
      productUrls: [URL_OF_TESTS],
      personas: all.filter((each) => each.group === group),
      tell,
    });
  const [oidc, oidcStaff] = await Promise.all([provider('citizen'), provider('staff')]);
  const sithsKey = selfSigned('SITHS i testet');
  const ours = selfSigned('Stegvis i testet');
  const entityId = `${URL_OF_TESTS}/auth/saml/metadata`;
  const siths = await startSamlIdp({
    port: 0,
    key: sithsKey,
    personas: all.filter(({ group, withoutSiths }) => group === 'staff' && withoutSiths !== true),
    products: [
      { entityId, acsUrl: `${URL_OF_TESTS}/auth/saml/acs`, sloUrl: `${URL_OF_TESTS}/auth/saml/slo`, certificate: ours.certificate },
    ],
  });
  const clinic = await openApiClinic(undefined, {
    identity: identityProvider({
      clients: [
        { name: 'oidc', audiences: ['citizen'], issuer: oidc.issuer, ...clientOfTests },
        { name: 'oidcStaff', audiences: ['staff'], issuer: oidcStaff.issuer, ...clientOfTests },
      ],
      productUrl: URL_OF_TESTS,
      level: 3,
    }),
    saml: samlSignIn({
      idp: { entityId: siths.entityId, ssoUrl: siths.ssoUrl, sloUrl: siths.sloUrl, certificates: [siths.certificate] },
      entityId,
      ...ours,
      productUrl: URL_OF_TESTS,
      level: 3,
    }),
  });
  told.api = clinic.api;
  for (const { personalIdentityNumber, deceasedOn } of citizens)
    if (deceasedOn !== undefined)
      clinic.registers.residents.set(personalIdentityNumber, { standing: { kind: 'deceased', on: deceasedOn } });
  // Providers go by the machine's clock.
  clinic.clock.at = Date.now();
  return {
    ...clinic,
    oidc,
    oidcStaff,
    siths,
    sithsKey,
    async close() {
      await clinic.close();
      await Promise.all([oidc.close(), oidcStaff.close(), siths.close()]);
    },
  };
}
