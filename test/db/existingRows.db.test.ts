import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { submitAnswers } from '../../db/forms.ts';
import { openClinic, type Clinic } from '../support/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.close());

test('a form saved before versions could be withdrawn stands in its newest version afterwards', async () => {
  const id = await clinic.start(0);
  const instance = await clinic.instance(id, 'maende');
  const [erik] = clinic.citizens;
  if (!erik) throw new Error('Nobody is there.');
  const submission = { runningMoment: id, instance, answers: { oro: 1 }, shownHash: 'h', answerVersion: 0, by: erik };
  await clinic.app.as(erik, (em) => submitAnswers(em, submission, clinic.clock));
  const migration = readFileSync('db/migrations/0008-forms.sql', 'utf8');
  const from = migration.indexOf('alter table form_instance add column standing_version');
  const step = migration.slice(from, migration.indexOf('grant update (standing_version'));
  const owner = new Client({ connectionString: clinic.fresh.urls.owner });
  await owner.connect();
  await owner.query('begin; alter table form_instance drop column standing_version;');
  await owner.query(step);
  await owner.query(`select set_config('stegvis.who', 'setup', true)`);
  const { rows } = await owner.query<{ standing_version: number }>('select standing_version from form_instance where id = $1', [instance]);
  await owner.query('rollback');
  await owner.end();
  expect(rows).toEqual([{ standing_version: 1 }]);
});
