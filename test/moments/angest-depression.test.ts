import { describe, expect, test } from 'vitest';
import { asAsked, instrument } from '../support/asInstrument.ts';
import { exampleLife, raised } from '../support/exampleLife.ts';
import { exampleMoment } from '../support/exampleMoment.ts';
import { saved, scriptedLife } from '../support/scriptedLife.ts';

const NAME = 'angest-depression';
const { moment, plan } = exampleMoment(NAME);
const before = { battery: 'screening', number: 1 };
const screened = (q9: string) => [
  { day: 0.1, act: saved(NAME, 'phq9', { q9 }, before) },
  { day: 0.2, act: saved(NAME, 'gad7', {}, before) },
];

describe('Må bättre steg för steg', () => {
  test.each([
    ['phq-9', 'phq9'],
    ['gad-7', 'gad7'],
  ])('%s is asked and counted as the instrument is', (file, id) => {
    const own = moment.forms.find((form) => form.id === id);
    if (!own) throw new Error(`No form "${id}".`);
    expect(asAsked(instrument(file), own)).toEqual(asAsked(own, own));
  });

  test('a diligent citizen completes all ten modules and is asked again afterwards', async () => {
    const { state, trace } = await exampleLife(NAME, 'diligent', 400);
    const numbered = moment.modules.filter(({ title }) => title.startsWith('Modul')).map(({ id }) => id);
    expect(numbered).toHaveLength(10);
    expect(numbered.filter((id) => state.modules[id]?.completedAt === null)).toEqual([]);
    const asked = trace.filter(({ key, outcome }) => outcome === 'fired' && key.startsWith('openOccasion/uppfoljning/'));
    // The twelve weeks end on 11 May: three and six months later.
    expect(asked.map(({ actual }) => new Date(actual).toISOString())).toEqual(['2026-08-11T08:00:00.000Z', '2026-11-11T09:00:00.000Z']);
    expect(state.phase).toBe('ended');
  });

  test('a silent citizen is asked after: nothing answered before, two weeks in a row, ten days of silence, stuck at the beginning', async () =>
    expect(raised(await exampleLife(NAME, 'silent', 100))).toEqual(
      expect.arrayContaining(['missadScreening', 'tyst', 'missadVecka', 'fastnat']),
    ));

  test('nothing is read before the questions have been answered', async () => {
    expect((await scriptedLife(NAME, [], 30)).state.modules.valkommen?.status).toBe('locked');
    expect((await scriptedLife(NAME, screened('0'), 1)).state.modules.valkommen?.status).toBe('open');
  });

  test.each([
    ['0', []],
    ['1', ['fraga9']],
    ['3', ['fraga9']],
  ])('the answer %s to question 9 of PHQ-9, and nothing else, raises %j', async (q9, flags) => {
    expect(raised(await scriptedLife(NAME, screened(q9), 1))).toEqual(flags);
    expect(plan.flags.find(({ id }) => id === 'fraga9')?.priority).toBe('prioritised');
  });

  test('question 9 unread climbs to the stand-in, the unit and the administrators within one staff day', async () => {
    const climbed = (await scriptedLife(NAME, screened('1'), 3)).trace.filter(
      ({ key, outcome }) => outcome === 'fired' && key.startsWith('escalate/flag/fraga9/'),
    );
    const oneDay = climbed.map(({ actual }) => new Date(actual).toISOString());
    // Raised Monday 2 February at 11.54 local time; the unit is open to 16.30 and from 08.00.
    expect(oneDay).toEqual(['2026-02-02T12:54:00.000Z', '2026-02-02T14:54:00.000Z', '2026-02-03T10:24:00.000Z']);
  });

  test('PHQ-9 that rises by five in two weeks is told', async () => {
    const week = (number: number, rise: number) => ({
      day: 7 * number + 0.2,
      act: saved(NAME, 'phq9', Object.fromEntries(Array.from({ length: rise }, (_, index) => [`q${index + 1}`, '1'])), {
        battery: 'veckan',
        number,
      }),
    });
    expect(raised(await scriptedLife(NAME, [week(1, 0), week(2, 2), week(3, 4)], 22))).not.toContain('phq9Samre');
    expect(raised(await scriptedLife(NAME, [week(1, 0), week(2, 2), week(3, 5)], 22))).toContain('phq9Samre');
  });

  test.each([
    [false, 'locked'],
    [true, 'open'],
  ])('panic attacks: %s leaves the extra module %s after module 2', async (panik, status) => {
    const script = [...screened('0'), { day: 1, act: saved(NAME, 'minbild', { panik }) }, { day: 8, act: saved(NAME, 'malform', {}) }];
    expect((await scriptedLife(NAME, script, 9)).state.modules.panik?.status).toBe(status);
  });
});
