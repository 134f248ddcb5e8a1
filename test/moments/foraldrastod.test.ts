import { describe, expect, test } from 'vitest';
import { scoreForm } from '../../scoring/score.ts';
import { exampleLife, raised } from '../support/exampleLife.ts';
import { exampleMoment } from '../support/exampleMoment.ts';

describe('Att bli förälder', () => {
  test('a diligent parent comes to the last module and answers how it was', async () => {
    const life = await exampleLife('foraldrastod', 'diligent', 600);
    expect(life.state.modules['vidare']?.status).toBe('completed');
    expect(raised(life)).toContain('utvarderingSparad');
  });

  test('a silent parent is missed at two months', async () => {
    expect(raised(await exampleLife('foraldrastod', 'silent', 600))).toContain('missatTva');
  });

  test('what a parent has had much of weighs nothing, and thoughts of harm stand alone', async () => {
    const form = exampleMoment('foraldrastod').moment.forms.find(({ id }) => id === 'maende');
    if (!form) throw new Error('No form.');
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
    const scored = await scoreForm(form, { ...well, skada: 'enstaka', kontakt: false });
    expect(scored.map(({ result, value, band }) => [result, value, band])).toEqual([
      ['tyngd', 0, 'Det går ganska bra'],
      ['fara', 1, 'Någon enstaka gång'],
    ]);
  });
});
