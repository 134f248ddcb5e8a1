import { randomBytes } from 'node:crypto';
import { DefaultPayloadConverter } from '@temporalio/common';
import type { Payload } from '@temporalio/common';
import { describe, expect, test } from 'vitest';
import { createKeyRing, newPayloadKeyRow } from '../../temporal/keyRing.ts';
import type { PayloadKeyRow, PayloadKeyRows } from '../../temporal/keyRing.ts';
import { decodePayloads, keyIdsOf } from '../../temporal/decode.ts';
import { OPERATOR_TEXT } from '../../temporal/names.ts';
import { createPayloadCodec } from '../../temporal/payloads.ts';

const masterKey = randomBytes(32);
const anna = { type: 'workflow', namespace: 'default', workflowId: 'moment/anna' } as const;
const bo = { type: 'activity', namespace: 'default', workflowId: 'moment/bo', isLocal: true } as const;
const converter = new DefaultPayloadConverter();
const secretAnswer = { answer: 'Jag sover dåligt på Åsögatan', total: 17 };

function memoryRows(): PayloadKeyRows & { readonly rows: PayloadKeyRow[] } {
  const rows: PayloadKeyRow[] = [];
  return {
    rows,
    ofRunningMoment: async (moment) => rows.find((row) => row.runningMoment === moment) ?? null,
    byId: async (id) => rows.find((row) => row.id === id) ?? null,
    keep: async (row) => {
      const standing = rows.find((other) => other.runningMoment === row.runningMoment);
      if (standing) return standing;
      rows.push(row);
      return row;
    },
  };
}

function given(rows = memoryRows()) {
  const keys = createKeyRing(rows, masterKey);
  return { rows, keys, codec: createPayloadCodec(keys) };
}

const inClear = (payloads: readonly Payload[]): string =>
  payloads.map((payload) => Buffer.from(payload.data ?? []).toString('utf8')).join();
const json = (payload: Payload) => ({
  metadata: Object.fromEntries(
    Object.entries(payload.metadata ?? {}).map(([name, value]) => [name, Buffer.from(value).toString('base64')]),
  ),
  data: Buffer.from(payload.data ?? []).toString('base64'),
});

describe('payloads: what Temporal keeps', () => {
  test('what was encoded comes back the same, and nothing of it can be read on the way', async () => {
    const { codec, rows } = given();
    const plain = converter.toPayload(secretAnswer);
    const [sealed] = await codec.encode([plain], anna);
    expect(inClear([sealed!])).not.toContain('sover');
    expect(Object.keys(sealed!.metadata!)).toEqual(['encoding', 'stegvis-key']);
    expect(keyIdsOf([json(sealed!)])).toEqual([rows.rows[0]!.id]);
    const [opened] = await codec.decode([sealed!]);
    expect(converter.fromPayload(opened!)).toEqual(secretAnswer);
  });

  test('the same value never looks the same twice', async () => {
    const { codec } = given();
    const plain = converter.toPayload(1);
    const [first, second] = await codec.encode([plain, plain], anna);
    expect(Buffer.from(first!.data!)).not.toEqual(Buffer.from(second!.data!));
  });

  test('a large plan is compressed', async () => {
    const { codec } = given();
    const [sealed] = await codec.encode([converter.toPayload('modul '.repeat(5_000))], anna);
    expect(sealed!.data!.length).toBeLessThan(1_000);
  });

  test('each running moment has a key of its own, for workflow and activity payloads alike', async () => {
    const { codec, rows } = given();
    await codec.encode([converter.toPayload(1)], anna);
    await codec.encode([converter.toPayload(1)], bo);
    await codec.encode([converter.toPayload(2)], bo);
    expect(rows.rows.map((row) => row.runningMoment)).toEqual(['anna', 'bo']);
  });

  test('encoding without a running moment is refused', async () => {
    const { codec } = given();
    const plain = converter.toPayload(secretAnswer);
    await expect(codec.encode([plain])).rejects.toThrow('without a running moment');
    await expect(codec.encode([plain], { ...anna, workflowId: 'another-workflow' })).rejects.toThrow('without a running moment');
  });

  test('operator texts stay in the clear, and only as a text of their own', async () => {
    const { codec } = given();
    const summary = converter.toPayload(`${OPERATOR_TEXT}Modul 3 öppnas`);
    const hidden = converter.toPayload([`${OPERATOR_TEXT}Modul 3 öppnas`, secretAnswer]);
    const [first, second] = await codec.encode([summary, hidden], anna);
    expect(first).toBe(summary);
    expect(inClear([second!])).not.toContain('Modul');
  });

  test('current details stay in the clear when they are an operator text, else not', async () => {
    const { codec } = given();
    const definition = { type: 'sömnskola/1.0', queryDefinitions: [] };
    const ours = converter.toPayload({ definition, currentDetails: `${OPERATOR_TEXT}Öppna moduler: vecka1` });
    const other = converter.toPayload({ definition, currentDetails: 'Jag sover dåligt' });
    const more = converter.toPayload({ definition, currentDetails: `${OPERATOR_TEXT}`, answers: 'Jag sover dåligt' });
    const sealed = await codec.encode([ours, other, more], anna);
    expect(sealed[0]).toBe(ours);
    expect(inClear(sealed.slice(1))).not.toContain('sover');
  });

  test('a changed byte is refused', async () => {
    const { codec } = given();
    const [sealed] = await codec.encode([converter.toPayload(secretAnswer)], anna);
    const data = Buffer.from(sealed!.data!);
    data[data.length - 1]! ^= 1;
    await expect(codec.decode([{ ...sealed!, data }])).rejects.toThrow();
  });
});

