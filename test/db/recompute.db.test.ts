import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recompute } from '../../activities/recompute.ts';
import { presentResults } from '../../api/present/results.ts';
import { compile } from '../../compiler/compile.ts';
import { submitAnswers } from '../../db/forms.ts';
import { movePlan } from '../../db/movePlan.ts';
import { publishMoment } from '../../db/moments.ts';
import { setUp } from '../../db/orm.ts';
import { resultsOf } from '../../db/results.ts';
import { scoreForm, scoreMoment } from '../../scoring/score.ts';
import { organisation } from '../../start/seed/organisation.ts';
import { HOUR, MONDAY, openClinic, type Clinic } from '../support/clinic.ts';
import { manyForms } from '../support/manyForms.ts';

let clinic: Clinic;
let id: string;

beforeAll(async () => {
  clinic = await openClinic(manyForms);
  id = await clinic.start(0);
});
afterAll(() => clinic.close());

async function save(form: string, answers: Record<string, number | boolean>): Promise<void> {
  const [erik] = clinic.citizens;
  if (!erik) throw new Error('Nobody is there.');
  const instance = await clinic.instance(id, form);
  const submission = { runningMoment: id, instance, answers, shownHash: 'h', answerVersion: 0, by: erik };
  await clinic.app.as(erik, (em) => submitAnswers(em, submission, clinic.clock));
  await clinic.catchUp(id);
}

const results = () => clinic.app.as(clinic.maria, (em) => resultsOf(em, id));

describe('a result', () => {
  test('of several forms that cannot be calculated is a stored failure, and a flag that points at the form', async () => {
    // Without an answer to what is shown the form's own result fails, and so does what is made of it.
    await save('villkor', { roker: true });
    await save('maende', { oro: 9 });
    expect((await results()).filter(({ failure }) => failure !== null).map(({ result, across }) => [result, across])).toEqual([
      ['samlat', true],
      ['summa', false],
    ]);
    const flags = await clinic.app.as(clinic.maria, (em) =>
      em.execute<{ key: string; form: string }[]>(
        `select key, form from flag where running_moment_id = ?::uuid and flag = 'system.calculationFailed' order by key`,
        [id],
      ),
    );
    expect(flags).toEqual([
      { key: 'flag/system.calculationFailed/maende', form: 'maende' },
      { key: 'flag/system.calculationFailed/villkor', form: 'villkor' },
    ]);
  });

  test('is reckoned anew beside what it was: the first stays, both are shown, and the engine hears nothing', async () => {
    const before = await clinic.catchUp(id);
    const [first] = (await results()).filter(({ result }) => result === 'oro');
    expect(first).toMatchObject({ value: 18, recomputed: null });
    const ports = { db: clinic.worker, clock: clinic.clock, score: scoreForm, scoreMoment };
    expect((await recompute(ports, id, 'admin', 'Ingen skillnad')).changed).toEqual([]);

    const corrected = compile({
      ...manyForms,
      version: '1.1',
      forms: manyForms.forms.map((form) => ({
        ...form,
        results: form.results.map((result) =>
          result.id === 'oro'
            ? { ...result, method: { kind: 'jsonata' as const, expression: 'answers.oro + 1' }, methodVersion: '2' }
            : result,
        ),
      })),
    });
    const { plan } = corrected;
    if (!plan || !corrected.moment) throw new Error(JSON.stringify(corrected.problems));
    const document = corrected.moment;
    const version = await setUp(clinic.fresh.urls.owner, (em) =>
      publishMoment(em, {
        id: randomUUID(),
        document,
        plan,
        planHash: `test ${randomUUID()}`,
        units: organisation.units.map((unit) => unit.id),
        publishedAt: MONDAY,
      }),
    );
    const nothing = { modules: {}, forms: {}, batteries: {}, flags: {} };
    await clinic.app.as(clinic.maria, (em) => movePlan(em, id, version, nothing, 'safe', clinic.maria, clinic.clock));
    await clinic.catchUp(id);
    clinic.clock.at += HOUR;
    const done = await recompute(ports, id, 'admin', 'Metoden var fel');
    expect(done.changed).toMatchObject([{ form: 'maende', result: 'oro', before: 18, after: 10 }]);
    expect((await recompute(ports, id, 'admin', 'En gång till')).changed).toEqual([]);

    const [again] = (await results()).filter(({ result }) => result === 'oro');
    expect(again).toMatchObject({
      value: 10,
      methodVersion: '2',
      recomputed: { at: clinic.clock.at, because: 'Metoden var fel', value: 18, band: 'Hög', methodVersion: '1' },
    });
    const rows = await clinic.app.as(clinic.maria, (em) =>
      em.execute<{ value: number; revision: number }[]>(
        `select value, revision from result where running_moment_id = ?::uuid and result = 'oro' order by revision`,
        [id],
      ),
    );
    expect(rows).toEqual([
      { value: 18, revision: 0 },
      { value: 10, revision: 1 },
    ]);
    const series = presentResults(document, await results(), 'citizen').find(({ result }) => result === 'oro');
    expect(series?.values).toMatchObject([{ value: 10, recomputed: { value: 18, because: null } }]);
    expect((await clinic.catchUp(id)).facts['maende']).toEqual(before.facts['maende']);
  });
});
