import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { storeKey } from '../../db/files.ts';
import { sweepFiles } from '../../temporal/sweepFiles.ts';
import { openApiClinic, URL_OF_TESTS } from '../support/api.ts';
import type { ApiClinic, Browser } from '../support/api.ts';
import { DAY, HOUR } from '../support/clinic.ts';
import { docx, jpeg, mp3, pdf, png, zip } from '../support/fileBytes.ts';
import { manyForms } from '../support/manyForms.ts';
import { memoryFileStore, type MemoryFileStore } from '../support/memoryFileStore.ts';

let clinic: ApiClinic;
let files: MemoryFileStore;
let erik: Browser;
let aisha: Browser;
let maria: Browser;
let fatima: Browser;
let id: string;
let instance: string;

beforeAll(async () => {
  files = memoryFileStore();
  clinic = await openApiClinic(manyForms, { files });
  id = await clinic.start(0);
  await clinic.catchUp(id);
  instance = await clinic.instance(id, 'bilagor');
});
afterAll(() => clinic.close());
beforeEach(async () => {
  const people = [clinic.citizens[0] ?? fail(), clinic.citizens[1] ?? fail(), clinic.maria, clinic.fatima];
  [erik, aisha, maria, fatima] = (await Promise.all(people.map((each) => clinic.as(each)))) as [Browser, Browser, Browser, Browser];
});

const me = (path = ''): string => `/api/me/moments/${id}${path}`;
let uploads = 0;

