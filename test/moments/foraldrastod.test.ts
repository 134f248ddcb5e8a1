import { describe, expect, test } from 'vitest';
import { scoreForm } from '../../scoring/score.ts';
import { raised } from '../support/exampleLife.ts';
import { exampleMoment } from '../support/exampleMoment.ts';
import { writtenLife } from '../support/writtenLife.ts';

const NAME = 'foraldrastod';
const well = {
  ork: 'jamt',
  gladje: 'jamt',
  oro: 'aldrig',
  ledsen: 'aldrig',
  skuld: 'aldrig',
  ensamhet: 'aldrig',
  vaken: 'aldrig',
  hjalp: 'jamt',
};
const burdened = {
  ork: 'ibland',
  gladje: 'ibland',
  oro: 'ofta',
  ledsen: 'ofta',
  skuld: 'ofta',
  ensamhet: 'ofta',
  vaken: 'ofta',
  hjalp: 'ibland',
};
const safe = { skada: 'nej', kontakt: false };
/** Started in the beginning of January, twenty weeks before the birth that is expected on 25 May. */
const expecting = { local: '2026-01-05T09:30', dates: { fodelse: '2026-05-25' } };

describe('Att bli förälder', () => {
  test('what comes before the birth is counted back from the day that is expected', async () => {
    const { when } = await writtenLife(NAME, expecting, [], '2026-06-01T12:00');
    expect([when('openModule/infor'), when('openModule/forstaveckorna'), when('openOccasion/gravid/1')]).toEqual([
      '2026-03-30 08:00',
      '2026-05-04 08:00',
      '2026-04-13 10:00',
    ]);
  });

  test('a child born three weeks early moves all that is left, and nothing about the child comes before it is told', async () => {
    const { state, when } = await writtenLife(
      NAME,
      expecting,
      [
        ['2026-05-05T15:00', { kind: 'dateSet', name: 'fodelse', date: '2026-05-04' }],
        ['2026-05-05T15:01', { kind: 'named', name: 'fodd' }],
      ],
      '2026-08-01T12:00',
    );
    expect(when('openModule/nyfodd')).toBe('2026-05-05 15:01');
    expect([when('openModule/grat'), when('openModule/foralder')]).toEqual(['2026-05-18 08:00', '2026-06-15 08:00']);
    expect(when('openOccasion/varannan/1')).toBe('2026-07-05 10:00');
    expect(state.agenda.find(({ key }) => key.startsWith('timedFlag/dagsAttAvsluta/'))?.at).toBe(Date.parse('2027-06-04T09:00+02:00'));
  });

  test('a birth that nobody tells of opens nothing about the child, and staff are asked to look first', async () => {
    const life = await writtenLife(NAME, expecting, [], '2026-07-15T12:00');
    expect(raised({ trace: life.decisions })).toContain('fodelseSaknas');
    for (const id of ['nyfodd', 'grat', 'foralder']) expect([id, life.state.modules[id]?.status]).toEqual([id, 'locked']);
    expect(life.state.batteries['varannan']?.opened).toBe(0);
  });

  test('the sleep module opens when the parent asks for it', async () => {
    const { state, when } = await writtenLife(
      NAME,
      { ...expecting, dates: { fodelse: '2026-01-20' } },
      [
        ['2026-01-20T12:00', { kind: 'named', name: 'fodd' }],
        ['2026-03-03T02:40', { kind: 'moduleAsked', module: 'somn' }],
      ],
      '2026-03-04T12:00',
    );
    expect([state.modules['somn']?.status, when('openModule/somn')]).toEqual(['open', '2026-03-03 02:40']);
  });

  test('a pause by the parent sends nothing, and afterwards comes what suits the child’s age', async () => {
    const { state, effects } = await writtenLife(
      NAME,
      { ...expecting, dates: { fodelse: '2026-01-20' } },
      [
        ['2026-01-20T12:00', { kind: 'named', name: 'fodd' }],
        ['2026-01-25T12:00', { kind: 'paused', by: 'citizen', until: null, reason: null }],
        ['2026-04-01T12:00', { kind: 'resumed', by: 'citizen' }],
      ],
      '2026-04-02T12:00',
    );
    const inside = effects.filter(
      ({ kind, at }) => kind === 'notify' && at > Date.parse('2026-01-25T12:00Z') && at < Date.parse('2026-04-01T09:00Z'),
    );
    expect(inside).toEqual([]);
    for (const id of ['grat', 'foralder']) expect([id, state.modules[id]?.status]).toEqual([id, 'open']);
    expect(state.batteries['varannan']).toMatchObject({ opened: 1, missed: 0 });
  });

  test('whoever is alone with the child gets a module of her own', async () => {
    const answers = { roll: 'fodande', ensamforalder: true, forsta: true, stod: 'nagon', oroad: false };
    const { state } = await writtenLife(NAME, expecting, [['2026-01-06T10:00', { saves: 'omdig', answers }]], '2026-01-07T12:00');
    expect([state.modules['ensam']?.status, state.modules['valkommen']?.status]).toEqual(['open', 'completed']);
  });

  test('much heavier than last time raises a flag, and thoughts of harm climb the ladder in staff hours', async () => {
    const life = await writtenLife(
      NAME,
      { ...expecting, dates: { fodelse: '2026-01-20' } },
      [
        ['2026-01-06T10:00', { saves: 'maende', answers: { ...well, ...safe }, in: 'gravid/1' }],
        ['2026-03-20T20:15', { saves: 'maende', answers: { ...burdened, skada: 'enstaka', kontakt: true }, in: 'varannan/1' }],
      ],
      '2026-03-25T12:00',
    );
    expect(raised({ trace: life.decisions })).toEqual(expect.arrayContaining(['fara', 'mycketTungt', 'tyngre', 'villBliRingd']));
    // Friday evening: the first open hours are on Monday the 23rd.
    expect(life.when('escalate/flag/fara/maende@varannan/1#1/1')).toBe('2026-03-23 10:00');
  });

  test('a silent parent is asked for at two weeks and missed at two months', async () => {
    const life = await writtenLife(
      NAME,
      { ...expecting, dates: { fodelse: '2026-01-20' } },
      [['2026-01-20T12:00', { kind: 'named', name: 'fodd' }]],
      '2028-01-01T12:00',
    );
    expect(raised({ trace: life.decisions })).toEqual(expect.arrayContaining(['omdigSaknas', 'missatMaende', 'dagsAttAvsluta']));
    expect(life.state.phase).toBe('ended');
  });

  test('what a parent has had much of weighs nothing, and thoughts of harm stand alone', async () => {
    const form = exampleMoment(NAME).moment.forms.find(({ id }) => id === 'maende');
    if (!form) throw new Error('No form.');
    const scored = await scoreForm(form, { ...well, skada: 'enstaka', kontakt: false });
    expect(scored.map(({ result, value, band }) => [result, value, band])).toEqual([
      ['tyngd', 0, 'Det går ganska bra'],
      ['fara', 1, 'Någon enstaka gång'],
    ]);
  });
});
