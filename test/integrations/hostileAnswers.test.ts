import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Away } from '../../integrations/away.ts';
import { openServices } from '../../integrations/openServices.ts';
import type { Services } from '../../integrations/openServices.ts';
import { Refused } from '../../integrations/standIn.ts';
import { serviceSettingsOf } from '../support/standInWorld.ts';

/** A producer that answers whatever the test says. */
let answer: (response: ServerResponse, socket: Socket) => void;
let asked: { readonly path: string; readonly headers: Readonly<Record<string, string | string[] | undefined>>; readonly body: string }[] =
  [];
const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk: string) => (body += chunk));
  request.on('end', () => {
    asked.push({ path: request.url ?? '', headers: request.headers, body });
    answer(response, request.socket);
  });
});
let services: Services;

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});
// Each test gets lines of its own: no breaker is left open by another.
beforeEach(() => {
  asked = [];
  services = openServices(serviceSettingsOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), Date.now);
});

const says =
  (text: string | Buffer, status = 200) =>
  (response: ServerResponse) =>
    void response.writeHead(status, { 'content-type': 'text/xml' }).end(text);
const lookUp = () => services.populationRegister.lookupResident('197804232390').catch((error: unknown) => error);

const NS = 'urn:riv:population:residentmaster:LookupResidentForFullProfileResponder:1';
const envelope = (body: string) =>
  `<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`;
const resident = (inside: string) =>
  envelope(
    `<r:LookupResidentForFullProfileResponse xmlns:r="${NS}" xmlns:c="urn:riv:population:residentmaster:1">${inside}</r:LookupResidentForFullProfileResponse>`,
  );
const erik = resident(`
  <r:resident><c:Sekretessmarkering>N</c:Sekretessmarkering><c:SenasteAndringFolkbokforing>20260101</c:SenasteAndringFolkbokforing>
    <c:Personpost><c:PersonId>197804232390</c:PersonId><c:Kon>M</c:Kon><c:Fodelsetid>19780423</c:Fodelsetid>
      <c:Namn><c:Tilltalsnamnsmarkering>10</c:Tilltalsnamnsmarkering><c:Fornamn>Erik Olof</c:Fornamn><c:Mellannamn>Berg</c:Mellannamn><c:Efternamn>Sandell</c:Efternamn></c:Namn>
      <c:Folkbokforingsadress><c:LanKod>14</c:LanKod><c:KommunKod>80</c:KommunKod><c:Utdelningsadress2><![CDATA[Gatan <1>]]></c:Utdelningsadress2></c:Folkbokforingsadress>
      <x:Relationer xmlns:x="urn:riv:population:residentmaster:1.1"/><!-- okänt mer --><y:Nytt xmlns:y="urn:framtiden">?</y:Nytt>
    </c:Personpost></r:resident>`);

