import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import type { Moment } from '../../compiler/document/moment.ts';
import { flagsOf, putOutFlag } from '../../db/flags.ts';
import { formsOf, submitAnswers } from '../../db/forms.ts';
import { publishMoment } from '../../db/moments.ts';
import { movePlan } from '../../db/movePlan.ts';
import { setUp } from '../../db/orm.ts';
import { readRunningMoment } from '../../db/runningMoments.ts';
import type { Moved } from '../../engine/move.ts';
import { checkUp } from '../support/checkUp.ts';
import { DAY, HOUR, MONDAY, openClinic, type Clinic } from '../support/clinic.ts';

let clinic: Clinic;
let second: string;
beforeAll(async () => {
  clinic = await openClinic();
  second = await published(renamed);
});
afterAll(() => clinic.close());

/** The same programme with other names of form, battery and flag, and one module more. */
const renamed: Moment = {
  ...checkUp,
  version: '2.0',
  modules: [
    ...checkUp.modules.map((module) => ({
      ...module,
      sections: module.sections.map((section) => ({
        ...section,
        steps: section.steps.map((step) => (step.kind === 'form' ? { ...step, form: 'skattning' } : step)),
      })),
    })),
    {
      id: 'ny',
      title: 'Något nytt',
      opens: { kind: 'fromStart' },
      completes: { kind: 'citizen' },
      notify: true,
      sections: [{ id: 'del', title: 'Läs', steps: [{ kind: 'text', id: 'las', title: 'Läs', text: 'Nytt.' }] }],
    },
  ],
  forms: checkUp.forms.map((form) => ({ ...form, id: 'skattning' })),
  batteries: checkUp.batteries.map((battery) => ({ ...battery, id: 'veckan', forms: ['skattning'] })),
  flags: checkUp.flags.map((flag) => ({
    ...flag,
    id: 'oro',
    trigger: { kind: 'form', form: 'skattning', when: 'forms.skattning.results.oro >= 16' },
  })),
};
const moved: Moved = { modules: {}, forms: { maende: 'skattning' }, batteries: { vecka: 'veckan' }, flags: { hogOro: 'oro' } };

async function published(document: Moment): Promise<string> {
  const { plan, moment, problems } = compile(document);
  if (!plan || !moment) throw new Error(`The moment has problems: ${JSON.stringify(problems)}`);
  return setUp(clinic.fresh.urls.owner, (em) =>
    publishMoment(em, { id: randomUUID(), document: moment, plan, planHash: `hash ${moment.version}`, units: [], publishedAt: MONDAY }),
  );
}

const move = (id: string, version = second) =>
  clinic.app.as(clinic.maria, (em) => movePlan(em, id, version, moved, 'migration', clinic.maria, clinic.clock));
const read = (id: string) => clinic.app.as(clinic.maria, (em) => readRunningMoment(em, id, clinic.clock));
const answer = async (id: string, form: string, battery: string, occasion: number, oro: number) => {
  const citizen = clinic.citizens.find((each) => each.id === owners.get(id));
  if (!citizen) throw new Error('There is no citizen.');
  const instance = await clinic.instance(id, form, battery, occasion);
  return clinic.app.as(citizen, (em) =>
    submitAnswers(em, { runningMoment: id, instance, answers: { oro }, shownHash: 'h', answerVersion: 0, by: citizen }, clinic.clock),
  );
};
const owners = new Map<string, string>();
async function begun(citizen: number): Promise<string> {
  clinic.clock.at = MONDAY;
  const id = await clinic.start(citizen);
  owners.set(id, clinic.citizens[citizen]?.id ?? '');
  await clinic.catchUp(id);
  clinic.clock.at = MONDAY + DAY + HOUR;
  await clinic.catchUp(id);
  return id;
}

describe('a moment that is moved to another version', () => {
  test('goes by it from the next step on, with its rows: version, copies of forms, raised flags', async () => {
    const id = await begun(0);
    await answer(id, 'maende', 'vecka', 1, 10);
    await clinic.catchUp(id);
    expect(await move(id)).not.toBeNull();
    // Until the engine has taken it everything stands as it was.
    expect(await read(id)).toMatchObject({ version: '1.0', plan: { version: '1.0' } });
    const state = await clinic.catchUp(id);
    expect(await read(id)).toMatchObject({ version: '2.0', plan: { version: '2.0' }, momentVersion: second });
    expect(Object.keys(state.flags)).toEqual(['flag/oro/skattning@veckan/1']);
    expect(state.modules['ny']?.status).toBe('open');
    const forms = await clinic.app.as(clinic.maria, (em) => formsOf(em, id));
    expect(forms.map(({ form, battery, occasion, answerVersion }) => [form, battery, occasion, answerVersion])).toEqual([
      ['skattning', null, null, 0],
      ['skattning', 'veckan', 1, 1],
    ]);
    const [flag] = await clinic.app.as(clinic.maria, (em) => flagsOf(em, id));
    expect(flag).toMatchObject({ key: 'flag/oro/skattning@veckan/1', flag: 'oro', form: 'skattning', battery: 'veckan', outAt: null });
    await clinic.app.as(clinic.maria, (em) => putOutFlag(em, id, flag?.id ?? '', 'läst', clinic.maria.id, clinic.clock));
    expect((await clinic.catchUp(id)).flags).toEqual({});
    const plans = await clinic.worker.as({ kind: 'worker' }, (em) =>
      em.execute(
        `select plan_hash as hash, count(*)::int as count from decision where running_moment_id = ?::uuid and item = 'movePlan' group by 1`,
        [id],
      ),
    );
    expect(plans).toEqual([{ hash: 'hash 2.0', count: 1 }]);
    // The same again is nothing.
    expect(await move(id)).toBeNull();
  });

  test('takes what is saved on the old version’s pages before the engine has heard of the move', async () => {
    const id = await begun(1);
    await move(id);
    await answer(id, 'maende', 'vecka', 1, 10);
    const state = await clinic.catchUp(id);
    expect(Object.keys(state.flags)).toEqual(['flag/oro/skattning@veckan/1']);
    expect(state.batteries['veckan']).toMatchObject({ opened: 1, answered: 1, occasions: {} });
    expect(state.facts['skattning']).toMatchObject({ results: { oro: 20 } });
  });

  test('is not moved to another moment, and one that is not moved keeps its plan', async () => {
    const [one, other] = [await begun(2), await begun(3)];
    const stranger = await published({ ...checkUp, id: 'annat' });
    await expect(move(one, stranger)).rejects.toMatchObject({ code: 'notFound' });
    await move(one);
    await clinic.catchUp(one);
    await clinic.catchUp(other);
    expect(await read(other)).toMatchObject({ version: '1.0', plan: { version: '1.0' } });
  });
});
