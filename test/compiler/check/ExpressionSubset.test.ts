import { describe, test } from 'vitest';
import { aFlag, aFlagWhen, aModule } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: conditions outside the subset', () => {
  test('each fault is told with its sentence', () => {
    expectProblems('ExpressionSubset', { flags: [aFlagWhen('$sum(forms.f1.results.total) > 1 and forms.f1.answers.*')] }, [
      'error flags[0].trigger.when: Funktionen $sum kan inte användas i ett villkor. Räkna ut värdet som ett resultat och jämför med det.',
      'error flags[0].trigger.when: En väg i ett villkor är bara namn med punkt emellan: forms.<formulär>.answers.<fråga> eller forms.<formulär>.results.<resultat>.',
    ]);
  });

  test('what cannot be read is told too', () => {
    expectProblems('ExpressionSubset', { flags: [aFlagWhen('forms.f1.results.total >=')] }, [
      'error flags[0].trigger.when: Uttrycket tar slut för tidigt. Något saknas i slutet, till exempel en parentes eller ett värde.',
    ]);
  });

  test('the whole subset passes', () => {
    expectProblems(
      'ExpressionSubset',
      { flags: [aFlagWhen('$not(forms.f1.results.total + 1 > 2 * -1) or ($exists(forms.f1.answers.yes) ? forms.f1.answers.yes : false)')] },
      [],
    );
  });
});

describe('check: conditions everywhere', () => {
  test('in an opening, a closing, a flag and what puts it out, with the place in the text', () => {
    expectProblems(
      'ExpressionSubset',
      {
        modules: [
          aModule({
            opens: { kind: 'any', of: [{ kind: 'condition', when: '$sum(forms.f1.answers.many) > 1' }] },
            closes: { kind: 'condition', when: 'progress' },
          }),
        ],
        flags: [
          aFlag({ trigger: { kind: 'condition', when: 'true and ($f := 1)' }, putOut: 'condition', outWhen: 'batteries.b1.skipped > 1' }),
        ],
      },
      [
        'error modules[0].opens.of[0].when: Funktionen $sum kan inte användas i ett villkor. Räkna ut värdet som ett resultat och jämför med det.',
        'error modules[0].closes.when: ”progress” pekar inte på något som ett villkor kan se. Skriv forms.<formulär>.answers.<fråga>, forms.<formulär>.results.<resultat>, results.<resultat>, start.<uppgift>, progress.<modul> eller batteries.<batteri>.opened, answered, missed eller missedInARow.',
        'error flags[0].trigger.when: Tilldelning (:=) kan inte användas i ett villkor.',
        'error flags[0].outWhen: ”batteries.b1.skipped” pekar inte på något som ett villkor kan se. Skriv forms.<formulär>.answers.<fråga>, forms.<formulär>.results.<resultat>, results.<resultat>, start.<uppgift>, progress.<modul> eller batteries.<batteri>.opened, answered, missed eller missedInARow.',
      ],
    );
  });

  test('too much for one condition', () => {
    expectProblems('ExpressionSubset', { flags: [aFlagWhen('('.repeat(600) + 'true' + ')'.repeat(600))] }, [
      'error flags[0].trigger.when: Villkoret är för stort. Dela upp det i flera.',
    ]);
  });

  test('the roots that there are', () => {
    expectProblems(
      'ExpressionSubset',
      { flags: [aFlag({ trigger: { kind: 'condition', when: 'progress.m1 = "open" and batteries.b1.opened > 1' } })] },
      [],
    );
  });
});
