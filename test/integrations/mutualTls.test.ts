import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openServices } from '../../integrations/openServices.ts';
import { selfSigned } from '../../integrations/selfSigned.ts';
import { serviceSettingsOf } from '../support/standInWorld.ts';

const platform = selfSigned('localhost');
const ours = selfSigned('stegvis');
const another = selfSigned('localhost');
const folder = mkdtempSync(join(tmpdir(), 'stegvis-tls-'));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const client = { SERVICES_TLS_CERT: file('ours.pem', ours.certificate), SERVICES_TLS_KEY: file('ours.key', ours.privateKey) };
const trusted = { SERVICES_TLS_CA: file('platform.pem', platform.certificate) };

/** The service platform: lets in whoever shows our certificate, and nobody else. */
let server: Server;
let letIn: string[] = [];
beforeAll(async () => {
  server = createServer(
    { key: platform.privateKey, cert: platform.certificate, ca: [ours.certificate], requestCert: true, rejectUnauthorized: true },
    (request, response) => {
      letIn.push(request.url ?? '');
      response.end(
        '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><GetUnitResponse xmlns="urn:riv:infrastructure:directory:organization:GetUnitResponder:5"/></s:Body></s:Envelope>',
      );
    },
  );
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

function getUnit(tls: Partial<Parameters<typeof openServices>[0]>): Promise<unknown> {
  letIn = [];
  const url = `https://localhost:${(server.address() as AddressInfo).port}/vp`;
  const services = openServices({ ...serviceSettingsOf(url), ...tls }, Date.now);
  return services.unitDirectory
    .getUnit('SE2321000016-E001')
    .catch((error: unknown) => error)
    .finally(() => services.close());
}

describe('the service platform over mTLS (ITG-11, ITG-12)', () => {
  test('answers who shows the certificate, at the contract’s path under its own', async () => {
    expect(await getUnit({ ...client, ...trusted })).toBeNull();
    expect(letIn).toEqual(['/vp/infrastructure/directory/organization/GetUnit/5/rivtabp21']);
  });

  test('lets nobody in without one', async () => {
    expect(await getUnit(trusted)).toMatchObject({ name: 'Away' });
    expect(letIn).toEqual([]);
  });

  test('that is not who it should be is told nothing', async () => {
    expect(await getUnit({ ...client, SERVICES_TLS_CA: file('another.pem', another.certificate) })).toMatchObject({
      reason: 'unreachable',
    });
    expect(await getUnit(client)).toMatchObject({ reason: 'unreachable' });
    expect(letIn).toEqual([]);
  });
});
