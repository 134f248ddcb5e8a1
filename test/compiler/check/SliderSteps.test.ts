import { describe, test } from 'vitest';
import { asking } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: sliders', () => {
  test('a step that does not reach the end is reported', () => {
    expectProblems('SliderSteps', asking({ kind: 'slider', id: 's', text: 'S', minimum: 0, maximum: 10, step: 3 }), [
      'error forms[0].questions[0].step: Reglaget ”s” når inte sitt högsta värde i steg om 3.',
    ]);
  });

  test('a slider that goes nowhere is reported', () => {
    expectProblems('SliderSteps', asking({ kind: 'slider', id: 's', text: 'S', minimum: 10, maximum: 10 }), [
      'error forms[0].questions[0].maximum: Reglaget ”s” behöver ett högsta värde som är högre än det lägsta.',
    ]);
  });

  test('more than a thousand steps are reported', () => {
    expectProblems('SliderSteps', asking({ kind: 'slider', id: 's', text: 'S', minimum: 0, maximum: 2000 }), [
      'error forms[0].questions[0].step: Reglaget ”s” har fler än tusen steg. Använd en sifferfråga.',
    ]);
  });

  test('steps that are no binary fractions pass', () => {
    expectProblems('SliderSteps', asking({ kind: 'slider', id: 's', text: 'S', minimum: 0, maximum: 1, step: 0.1 }), []);
  });
});
