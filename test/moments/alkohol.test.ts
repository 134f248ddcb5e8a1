import { describe, expect, test } from 'vitest';
import { scoreForm } from '../../scoring/score.ts';
import { asAsked, instrument } from '../support/asInstrument.ts';
import { exampleLife, raised } from '../support/exampleLife.ts';
import { exampleMoment } from '../support/exampleMoment.ts';
import { type Scripted, saved, scriptedLife } from '../support/scriptedLife.ts';

const NAME = 'alkohol';
const { moment, plan } = exampleMoment(NAME);
const audit = instrument('audit');

/** Ten answers that come to a total, as ids of options; the first eight count up to four each. */
const totalling = (total: number): Readonly<Record<string, string>> =>
  Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`q${index + 1}`, String(Math.max(0, Math.min(4, total - 4 * index)))]));
const tested = (kon: string, total: number, gravid = false): readonly Scripted[] => [
  { day: 0.1, act: saved(NAME, 'bakgrund', { kon, gravid }) },
  { day: 0.11, act: saved(NAME, 'audit', totalling(total)) },
];
const opened = async (script: readonly Scripted[]): Promise<readonly string[]> =>
  Object.entries((await scriptedLife(NAME, script, 1)).state.modules).flatMap(([id, { openedAt }]) => (openedAt === null ? [] : [id]));

describe('Testa dina alkoholvanor', () => {
  test('nobody writes in it', () => expect(plan.messages).toBe(false));

  test.each([
    ['kvinna', 5, 'lag'],
    ['kvinna', 6, 'risk'],
    ['man', 7, 'lag'],
    ['man', 8, 'risk'],
    ['annat', 6, 'risk'],
    ['kvinna', 15, 'risk'],
    ['man', 15, 'risk'],
    ['kvinna', 16, 'hog'],
    ['man', 16, 'hog'],
    ['man', 32, 'hog'],
  ])('%s with %i points reads ”%s” and none of the others', async (kon, total, module) =>
    expect(await opened(tested(kon, total))).toEqual(['testet', module]),
  );

  test('who is pregnant reads about that too, and before it is over', async () => {
    const script: readonly Scripted[] = [...tested('kvinna', 3, true), { day: 0.2, event: completed('lag') }];
    expect(await opened(script)).toEqual(['testet', 'lag', 'gravid']);
    expect(await opened([...script, { day: 0.3, event: completed('gravid') }])).toContain('klart');
  });

  test('pregnant and drinking is told to the unit, in whichever order the forms are saved', async () => {
    const [about, audit] = tested('kvinna', 3, true);
    if (!about || !audit) throw new Error('Two forms.');
    expect(raised(await scriptedLife(NAME, [about, audit], 1))).toEqual(['gravidDricker']);
    expect(raised(await scriptedLife(NAME, [audit, { ...about, day: 0.2 }], 1))).toEqual(['gravidDricker']);
    expect(raised(await scriptedLife(NAME, tested('kvinna', 0, true), 1))).toEqual([]);
  });

  test('it ends by itself when the last page is read, and someone is told that it did', async () => {
    const life = await scriptedLife(
      NAME,
      [...tested('man', 3), { day: 0.2, event: completed('lag') }, { day: 0.3, event: completed('klart') }],
      1,
    );
    expect(life.state.phase).toBe('ended');
    expect(raised(life)).toEqual(['system.journal']);
  });

  test('an invitation waits for a yes, and lapses', async () => {
    const at = async (script: readonly Scripted[], days: number) => (await scriptedLife(NAME, script, days, { invited: true })).state.phase;
    expect(await at([], 20)).toBe('invited');
    expect(await at([], 22)).toBe('ended');
    expect(await at([{ day: 2, event: { kind: 'invitationAccepted' } }], 3)).toBe('active');
  });

  test('a test not made in two weeks is told to the unit', async () => {
    expect(raised(await exampleLife(NAME, 'silent', 31))).toContain('inteGjort');
    expect([...new Set(plan.flags.map(({ recipients }) => recipients.join(' ')))]).toEqual(['unit']);
  });

  test('who has had withdrawal is told of before anything else', async () => {
    const script: readonly Scripted[] = [...tested('man', 20), { day: 0.2, act: saved(NAME, 'hjalp', { morgon: true }) }];
    expect(raised(await scriptedLife(NAME, script, 1))).toEqual(expect.arrayContaining(['mycketHog', 'abstinens']));
    expect(plan.flags.find(({ id }) => id === 'abstinens')?.priority).toBe('prioritised');
  });
});

const completed = (module: string) => ({ kind: 'moduleCompleted' as const, module, by: 'citizen' as const });

describe('AUDIT', () => {
  test('is asked in the self-test as the instrument is', () => {
    const own = moment.forms.find(({ id }) => id === 'audit');
    if (!own) throw new Error('The form is not there.');
    expect(asAsked(audit, own)).toEqual(asAsked(own, own));
  });

  test('has ten questions; the first eight count 0 to 4, the last two 0, 2 or 4', () =>
    expect(audit.questions.map((question) => (question.kind === 'singleChoice' ? question.options.map(({ score }) => score) : []))).toEqual(
      [...Array.from({ length: 8 }, () => [0, 1, 2, 3, 4]), [0, 2, 4], [0, 2, 4]],
    ));

  test.each([
    [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 0, 'Låg risk'],
    [[3, 2, 2, 0, 0, 0, 0, 0, 0, 0], 7, 'Låg risk'],
    [[3, 2, 3, 0, 0, 0, 0, 0, 0, 0], 8, 'Förhöjd risk'],
    [[4, 3, 4, 1, 1, 0, 1, 1, 0, 0], 15, 'Förhöjd risk'],
    [[4, 4, 4, 1, 1, 0, 1, 1, 0, 0], 16, 'Hög risk'],
    [[4, 4, 4, 1, 1, 0, 1, 0, 4, 0], 19, 'Hög risk'],
    [[4, 4, 4, 1, 1, 1, 1, 0, 4, 0], 20, 'Mycket hög risk'],
    [[4, 4, 4, 4, 4, 4, 4, 4, 4, 4], 40, 'Mycket hög risk'],
  ])('%j is %i, "%s"', async (scores, value, band) => {
    const answers = Object.fromEntries(scores.map((score, index) => [`q${index + 1}`, String(score)]));
    expect((await scoreForm(audit, answers))[0]).toMatchObject({ value, band, failure: null });
  });
});
