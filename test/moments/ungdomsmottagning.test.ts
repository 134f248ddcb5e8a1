import { describe, expect, test } from 'vitest';
import { translatableTexts } from '../../compiler/document/translatableTexts.ts';
import type { Answers } from '../../compiler/document/question.ts';
import { scoreForm } from '../../scoring/score.ts';
import { exampleLife, raised } from '../support/exampleLife.ts';
import { exampleMoment } from '../support/exampleMoment.ts';
import { writtenLife } from '../support/writtenLife.ts';

const NAME = 'ungdomsmottagning';
const calm = { alder: 16, besok: ['annat'], mar: 8, leva: 'nej', vald: 'nej', tvang: 'nej', vuxen: 'ja' };
/** Saved at a quarter past two on Friday the 6th; the clinic closes at three. */
const friday = (answers: Answers) =>
  writtenLife(
    NAME,
    { local: '2026-02-06T14:00' },
    [['2026-02-06T14:15', { saves: 'halsa', answers: { ...calm, ...answers } }]],
    '2026-02-10T12:00',
  );
const pages = ['fler', 'preventiv', 'testa', 'kroppen', 'relationer', 'vemjagar', 'mar', 'otrygg'];

describe('Ungdomsmottagningen: boka själv', () => {
  test.each<[string, Answers, readonly string[]]>([
    ['something else', {}, ['fler']],
    ['contraception and a test', { besok: ['preventiv', 'testa'] }, ['fler', 'preventiv', 'testa']],
    ['who I am', { besok: ['identitet'] }, ['fler', 'vemjagar']],
    ['feeling low, without having ticked it', { mar: 3 }, ['fler', 'mar']],
    ['not wanting to say whether anyone hits', { vald: 'villinte' }, ['fler', 'otrygg']],
    ['unprotected sex', { akut: true }, ['fler', 'preventiv']],
  ])('%s opens the pages that fit', async (_, answers, expected) => {
    const { state } = await friday(answers);
    expect(
      pages.filter(
        (page) => state.modules[`lasa/${page}`]?.status === 'open' || (page === 'fler' && state.modules['lasa']?.status === 'open'),
      ),
    ).toEqual(expected);
  });

  test('an answer saved again opens more, and takes nothing away', async () => {
    const { state } = await writtenLife(
      NAME,
      { local: '2026-02-06T14:00' },
      [
        ['2026-02-06T14:15', { saves: 'halsa', answers: { ...calm, besok: ['testa'] } }],
        ['2026-02-06T14:30', { saves: 'halsa', answers: { ...calm, besok: ['sex'] } }],
      ],
      '2026-02-06T15:00',
    );
    expect([state.modules['lasa/testa']?.status, state.modules['lasa/relationer']?.status]).toEqual(['open', 'open']);
  });

  test.each<[string, Answers]>([
    ['leva', { leva: 'ofta' }],
    ['vald', { tvang: 'nu' }],
  ])('%s goes to the whole unit at once, and on by the clinic’s hours', async (flag, answers) => {
    const { effects, when } = await friday(answers);
    expect(effects.find((effect) => effect.kind === 'raiseFlag' && effect.flag === flag)).toMatchObject({
      priority: 'prioritised',
      recipients: ['unit'],
    });
    // Three quarters of an hour were left on Friday.
    expect([when(`escalate/flag/${flag}/halsa#1/1`), when(`escalate/flag/${flag}/halsa#1/2`)]).toEqual([
      '2026-02-09 09:15',
      '2026-02-09 10:15',
    ]);
  });

  test('whoever has read the form stops the ladder', async () => {
    const { when } = await writtenLife(
      NAME,
      { local: '2026-02-05T13:00' },
      [
        ['2026-02-05T13:10', { saves: 'halsa', answers: { ...calm, leva: 'ibland' } }],
        ['2026-02-05T13:40', { kind: 'formRead', form: 'halsa', instance: { kind: 'ordinary' } }],
      ],
      '2026-02-06T12:00',
    );
    expect([when('escalate/flag/leva/halsa#1/1'), when('escalate/flag/leva/halsa#1/1', 'cancelled')]).toEqual([null, '2026-02-05 13:40']);
  });

  test('someone diligent asks for a time, and the moment ends by itself', async () => {
    const life = await exampleLife(NAME, 'diligent', 60);
    expect(raised(life)).toContain('tidOnskad');
    expect(life.state.phase).toBe('ended');
  });

  test('someone silent is told once that nothing is booked, and the moment ends by itself', async () => {
    const life = await exampleLife(NAME, 'silent', 60);
    expect(raised(life)).toContain('halvfardig');
    expect(life.effects.filter(({ kind }) => kind === 'notify').length).toBe(1);
    expect(life.state.phase).toBe('ended');
  });

  test('is told whole in English too', () => {
    const { moment } = exampleMoment(NAME);
    const english = Object.keys(moment.translations?.['en'] ?? {}).sort();
    expect(english).toEqual(
      translatableTexts(moment)
        .map(({ key }) => key)
        .sort(),
    );
  });

  test('not wanting to answer weighs as much as a yes about the past', async () => {
    const form = exampleMoment(NAME).moment.forms.find(({ id }) => id === 'halsa');
    if (!form) throw new Error('No form.');
    const answers = { ...calm, leva: 'villinte', vald: 'tidigare' };
    expect(await scoreForm(form, answers)).toMatchObject([{ result: 'oro', value: 2, band: 'Flera, eller nu' }]);
    expect(await scoreForm(form, { ...answers, leva: 'nej' })).toMatchObject([{ value: 1, band: 'Något' }]);
  });
});
