import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { payloadKeyRows } from '../../db/payloadKeys.ts';
import { organisation } from '../../start/seed/organisation.ts';
import { decodePayloads, keyIdsOf } from '../../temporal/decode.ts';
import type { CodecPayload } from '../../temporal/decode.ts';
import { createKeyRing } from '../../temporal/keyRing.ts';
import { createPayloadCodec, type KeyRing } from '../../temporal/payloads.ts';
import { runningMomentId } from '../../workflows/ids.ts';
import { openApiClinic } from '../support/api.ts';
import type { ApiClinic, Browser } from '../support/api.ts';
import { HOUR } from '../support/clinic.ts';

let clinic: ApiClinic;
let keys: KeyRing;
let maria: Browser;
let id: string;
let sealed: CodecPayload;

beforeAll(async () => {
  const masterKey = randomBytes(32);
  // The ring needs the rows, and the app the ring: it is made when it is first asked.
  let ring: KeyRing | null = null;
  const ready = (): KeyRing => ring ?? fail();
  clinic = await openApiClinic(undefined, { codec: { keyIdsOf, open: (payloads, keyIds) => decodePayloads(payloads, ready(), keyIds) } });
  ring = createKeyRing(payloadKeyRows(clinic.app, 'codec'), masterKey);
  keys = ring;
  maria = await clinic.as(clinic.maria);
  id = await clinic.start(0);
  await clinic.catchUp(id);
  sealed = await seal(id, 'Erik har svarat 3 på fråga 9');
});
afterAll(() => clinic.close());

const ask = (reader: Browser, payloads: readonly CodecPayload[] = [sealed]) =>
  reader.send('POST', '/api/temporal/codec/decode', { payloads }, { headers: { origin: 'http://localhost:8233' } });
/** What the first payload says. */
const text = (payloads: unknown): string => Buffer.from((payloads as readonly CodecPayload[])[0]?.data ?? '', 'base64').toString('utf8');

describe('decoding in the Temporal UI', () => {
  test('is nothing until the running moment has been opened, with a reason', async () => {
    expect((await ask(maria)).body['payloads']).toEqual([sealed]);
    expect((await maria.send('POST', `/api/running-moments/${id}/decoding`, {})).body).toMatchObject({
      status: 422,
      fields: [{ question: 'reason' }],
    });
  });

  test('opens that running moment’s payloads for a quarter of an hour, in that session only, and is logged', async () => {
    expect((await maria.send('POST', `/api/running-moments/${id}/decoding`, { reason: 'Felsökning av ärende 12' })).status).toBe(200);
    const opened = await ask(maria);
    expect(text(opened.body['payloads'])).toBe('Erik har svarat 3 på fråga 9');
    expect(opened.headers.get('access-control-allow-origin')).toBe('http://localhost:8233');
    expect(opened.headers.get('access-control-allow-credentials')).toBe('true');

    expect((await ask(await clinic.as(clinic.maria))).body['payloads']).toEqual([sealed]);
    const other = await clinic.start(1);
    await clinic.catchUp(other);
    const theirs = await seal(other, 'Någon annans');
    expect((await ask(maria, [theirs, sealed])).body['payloads']).toMatchObject([
      theirs,
      { data: expect.not.stringContaining(sealed.data ?? '') },
    ]);

    const rows = await clinic.app.as(clinic.maria, (em) =>
      em.execute<{ action: string; thing: string; reason: string | null }[]>(
        `select action, thing, reason from access_log where running_moment_id = ?::uuid order by id`,
        [id],
      ),
    );
    expect(rows).toContainEqual({ action: 'decode', thing: 'temporal', reason: 'Felsökning av ärende 12' });
    expect(rows.at(-1)).toMatchObject({ action: 'read', thing: 'temporal' });

    clinic.clock.at += 0.26 * HOUR;
    expect((await ask(maria)).body['payloads']).toEqual([sealed]);
  });

  test('is for operators of the unit too, and for nobody of another unit', async () => {
    const operator =
      organisation.staff.find((each) => each.grants.some(({ unit, role }) => role === 'operator' && unit === clinic.maria.unit)) ?? fail();
    const nils = await clinic.as({ kind: 'staff', id: operator.id, unit: clinic.maria.unit });
    expect((await nils.send('POST', `/api/running-moments/${id}/decoding`, { reason: 'Drift' })).status).toBe(200);
    expect(text((await ask(nils)).body['payloads'])).toContain('Erik');
    expect((await nils.get(`/api/running-moments/${id}`)).status).toBe(404);
    const fatima = await clinic.as(clinic.fatima);
    expect((await fatima.send('POST', `/api/running-moments/${id}/decoding`, { reason: 'Nyfiken' })).status).toBe(404);
    expect((await ask(fatima)).body['payloads']).toEqual([sealed]);
  });

  test('answers the Temporal UI’s preflight, and no other origin’s', async () => {
    const preflight = (origin: string): Promise<Response> =>
      Promise.resolve(
        clinic.api.request('/api/temporal/codec/decode', {
          method: 'OPTIONS',
          headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type,x-namespace' },
        }),
      );
    expect((await preflight('http://localhost:8233')).headers.get('access-control-allow-origin')).toBe('http://localhost:8233');
    expect((await preflight('https://elak.example')).headers.get('access-control-allow-origin')).not.toBe('https://elak.example');
    const elsewhere = await maria.send(
      'POST',
      '/api/temporal/codec/decode',
      { payloads: [] },
      { headers: { origin: 'https://elak.example' } },
    );
    expect(elsewhere.status).toBe(403);
  });
});

async function seal(runningMoment: string, content: string): Promise<CodecPayload> {
  const plain = { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from(content) };
  const [payload] = await createPayloadCodec(keys).encode([plain], {
    type: 'workflow',
    namespace: 'default',
    workflowId: runningMomentId(runningMoment),
  });
  if (!payload) throw new Error('Nothing was sealed.');
  const metadata = Object.fromEntries(
    Object.entries(payload.metadata ?? {}).map(([name, value]) => [name, Buffer.from(value ?? []).toString('base64')]),
  );
  return { metadata, data: Buffer.from(payload.data ?? []).toString('base64') };
}

function fail(): never {
  throw new Error('Not there.');
}
