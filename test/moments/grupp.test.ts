import { describe, expect, test } from 'vitest';
import { exampleLife, raised } from '../support/exampleLife.ts';
import { exampleMoment } from '../support/exampleMoment.ts';

describe('Stress och återhämtning, grupp', () => {
  test('has nothing to unlock: all there is to read is there from the start (PRE-10)', () =>
    expect(exampleMoment('grupp').plan.modules.map(({ opens }) => opens)).toEqual([{ kind: 'fromStart' }]));

  test('a diligent participant answers before and after all eight sessions, and how it was', async () => {
    const life = await exampleLife('grupp', 'diligent', 200);
    for (const battery of ['infortraffen', 'eftertraffen']) {
      const saved = life.acts.filter(
        ({ act }) => act.kind === 'formSaved' && act.instance.kind === 'occasion' && act.instance.battery === battery,
      );
      expect([battery, saved.length]).toEqual([battery, 8]);
    }
    expect(raised(life)).toContain('nojdSparad');
  });

  test('a silent participant is noticed before the first session and after two in a row', async () => {
    const flags = raised(await exampleLife('grupp', 'silent', 200));
    expect(flags).toEqual(expect.arrayContaining(['missadSkattning', 'missadInfor']));
  });
});
