import { readdirSync, writeFileSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue, momentVersions } from '../../db/moments.ts';
import { connect, setUp, type Database } from '../../db/orm.ts';
import { sharedForms } from '../../db/sharedForms.ts';
import { organisation, seedOrganisation } from '../../start/seed/organisation.ts';
import { publish } from '../../start/seed/publish.ts';
import { publishShared } from '../../start/seed/publishShared.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';

let fresh: FreshDatabase;
let app: Database;
const folder = mkdtempSync(join(tmpdir(), 'stegvis-test-shared-'));
const [unit] = organisation.units;
const therapist = { kind: 'staff' as const, id: organisation.therapist.id, unit: unit.id };

beforeAll(async () => {
  fresh = await freshDatabase();
  await setUp(fresh.urls.owner, seedOrganisation);
  app = await connect(fresh.urls.app, { connections: 2 });
});
afterAll(async () => {
  await app.close();
  await fresh.drop();
});

const share = (file: string, ...aloneOn: string[]) => publishShared(fresh.urls.owner, [{ file, aloneOn }]);
const write = (name: string, document: object): string => {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(document));
  return file;
};
const form = (version: string, text: string) => ({
  id: 'fraga',
  version,
  title: 'En fråga',
  questions: [{ kind: 'yesNo', id: 'ja', text, mandatory: true }],
  results: [],
});
const moment = (version: string, uses: string) => ({
  formatVersion: 1,
  id: 'lanar',
  name: 'Lånar',
  version,
  kind: 'support',
  language: 'sv',
  summary: 'Lånar ett formulär.',
  modules: [
    {
      id: 'm',
      title: 'M',
      opens: { kind: 'fromStart' },
      completes: { kind: 'citizen' },
      sections: [{ id: 's', title: 'S', steps: [{ kind: 'form', id: 'f', title: 'F', form: 'lant' }] }],
    },
  ],
  forms: [{ id: 'lant', uses: 'en-fraga', version: uses }],
});

describe('shared forms', () => {
  test('are published one version at a time, and a version never changes', async () => {
    await share(write('en-fraga.json', form('1', 'Mår du bra?')));
    await share(write('en-fraga.json', form('1', 'Mår du bra?')));
    await expect(share(write('en-fraga.json', form('1', 'Mår du dåligt?')))).rejects.toThrow(/redan publicerat/);
    await share(write('en-fraga.json', form('2', 'Mår du bra i dag?')), unit.id);
    const rows = await app.as(therapist, (em) => sharedForms(em, unit.id));
    expect(rows.map(({ id, version, momentVersion }) => [id, version, momentVersion !== null])).toEqual([
      ['en-fraga', '2', true],
      ['en-fraga', '1', false],
    ]);
    const alone = (await app.as(therapist, (em) => catalogue(em, unit.id))).find(({ moment: name }) => name === 'en-fraga');
    expect(alone).toMatchObject({ momentVersion: rows[0]?.momentVersion, name: 'En fråga', version: '2.0' });
  });

  test('stand whole in a moment that uses them, and a new version changes nothing there until the moment says so', async () => {
    const one = await publish(fresh.urls.owner, write('lanar.json', moment('1.0', '1')), [unit.id]);
    expect(one.moment.forms[0]).toMatchObject({
      id: 'lant',
      sharedForm: { id: 'en-fraga', version: '1' },
      questions: [{ text: 'Mår du bra?' }],
    });
    const two = await publish(fresh.urls.owner, write('lanar.json', moment('1.1', '2')), [unit.id]);
    expect(two.moment.forms[0]?.questions[0]).toMatchObject({ text: 'Mår du bra i dag?' });
    const kept = (await app.as(therapist, (em) => momentVersions(em, [one.version]))).get(one.version);
    expect(kept?.document.forms[0]?.questions[0]).toMatchObject({ text: 'Mår du bra?' });
    await expect(publish(fresh.urls.owner, write('lanar.json', moment('1.2', '9')), [unit.id])).rejects.toThrow(
      /Det finns inget delat formulär/,
    );
  });

  test('that we ship are all published', async () => {
    const files = readdirSync('moments/instruments').filter((name) => name.endsWith('.json'));
    const shipped = files.map((file) => ({ file: `moments/instruments/${file}`, aloneOn: [unit.id] }));
    await publishShared(fresh.urls.owner, shipped);
    const rows = await app.as(therapist, (em) => sharedForms(em, unit.id));
    for (const file of files) expect(rows.find(({ id }) => `${id}.json` === file)?.momentVersion).toEqual(expect.any(String));
  });
});
