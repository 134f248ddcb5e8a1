import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { policy } from '../../api/policy.ts';
import { browser, openApiClinic } from '../support/api.ts';
import type { ApiClinic, Browser } from '../support/api.ts';

let clinic: ApiClinic;
let readers: readonly Browser[];
let known: Readonly<Record<string, string>>;

beforeAll(async () => {
  const web = mkdtempSync(join(tmpdir(), 'stegvis-web-'));
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>Stegvis</title>');
  clinic = await openApiClinic(undefined, { web, media: web });
  const id = await clinic.start(0);
  await clinic.catchUp(id);
  known = { id, instance: await clinic.instance(id, 'maende'), module: 'borja', flag: id, moment: 'somnskola', file: 'a.svg' };
  readers = [browser(clinic.api), await clinic.as(clinic.citizens[0] ?? fail()), await clinic.as(clinic.maria)];
});
afterAll(() => clinic.close());

const wrongNames = ['x', '%00', '%zz', '..%2f..%2f', '__proto__', "' or 1=1 --", 'å'.repeat(300), '3f0f7b1e-0000-4000-8000-00000000000g'];
const wrongBodies = [
  'null',
  '[]',
  '"text"',
  '{}',
  '{"__proto__":{"x":1}}',
  '{"answers":{"oro":1e999},"shownHash":"x","answerVersion":0,"revision":0}',
  '{"answers":{"constructor":"x","oro":{"$gt":0}},"shownHash":"\\u0000","answerVersion":-1,"revision":99999999999999}',
  '{"body":"\\ud800","reason":"\\u0000","to":"i morgon","momentVersion":"\\u0000","citizen":1,"payloads":[{"metadata":{"encoding":"å"},"data":"%%%"}]}',
  `${'['.repeat(5000)}${']'.repeat(5000)}`,
];
const wrongQueries = [
  '',
  '?search=%00%00',
  '?search=%25%25',
  '?mine=kanske',
  '?after=%00',
  '?after=eyJ4IjoxfQ',
  '?decision=%00',
  '?flag=x',
  '?module=__proto__',
  '?as=kung',
  '?to=%0d%0aset-cookie:x',
];

describe('nonsense', () => {
  test.each(Object.keys(policy).filter((route) => route !== 'GET /api/events'))('to %s is never a fault of ours', async (route) => {
    const [method, path] = route.split(' ') as ['GET' | 'POST' | 'PUT', string];
    const right = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => known[name] ?? 'x');
    const wrong = path.includes('{')
      ? wrongNames.flatMap((name) => [
          path.replaceAll(/\{\w+\}/g, name),
          path.replace(/\{(\w+)\}(?!.*\{)/, name).replaceAll(/\{(\w+)\}/g, (_all, each: string) => known[each] ?? 'x'),
        ])
      : [];
    for (const reader of readers) {
      for (const address of reader.cookie === '' ? [right] : [right, ...wrong]) {
        const answers =
          method === 'GET'
            ? await Promise.all((address === right ? wrongQueries : ['']).map((query) => reader.get(address + query)))
            : await Promise.all((address === right ? wrongBodies : ['{}']).map((body) => reader.send(method, address, body)));
        for (const answer of answers)
          expect([address, answer.status, answer.status < 500 || isSignInAway(answer.body)]).toEqual([address, answer.status, true]);
      }
    }
  });

  test('as an address of the web is the web’s page or nothing', async () => {
    const nobody = browser(clinic.api);
    for (const path of ['/', '/invanare', '/djup/vag/1', '/%zz'])
      expect((await nobody.get(path)).body['text']).toContain('<title>Stegvis</title>');
    for (const path of ['/..%2f..%2fpackage.json', '/assets/borta.js', '/borta.css', '/api', '/dev', '/%00'])
      expect([path, (await nobody.get(path)).status]).toEqual([path, 404]);
  });
});

/** No provider answers in this clinic, and sign-in says so: as a page where a browser goes, as a problem where it asks. */
const isSignInAway = (body: Readonly<Record<string, unknown>>): boolean =>
  body['code'] === 'signInAway' || String(body['text']).includes('Inloggningen svarar inte');

function fail(): never {
  throw new Error('Not there.');
}