describe('what is asked', () => {
  test('is SOAP 1.1 with the logical address in the header, at the contract’s path, with action, consumer and correlation', async () => {
    answer = says(erik);
    await lookUp();
    const [{ path, headers, body } = { path: '', headers: {}, body: '' }] = asked;
    expect(path).toBe('/population/residentmaster/LookupResidentForFullProfile/1/rivtabp21');
    expect(headers).toMatchObject({
      'content-type': 'text/xml; charset=utf-8',
      soapaction: `"${NS}:LookupResidentForFullProfile"`,
      'x-rivta-original-serviceconsumer-hsaid': 'SE2321000016-STEGVIS',
      'x-skltp-correlation-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(body).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Header>' +
        '<LogicalAddress xmlns="urn:riv:itintegration:registry:1">SE165565594230-PU</LogicalAddress></Header><Body>' +
        `<LookupResidentForFullProfile xmlns="${NS}"><personId>197804232390</personId><lookUpSpecification/></LookupResidentForFullProfile></Body></Envelope>`,
    );
  });

  test('about a person who is given as something else than a number is still only text in the question', async () => {
    answer = says(resident(''));
    await services.populationRegister.lookupResident('1</personId><personId>2');
    expect(asked[0]?.body).toContain('<personId>1&lt;/personId&gt;&lt;personId&gt;2</personId>');
  });
});

describe('an answer as the real producers write it', () => {
  test('is read, whatever the prefixes, with what it has beside', async () => {
    answer = says(`\uFEFF${erik}`);
    expect(await lookUp()).toEqual({
      personalIdentityNumber: '197804232390',
      givenName: 'Erik Olof',
      familyName: 'Berg Sandell',
      sex: 'male',
      protectedIdentity: false,
      county: '14',
      municipality: '80',
      standing: { kind: 'registered' },
    });
  });

  test('tells a death with its day, one whose day is not whole, and who has another number since', async () => {
    const out = (inside: string) => erik.replace('<c:Namn>', `<c:Avregistrering>${inside}</c:Avregistrering><c:Namn>`);
    answer = says(
      out('<c:AvregistreringsorsakKod>AV</c:AvregistreringsorsakKod><c:Avregistreringsdatum>20261001</c:Avregistreringsdatum>'),
    );
    expect(await lookUp()).toMatchObject({ standing: { kind: 'deceased', on: '2026-10-01' } });
    answer = says(
      out('<c:AvregistreringsorsakKod>AV</c:AvregistreringsorsakKod><c:Avregistreringsdatum>20261000</c:Avregistreringsdatum>'),
    );
    expect(await lookUp()).toMatchObject({ standing: { kind: 'deceased', on: null } });
    answer = says(
      out('<c:AvregistreringsorsakKod>GN</c:AvregistreringsorsakKod>').replace(
        '<x:Relationer',
        '<h:HanvisningsPersonNr xmlns:h="urn:riv:population:residentmaster:1.1">197804232382</h:HanvisningsPersonNr><x:Relationer',
      ),
    );
    expect(await lookUp()).toMatchObject({ standing: { kind: 'deregistered', on: null, newNumber: '197804232382' } });
  });
});

describe('a fault', () => {
  const fault = (code: string, text: string) =>
    envelope(`<s:Fault><faultcode>${code}</faultcode><faultstring>${text}</faultstring></s:Fault>`);

  test('of the producer is away, with the platform’s own code and nothing of what it said', async () => {
    answer = says(fault('soap:Server', 'VP009 Exception when calling the service producer for 197804232390'), 500);
    const error = await lookUp();
    expect(error).toMatchObject({ name: 'Away', reason: 'fault', code: 'VP009' });
    expect(String(error)).not.toContain('1978');
    expect(JSON.stringify(services.health())).not.toContain('1978');
  });

  test('of ours is a refusal, unless it is the platform’s', async () => {
    answer = says(fault('soap:Client', 'cvc-pattern-valid'), 500);
    expect(await lookUp()).toBeInstanceOf(Refused);
    answer = says(fault('soap:Client', 'VP007 Authorization missing for serviceNamespace'), 500);
    expect(await lookUp()).toMatchObject({ name: 'Away', code: 'VP007' });
  });

  test('that is a web page of a proxy, or a redirect, is away', async () => {
    answer = says('<html><body>Bad gateway</body></html>', 502);
    expect(await lookUp()).toMatchObject({ name: 'Away', code: 'HTTP 502' });
    answer = (response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
    expect(await lookUp()).toMatchObject({ name: 'Away', code: 'HTTP 302' });
    answer = says('<html><p>trasig', 500);
    expect(await lookUp()).toMatchObject({ name: 'Away', code: 'HTTP 500' });
  });
});

describe('an answer that cannot be used is away and never half believed', () => {
  const laughs = `<!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 12 }, (_, i) => `<!ENTITY a${i} "${`&a${i === 0 ? '' : i - 1};`.repeat(10)}">`).join('')}]>`;
  const cases: readonly (readonly [string, string | Buffer])[] = [
    ['nothing', ''],
    ['a tag cut in half', erik.replace('<r:resident>', 't>')],
    ['a tag closed by another', erik.replace('<r:resident>', '<r:resid>')],
    [
      'the person in another namespace',
      erik.replace('<r:resident>', '<r:resident xmlns:r="urn:another">').replace('</r:resident>', '</r:resident>'),
    ],
    ['no XML', 'OK'],
    ['JSON', '{"resident":null}'],
    ['half an answer', erik.slice(0, erik.length / 2)],
    ['an answer without its end', erik.slice(0, -4)],
    ['text after its end', `${erik}och mer`],
    ['two answers', `${erik}${erik}`],
    ['an entity of its own', erik.replace('Sandell', '&hemligt;')],
    ['a billion laughs', `${laughs}${erik.slice(erik.indexOf('<s:Env')).replace('Sandell', '&a11;')}`],
    [
      'a file by way of a document type',
      `<!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd">]>${erik.slice(erik.indexOf('<s:Env')).replace('Sandell', '&f;')}`,
    ],
    ['SOAP 1.2', erik.replace('http://schemas.xmlsoap.org/soap/envelope/', 'http://www.w3.org/2003/05/soap-envelope')],
    ['the answer of another version', erik.replaceAll(`${NS}"`, `${NS.slice(0, -1)}2"`)],
    [
      'the answer of another operation',
      erik.replaceAll('LookupResidentForFullProfileResponse', 'LookupResidentForExtendedProfileResponse'),
    ],
    [
      'types in another namespace',
      erik.replace('xmlns:c="urn:riv:population:residentmaster:1"', 'xmlns:c="urn:riv:population:residentmaster:2"'),
    ],
    ['an empty body', envelope('')],
    ['two elements in the body', envelope(`<a xmlns="${NS}"/><b xmlns="${NS}"/>`)],
    ['no envelope', '<resident/>'],
    ['somebody else', erik.replace('197804232390', '199603282386')],
    ['two people', erik.replace(/(<r:resident>[^]*<\/r:resident>)/, '$1$1')],
    ['a protection that is neither yes nor no', erik.replace('>N<', '>X<')],
    ['no protection at all', erik.replace('<c:Sekretessmarkering>N</c:Sekretessmarkering>', '')],
    ['no person in the person', erik.replace(/<c:Personpost>[^]*<\/c:Personpost>/, '')],
    ['Latin-1', Buffer.from(erik.replace('Sandell', 'Sjövall'), 'latin1')],
    ['too deep', envelope('<a>'.repeat(5_000) + '</a>'.repeat(5_000))],
    ['ten megabytes', resident(`<r:resident>${'x'.repeat(10_000_000)}</r:resident>`)],
    ['ten megabytes that never close', `<s:Envelope ${'a'.repeat(10_000_000)}`],
    ['a megabyte of brackets', '<'.repeat(1_000_000)],
  ];
  test.each(cases)('%s', async (_name, text) => {
    answer = says(text);
    expect(await lookUp()).toMatchObject({ name: 'Away', reason: 'brokenAnswer' });
    expect(asked.length).toBe(1);
  });

  test('a connection that is cut in the middle', async () => {
    answer = (response, socket) => {
      response.writeHead(200, { 'content-length': '10000' });
      response.write(erik.slice(0, 100), () => socket.destroy());
    };
    expect(await lookUp()).toMatchObject({ name: 'Away', reason: 'brokenAnswer', code: 'cut' });
  });

  test('a connection that is cut before anything is asked once more, and then away', async () => {
    answer = (_response, socket) => void socket.destroy();
    expect(await lookUp()).toMatchObject({ name: 'Away', reason: 'unreachable' });
    expect(asked.length).toBe(2);
  });

  test('an answer that drips, a sign at a time, is cut off at the time limit of the whole call', async () => {
    let drips: NodeJS.Timeout | undefined;
    let closed = false;
    answer = (response) => {
      response.writeHead(200);
      drips = setInterval(() => response.write('<'), 100);
      response.on('close', () => (closed = true));
    };
    expect(await lookUp()).toMatchObject({ name: 'Away', reason: 'tooSlow' });
    clearInterval(drips);
    await expect.poll(() => closed).toBe(true);
    expect(services.health().find(({ service }) => service === 'populationRegister')).toMatchObject({
      failures: 1,
      lastError: { what: 'tooSlow' },
    });
  });

  test('nobody at the address', async () => {
    services = openServices(serviceSettingsOf('http://127.0.0.1:1'), Date.now);
    expect(await lookUp()).toBeInstanceOf(Away);
  });
});