describe('payloads: keys', () => {
  test('a destroyed key makes decoding fail with a sentence that says why, also where it was cached a minute ago', async () => {
    const rows = memoryRows();
    let now = 0;
    const keys = createKeyRing(rows, masterKey, () => now);
    const codec = createPayloadCodec(keys);
    const [sealed] = await codec.encode([converter.toPayload(secretAnswer)], anna);
    rows.rows.splice(0);
    now = 60_001;
    await expect(codec.decode([sealed!])).rejects.toThrow('är gallrat');
  });

  test('keys are wrapped: another master key opens nothing', async () => {
    const rows = memoryRows();
    await given(rows).codec.encode([converter.toPayload(1)], anna);
    const keys = createKeyRing(rows, randomBytes(32));
    await expect(keys.byId(rows.rows[0]!.id)).rejects.toThrow('STEGVIS_MASTER_KEY');
  });

  test("a wrapped key moved to another running moment's row does not open", async () => {
    const rows = memoryRows();
    rows.rows.push({ ...newPayloadKeyRow('anna', masterKey), runningMoment: 'bo' });
    await expect(createKeyRing(rows, masterKey).forRunningMoment('bo')).rejects.toThrow('STEGVIS_MASTER_KEY');
  });

  test('two processes that meet a new moment at once end with the same key', async () => {
    const rows = memoryRows();
    const [first, second] = await Promise.all([given(rows).keys.forRunningMoment('anna'), given(rows).keys.forRunningMoment('anna')]);
    expect(first).toEqual(second);
  });
});

describe('decode: what the Temporal UI may show', () => {
  test('opens what the reader has opened and hands the rest back as it was', async () => {
    const { codec, keys, rows } = given();
    const [mine] = await codec.encode([converter.toPayload(secretAnswer)], anna);
    const [others] = await codec.encode([converter.toPayload(secretAnswer)], bo);
    const allowed = new Set([rows.rows[0]!.id]);
    const [opened, kept] = await decodePayloads([json(mine!), json(others!)], keys, allowed);
    expect(JSON.parse(Buffer.from(opened!.data!, 'base64').toString())).toEqual(secretAnswer);
    expect(kept).toEqual(json(others!));
  });

  test('a payload in clear and a damaged one come back untouched', async () => {
    const { codec, keys, rows } = given();
    const [sealed] = await codec.encode([converter.toPayload(secretAnswer)], anna);
    const damaged = { ...json(sealed!), data: 'AAAA' };
    const clear = json(converter.toPayload(1));
    expect(await decodePayloads([clear, damaged, {}], keys, new Set([rows.rows[0]!.id]))).toEqual([clear, damaged, {}]);
  });
});
