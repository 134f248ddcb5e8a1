import { describe, expect, test } from 'vitest';
import { raised } from '../support/exampleLife.ts';
import { exampleMoment } from '../support/exampleMoment.ts';
import type { Line } from '../support/writtenLife.ts';
import { writtenLife } from '../support/writtenLife.ts';

const NAME = 'grupp';
/** Two weeks before the group's first Monday, the 16th. */
const start = { local: '2026-02-02T09:30', dates: { kursstart: '2026-02-16' } };
const questions = Array.from({ length: 12 }, (_, index) => `s${index + 1}`);
const skattning = (each: string) => ({ ...Object.fromEntries(questions.map((id) => [id, each])), s13: '0' });
const infor = { stress: 6, aterhamtad: 4, ovat: '2', forhinder: false };
const efter = { horde: 8, nytta: 7, gruppen: 8 };
const nojd = { helhet: 8, hjalp: 7, igen: true };

describe('Stress och återhämtning, grupp', () => {
  test('has nothing to unlock: all there is to read is there from the start (PRE-10)', () =>
    expect(exampleMoment(NAME).plan.modules.map(({ opens }) => opens)).toEqual([{ kind: 'fromStart' }]));

  test('asks before each session on Mondays and after it on Tuesdays, also when the clock has changed', async () => {
    const { when } = await writtenLife(NAME, start, [], '2026-04-20T12:00');
    const weeks = [1, 7, 8].map((n) => [when(`openOccasion/infortraffen/${n}`), when(`openOccasion/eftertraffen/${n}`)]);
    expect(weeks).toEqual([
      ['2026-02-16 09:00', '2026-02-17 15:30'],
      ['2026-03-30 09:00', '2026-03-31 15:30'],
      ['2026-04-06 09:00', '2026-04-07 15:30'],
    ]);
    expect(when('openOccasion/infortraffen/9')).toBe(null);
  });

  test('a participant who answers everything is done after eight weeks and is asked again three months after the end', async () => {
    const weeks = Array.from({ length: 8 }, (_, week): Line[] => {
      const day = (offset: number, time: string): string =>
        `${new Date(Date.UTC(2026, 1, 16 + 7 * week + offset)).toISOString().slice(0, 10)}T${time}`;
      const shared = week === 3 || week === 7;
      return [
        [day(0, '20:00'), { saves: 'infor', answers: infor, in: `infortraffen/${week + 1}` }],
        ...(shared
          ? [[day(0, '20:10'), { saves: 'skattning', answers: skattning('1'), in: `uppfoljning/${week === 3 ? 1 : 2}` }] as const]
          : []),
        [day(1, '16:00'), { saves: 'efter', answers: efter, in: `eftertraffen/${week + 1}` }],
      ];
    }).flat();
    const life = await writtenLife(
      NAME,
      start,
      [
        ['2026-02-03T10:00', { saves: 'skattning', answers: skattning('2'), in: 'foregruppen/1' }],
        ...weeks,
        ['2026-04-10T10:00', { saves: 'nojd', answers: nojd, in: 'nojdhet/1' }],
        ['2026-04-13T10:00', { kind: 'ended', reason: 'Gruppen är slut.' }],
        ['2026-07-15T10:00', { saves: 'skattning', answers: skattning('1'), in: 'tremanader/1' }],
      ],
      '2026-08-01T12:00',
    );
    const { batteries } = life.state;
    for (const [id, times] of Object.entries({ infortraffen: 8, eftertraffen: 8, uppfoljning: 2, nojdhet: 1, tremanader: 1 }))
      expect([id, batteries[id]?.answered, batteries[id]?.missed]).toEqual([id, times, 0]);
    expect(life.when('openOccasion/tremanader/1')).toBe('2026-07-13 10:00');
    expect(life.state.phase).toBe('ended');
    expect(raised({ trace: life.decisions })).toEqual(expect.arrayContaining(['nojdSparad', 'efterTreManader']));
  });

  test('what two batteries ask for in week four is answered once and stands in both', async () => {
    const life = await writtenLife(
      NAME,
      start,
      [
        ['2026-03-09T20:00', { saves: 'skattning', answers: skattning('1'), in: 'uppfoljning/1' }],
        ['2026-03-09T20:10', { saves: 'infor', answers: infor, in: 'uppfoljning/1' }],
      ],
      '2026-03-10T13:00',
    );
    expect([life.state.batteries['uppfoljning']?.answered, life.state.batteries['infortraffen']?.answered]).toEqual([1, 1]);
  });

  test('staff may ask once more, of the estimate and before a session', async () => {
    const life = await writtenLife(
      NAME,
      start,
      [
        ['2026-02-25T10:00', { kind: 'occasionAdded', battery: 'extra', reason: 'Sämre efter träff två.' }],
        ['2026-02-25T10:01', { kind: 'occasionAdded', battery: 'infortraffen', reason: 'Extra träff på torsdag.' }],
        ['2026-02-25T10:02', { kind: 'occasionAdded', battery: 'eftertraffen', reason: null }],
      ],
      '2026-02-25T12:00',
    );
    const added = life.decisions.filter(({ key }) => key.startsWith('addOccasion/'));
    expect(added.map(({ key, outcome }) => [key.split('/')[1], outcome])).toEqual([
      ['extra', 'fired'],
      ['infortraffen', 'fired'],
      ['eftertraffen', 'suppressed'],
    ]);
  });

  test('a silent participant is noticed when the group begins and after two in a row', async () => {
    const life = await writtenLife(NAME, start, [], '2026-12-01T12:00');
    expect(raised({ trace: life.decisions })).toEqual(expect.arrayContaining(['missadSkattning', 'missadInfor', 'missadUppfoljning']));
    expect(life.when('timedFlag/missadSkattning/1')).toBe('2026-02-17 09:00');
    expect(life.state.phase).toBe('ended');
  });

  test('an invitation that nobody answers lapses', async () => {
    const { state } = await writtenLife(NAME, { ...start, invited: true }, [], '2026-02-13T12:00');
    expect([state.phase, state.ended?.by]).toEqual(['ended', 'lapsed']);
  });
});
