import { describe, expect, test } from 'vitest';
import { scoreForm } from '../../scoring/score.ts';
import { asAsked, instrument } from '../support/asInstrument.ts';
import { exampleLife, raised } from '../support/exampleLife.ts';
import { exampleMoment } from '../support/exampleMoment.ts';
import { type Scripted, saved, scriptedLife } from '../support/scriptedLife.ts';

const NAME = 'tinnitus';
const { moment, plan } = exampleMoment(NAME);
const who5 = instrument('who-5');
const opened = (life: Awaited<ReturnType<typeof scriptedLife>>, key: string): readonly string[] =>
  life.trace
    .filter((each) => each.outcome === 'fired' && each.key.startsWith(key))
    .map(({ actual }) => new Date(actual).toISOString().slice(0, 16));

describe('Leva med tinnitus', () => {
  test('the diary comes on Mondays, Wednesdays and Fridays for eight weeks', async () => {
    const days = opened(await scriptedLife(NAME, [], 100), 'openOccasion/dagbok/').map((at) => new Date(`${at}Z`).getUTCDay());
    expect(days).toHaveLength(24);
    expect(new Set(days)).toEqual(new Set([1, 3, 5]));
  });

  test('module 2 opens on the first Monday after the start, its exercise on the Wednesday', async () => {
    // Module 1, ”ljudet”, opened at the start.
    const life = await scriptedLife(NAME, [{ day: 1, act: saved(NAME, 'mittljud', {}) }], 14);
    expect(opened(life, 'openModule/ljud').slice(1)).toEqual(['2026-02-09T06:30', '2026-02-11T06:30']);
  });

  test('all seven modules can be gone through, and staff are then told', async () => {
    const visits = (module: string): readonly string[] =>
      (moment.modules.find(({ id }) => id === module)?.sections ?? []).flatMap((section) =>
        section.steps.map((step) => `${module}/${section.id}/${step.id}`),
      );
    const script: Scripted[] = [
      { day: 1, act: saved(NAME, 'mittljud', {}) },
      ...visits('ljud').map((step) => ({ day: 9.5, event: { kind: 'stepVisited' as const, step } })),
      { day: 15, act: saved(NAME, 'lampovning', {}) },
      { day: 22, event: { kind: 'moduleCompleted', module: 'lugn', by: 'citizen' } },
      { day: 29, act: saved(NAME, 'ljudtankar', {}) },
      { day: 36, event: { kind: 'moduleCompleted', module: 'somn', by: 'citizen' } },
      { day: 43, act: saved(NAME, 'tinnitusplan', {}) },
    ];
    const life = await scriptedLife(NAME, script, 70);
    const programme = moment.modules.filter(({ title }) => title.startsWith('Modul')).map(({ id }) => id);
    expect(programme).toHaveLength(7);
    expect(programme.filter((id) => life.state.modules[id]?.completedAt === null)).toEqual([]);
    expect(raised(life)).toContain('klartNu');
  });

  test('a silent citizen is asked after', async () =>
    expect(raised(await exampleLife(NAME, 'silent', 70))).toEqual(expect.arrayContaining(['tyst', 'missadDagbok', 'niondeVeckan'])));

  test('a message not answered in two working days is told, one that was answered is not', async () => {
    const asks: Scripted = { day: 4, event: { kind: 'messageSent', by: 'citizen' } };
    const answers: Scripted = { day: 5, event: { kind: 'messageSent', by: 'staff' } };
    expect(raised(await scriptedLife(NAME, [asks], 9))).toContain('meddelande');
    expect(raised(await scriptedLife(NAME, [asks, answers], 9))).not.toContain('meddelande');
  });

  test('thoughts of not bearing to live on are told before anything else', async () => {
    const act = saved(NAME, 'mittljud', { orkar: true });
    expect(raised(await scriptedLife(NAME, [{ day: 0.1, act }], 1))).toContain('orkarInte');
    expect(plan.flags.find(({ id }) => id === 'orkarInte')?.priority).toBe('prioritised');
  });

  test('maintenance keeps what there is to read, tells the citizen two weeks before, and ends by itself', async () => {
    const until = Date.parse('2026-06-01T00:00:00+02:00');
    const life = await scriptedLife(NAME, [{ day: 50, event: { kind: 'maintenanceSet', until, reason: null } }], 130);
    expect(opened(life, 'maintenanceNotice')).toEqual(['2026-05-18T07:00']);
    expect(opened(life, 'openOccasion/').filter((at) => at > '2026-03-24T12')).toEqual([]);
    expect(life.state.phase).toBe('ended');
  });
});

describe('WHO-5', () => {
  test('is asked in Leva med tinnitus as the instrument is', () => {
    const own = moment.forms.find(({ id }) => id === 'who5');
    if (!own) throw new Error('The form is not there.');
    expect(asAsked(who5, own)).toEqual(asAsked(own, own));
  });

  test.each([
    [[0, 0, 0, 0, 0], 0, 'Mycket lågt välbefinnande'],
    [[2, 2, 1, 1, 1], 28, 'Mycket lågt välbefinnande'],
    [[2, 2, 2, 1, 1], 32, 'Lågt välbefinnande'],
    [[3, 3, 2, 2, 2], 48, 'Lågt välbefinnande'],
    [[3, 3, 3, 2, 2], 52, 'Välbefinnande utan tecken på nedstämdhet'],
    [[5, 5, 5, 5, 5], 100, 'Välbefinnande utan tecken på nedstämdhet'],
  ])('%j is %i, "%s"', async (scores, value, band) => {
    const answers = Object.fromEntries(scores.map((score, index) => [`q${index + 1}`, String(score)]));
    expect((await scoreForm(who5, answers))[0]).toMatchObject({ value, band, failure: null });
  });
});