interface Sent {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

async function upload(
  bytes: Uint8Array,
  question = 'bild',
  options: { name?: string; key?: string; by?: Browser; to?: string } = {},
): Promise<Sent> {
  const { name = 'fil.png', key = `uppladdning-${(uploads += 1)}`, by = erik, to = instance } = options;
  const response = await clinic.api.request(me(`/forms/${to}/files?question=${question}`), {
    method: 'POST',
    headers: {
      cookie: by.cookie,
      origin: URL_OF_TESTS,
      'idempotency-key': key,
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(name),
    },
    body: Buffer.from(bytes),
  });
  return { status: response.status, body: (await response.json()) as Sent['body'] };
}

const fetchFile = (path: string, by: Browser, range?: string): Promise<Response> =>
  Promise.resolve(clinic.api.request(path, { headers: { cookie: by.cookie, ...(range === undefined ? {} : { range }) } }));

async function save(answers: object): Promise<number> {
  const page = (await erik.get(me(`/forms/${instance}`))).body;
  return (
    await erik.send('POST', me(`/forms/${instance}/answers`), {
      answers,
      shownHash: page['shownHash'],
      answerVersion: page['answerVersion'],
    })
  ).status;
}

describe('a file', () => {
  test('is known by its bytes and not by its name, and measured without being unpacked', async () => {
    expect(await upload(png(640, 480), 'bild', { name: '../../etc/pass\u202ewd.exe' })).toMatchObject({
      status: 201,
      body: { kind: 'image', type: 'image/png', name: 'passwd.exe.png', width: 640, height: 480, question: 'bild' },
    });
    expect(await upload(jpeg(300, 200), 'bild', { name: 'bild.png' })).toMatchObject({
      body: { type: 'image/jpeg', name: 'bild.png.jpg', width: 300, height: 200 },
    });
    expect(await upload(pdf, 'bild', { name: 'Åtgärd.pdf' })).toMatchObject({ status: 201, body: { kind: 'pdf', name: 'Åtgärd.pdf' } });
    expect(await upload(mp3, 'ljud', { name: 'ljud.mp3' })).toMatchObject({ status: 201, body: { kind: 'audio', type: 'audio/mpeg' } });
    expect(await upload(docx(['word/document.xml']), 'dokument', { name: 'brev' })).toMatchObject({
      status: 201,
      body: { kind: 'document', name: 'brev.docx' },
    });
  });

  test.each([
    ['nothing', new Uint8Array(), /tom/],
    ['one byte', new Uint8Array([0x41]), /slag/],
    ['SVG', Buffer.from('<?xml version="1.0"?><svg onload="alert(1)"/>'), /HTML eller SVG/],
    ['HTML', Buffer.from('  <!DOCTYPE html><script>alert(1)</script>'), /HTML eller SVG/],
    [
      'a picture that is a page too',
      Buffer.concat([Buffer.from('GIF89a/*'), Buffer.from('*/=1;<script>alert(1)</script>')]),
      /HTML eller SVG/,
    ],
    ['an archive called a picture', zip([{ name: 'a.txt', size: 10 }]), /ett dokument eller ett arkiv/],
    ['a picture with an archive at its end', Buffer.concat([png(10, 10), zip([{ name: 'a.txt', size: 10 }])]), /arkiv i sig/],
    ['a picture of a hundred megapixels', png(10_000, 10_000), /50 miljoner/],
    ['a picture without a size', png(0, 0), /trasig/],
    ['a program', Buffer.from('MZ\u0090\u0000'), /Program/],
    ['an old office file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), /makron/],
    ['sound where a picture is asked for', mp3, /en bild eller en pdf, men filen är ett ljud/],
  ])('that is %s is refused with a sentence, and nothing of it is left', async (_what, bytes, sentence) => {
    const before = files.keys().length;
    const refused = await upload(bytes);
    expect([refused.status, refused.body['code']]).toEqual([422, 'wrongFile']);
    expect(refused.body['title']).toMatch(sentence);
    expect(files.keys()).toHaveLength(before);
  });

  test('with macros, or one that swells when it is unpacked, is no document', async () => {
    expect((await upload(docx(['word/document.xml', 'word/vbaProject.bin']), 'dokument')).body['title']).toMatch(/makron/);
    expect((await upload(docx(['word/document.xml'], 900_000_000), 'dokument')).body['title']).toMatch(/orimligt stort/);
    expect((await upload(zip([{ name: 'bomb', size: 4_000_000_000 }]), 'dokument')).body['code']).toBe('wrongFile');
  });

  test('larger than the question takes is refused before all of it has come', async () => {
    let asked = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        asked += 1;
        controller.enqueue(asked === 1 ? png(10, 10) : new Uint8Array(64 * 1024));
      },
    });
    const response = await clinic.api.request(me(`/forms/${instance}/files?question=bild`), {
      method: 'POST',
      headers: { cookie: erik.cookie, origin: URL_OF_TESTS, 'idempotency-key': 'utan-slut-utan-slut', 'x-file-name': 'x' },
      body: endless,
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(413);
    expect(asked).toBeLessThan(40);
  });

  test('sent again with the same key is one file', async () => {
    const before = files.keys().length;
    const key = 'samma-nyckel-samma-fil';
    const [one, other] = [await upload(png(5, 5), 'bild', { key }), await upload(png(5, 5), 'bild', { key })];
    expect(other).toEqual(one);
    expect(files.keys()).toHaveLength(before + 1);
  });

  test('is fetched whole and in parts by her, by staff once it is saved, and by nobody else', async () => {
    const bytes = Buffer.concat([mp3, Buffer.alloc(5000, 7)]);
    const { body } = await upload(bytes, 'ljud', { name: 'Min inspelning.mp3' });
    const path = me(`/files/${String(body['id'])}`);
    const theirs = `/api/running-moments/${id}/files/${String(body['id'])}`;
    const whole = await fetchFile(path, erik);
    expect([whole.status, whole.headers.get('content-type'), whole.headers.get('accept-ranges')]).toEqual([200, 'audio/mpeg', 'bytes']);
    expect(whole.headers.get('content-disposition')).toBe(`inline; filename="Min inspelning.mp3"; filename*=UTF-8''Min%20inspelning.mp3`);
    expect([whole.headers.get('x-content-type-options'), whole.headers.get('cache-control')]).toEqual(['nosniff', 'private, max-age=300']);
    expect(sha(Buffer.from(await whole.arrayBuffer()))).toBe(sha(bytes));
    for (const [range, from, to] of [
      ['bytes=0-9', 0, 9],
      ['bytes=100-', 100, bytes.length - 1],
      ['bytes=-10', bytes.length - 10, bytes.length - 1],
      [`bytes=5-${bytes.length * 2}`, 5, bytes.length - 1],
    ] as const) {
      const part = await fetchFile(path, erik, range);
      expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes ${from}-${to}/${bytes.length}`]);
      expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(from, to + 1));
    }
    const outside = await fetchFile(path, erik, `bytes=${bytes.length}-`);
    expect([outside.status, outside.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`]);
    expect((await fetchFile(path, erik, 'bytes=a-b')).status).toBe(200);
    expect((await fetchFile(theirs, maria)).status).toBe(404);
    expect(await save({ ljud: [body['id']] })).toBe(200);
    expect((await fetchFile(theirs, maria)).status).toBe(200);
    expect((await fetchFile(theirs, fatima)).status).toBe(404);
    expect((await fetchFile(path, aisha)).status).toBe(404);
    const rows = await clinic.app.as(clinic.maria, (em) =>
      em.execute<{ by: string }[]>(`select by_kind as by from access_log where thing = ? and action = 'read'`, [
        `file/${String(body['id'])}`,
      ]),
    );
    expect(rows.filter(({ by }) => by === 'staff')).toHaveLength(1);
  });

  test('of another copy, another question or nobody is no answer', async () => {
    const { body } = await upload(png(3, 3));
    expect(await save({ dokument: [body['id']] })).toBe(422);
    expect(await save({ bild: ['00000000-0000-4000-8000-000000000000'] })).toBe(422);
    const other = await clinic.start(1);
    await clinic.catchUp(other);
    const theirs = await clinic.instance(other, 'bilagor');
    const page = (await aisha.get(`/api/me/moments/${other}/forms/${theirs}`)).body;
    const stolen = { answers: { bild: [body['id']] }, shownHash: page['shownHash'], answerVersion: 0 };
    expect((await aisha.send('POST', `/api/me/moments/${other}/forms/${theirs}/answers`, stolen)).status).toBe(422);
    expect((await upload(png(3, 3), 'bild', { by: aisha })).status).toBe(404);
    expect((await upload(png(3, 3), 'finnsInte')).status).toBe(404);
  });

  test('goes with the draft that is thrown away, and stays with what is saved', async () => {
    const kept = (await upload(png(8, 8))).body['id'];
    expect(await save({ bild: [kept] })).toBe(200);
    const drafted = (await upload(png(9, 9))).body['id'];
    const draft = { answers: { bild: [drafted] }, revision: 0 };
    expect((await erik.send('PUT', me(`/forms/${instance}/draft`), draft)).status).toBe(200);
    expect((await erik.send('DELETE', me(`/files/${String(kept)}`))).body).toMatchObject({ code: 'notNow' });
    expect((await erik.send('DELETE', me(`/forms/${instance}/draft`))).status).toBe(204);
    expect((await fetchFile(me(`/files/${String(drafted)}`), erik)).status).toBe(404);
    expect((await fetchFile(me(`/files/${String(kept)}`), erik)).status).toBe(200);
    await sweepFiles({ db: clinic.worker, clock: clinic.clock, files });
    expect(files.keys()).not.toContain(storeKey({ id: String(drafted), runningMoment: id }));
    expect(files.keys()).toContain(storeKey({ id: String(kept), runningMoment: id }));
  });

  test('that nothing keeps is swept after a day, and one in a living draft is not', async () => {
    const [orphan, living] = [String((await upload(png(11, 11))).body['id']), String((await upload(png(12, 12))).body['id'])];
    await erik.send('PUT', me(`/forms/${instance}/draft`), { answers: { bild: [living] }, revision: 0 });
    const at = clinic.clock.at;
    clinic.clock.at = at + DAY + HOUR;
    await sweepFiles({ db: clinic.worker, clock: clinic.clock, files });
    clinic.clock.at = at;
    expect(files.keys()).not.toContain(storeKey({ id: orphan, runningMoment: id }));
    expect(files.keys()).toContain(storeKey({ id: living, runningMoment: id }));
    expect((await fetchFile(me(`/files/${living}`), erik)).status).toBe(200);
  });
});

const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function fail(): never {
  throw new Error('There is no such thing in the clinic.');
}
