import { describe, test } from 'vitest';
import { aFlagWhen } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: types in conditions', () => {
  test('free text may not stand in a condition', () => {
    expectProblems('ConditionTypes', { flags: [aFlagWhen('forms.f1.answers.free = "hjälp"')] }, [
      'error flags[0].trigger.when: Svaret på ”free” är fritext och får inte användas i ett villkor.',
    ]);
  });

  test('not even whether there is any', () => {
    expectProblems('ConditionTypes', { flags: [aFlagWhen('$exists(forms.f1.answers.free)')] }, [
      'error flags[0].trigger.when: Svaret på ”free” är fritext och får inte användas i ett villkor.',
    ]);
  });

  test('a text compared with a number is reported', () => {
    expectProblems('ConditionTypes', { flags: [aFlagWhen('forms.f1.answers.day > 5')] }, [
      'error flags[0].trigger.when: En text kan inte jämföras med ett tal.',
    ]);
  });

  test('an option has no order, and the sentence says what to write instead', () => {
    expectProblems('ConditionTypes', { flags: [aFlagWhen('forms.f1.answers.one >= 1')] }, [
      'error flags[0].trigger.when: Svaret på ”one”, som är ett alternativ, har ingen ordning och kan inte jämföras med ”>=”. Jämför med alternativens id med ”in”, eller gör ett resultat av frågan och jämför det.',
    ]);
  });

  test('an option that is not there is reported with those that are', () => {
    expectProblems('ConditionTypes', { flags: [aFlagWhen('forms.f1.answers.one in ["a3", "a4"]')] }, [
      'error flags[0].trigger.when: "a4" är inget alternativ i frågan ”one”. Alternativen är "a0", "a1", "a2", "a3".',
    ]);
  });

  test('several options are looked into, not compared', () => {
    expectProblems('ConditionTypes', { flags: [aFlagWhen('forms.f1.answers.many = "a1"')] }, [
      'error flags[0].trigger.when: Svaret på ”many” är flera alternativ. Skriv ”alternativ” in följt av vägen i stället för =.',
    ]);
  });

  test('an unknown one among several is reported', () => {
    expectProblems('ConditionTypes', { flags: [aFlagWhen('"a7" in forms.f1.answers.many')] }, [
      'error flags[0].trigger.when: "a7" är inget alternativ i frågan ”many”. Alternativen är "a0", "a1".',
    ]);
  });

  test('yes and no are not numbers to count with', () => {
    expectProblems('ConditionTypes', { flags: [aFlagWhen('forms.f1.answers.yes + 1 > 1')] }, [
      'error flags[0].trigger.when: Med ”+” räknar man bara tal. Ett ja eller nej är inget tal.',
    ]);
  });

  test('information has no answer', () => {
    expectProblems('ConditionTypes', { flags: [aFlagWhen('$exists(forms.f1.answers.words)')] }, [
      'error flags[0].trigger.when: ”words” är en informationstext och har inget svar.',
    ]);
  });

  test('the whole must be true or false', () => {
    expectProblems('ConditionTypes', { flags: [aFlagWhen('forms.f1.results.total')] }, [
      'error flags[0].trigger.when: Villkoret ska vara sant eller falskt. Jämför värdet med något, eller använd $exists.',
    ]);
  });

  test('a number is not looked for in a number', () => {
    expectProblems('ConditionTypes', { flags: [aFlagWhen('1 in forms.f1.results.total')] }, [
      'error flags[0].trigger.when: Till höger om ”in” står en lista inom hakparentes eller svaret på en flervalsfråga.',
    ]);
  });

  test('what fits together passes', () => {
    expectProblems(
      'ConditionTypes',
      {
        flags: [
          aFlagWhen(
            'forms.f1.answers.one = "a3" or "a1" in forms.f1.answers.many or forms.f1.answers.day < "2026-12-24" or forms.f1.answers.number * 2 > forms.f1.results.total or forms.f1.answers.yes',
          ),
        ],
      },
      [],
    );
  });
});
