import { describe, expect, test } from 'vitest';
import { scoreForm } from '../../scoring/score.ts';
import { exampleLife, raised } from '../support/exampleLife.ts';
import { exampleMoment } from '../support/exampleMoment.ts';

describe('Ungdomsmottagningen: boka själv', () => {
  test('someone diligent asks for a time, and the moment ends by itself', async () => {
    const life = await exampleLife('ungdomsmottagning', 'diligent', 60);
    expect(raised(life)).toContain('tidOnskad');
    expect(life.state.phase).toBe('ended');
  });

  test('someone silent leaves staff a word, and the moment ends by itself', async () => {
    const life = await exampleLife('ungdomsmottagning', 'silent', 60);
    expect(raised(life)).toContain('halvfardig');
    expect(life.state.phase).toBe('ended');
  });

  test('not wanting to answer weighs as much as a yes about the past', async () => {
    const form = exampleMoment('ungdomsmottagning').moment.forms.find(({ id }) => id === 'halsa');
    if (!form) throw new Error('No form.');
    const answers = { alder: 16, besok: ['maende'], mar: 5, leva: 'villinte', vald: 'tidigare', tvang: 'nej', vuxen: 'ja' };
    expect(await scoreForm(form, answers)).toMatchObject([{ result: 'oro', value: 2, band: 'Flera, eller nu' }]);
    expect(await scoreForm(form, { ...answers, leva: 'nej' })).toMatchObject([{ value: 1, band: 'Något' }]);
  });
});
