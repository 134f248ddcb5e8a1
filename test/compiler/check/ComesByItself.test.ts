import { describe, test } from 'vitest';
import { aFlag, aModule } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: closings and flags that wait for a hand', () => {
  test('a closing by staff closes nothing, a flag when the citizen asks is never raised', () => {
    expectProblems(
      'ComesByItself',
      {
        modules: [aModule({ closes: { kind: 'byStaff' } })],
        flags: [
          aFlag({ putOut: 'staff', trigger: { kind: 'time', opens: { kind: 'all', of: [{ kind: 'byCitizen' }, { kind: 'fromStart' }] } } }),
        ],
      },
      [
        'error modules[0].closes: Regeln stänger aldrig något. Ta bort den; personalen kan ändå låsa.',
        'error flags[0].trigger.opens: Flaggan kan aldrig tändas, eftersom bara en människas egen handling uppfyller regeln.',
      ],
    );
  });

  test('with another way it may come, and openings are made for it', () => {
    expectProblems(
      'ComesByItself',
      {
        modules: [
          aModule({
            opens: { kind: 'byStaff' },
            closes: { kind: 'any', of: [{ kind: 'byStaff' }, { kind: 'onDate', date: '2027-01-01', at: '08:00' }] },
          }),
        ],
      },
      [],
    );
  });
});
