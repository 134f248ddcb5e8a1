import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayStart, openFactsOf, type OpenFacts } from '../../api/mayStart.ts';
import { anyCriteria, anyRegistered } from '../support/openCriteria.ts';

const AT = Date.parse('2026-11-22T12:00:00Z');
const anna: OpenFacts = { protected: false, sex: 'female', age: 34, municipality: '1480', county: '14' };
const anyFacts = anyRegistered.map((citizen) => openFactsOf(citizen, AT));

describe('what a citizen may start alone', () => {
  test('a moment for everyone, whoever it is and whatever is known', () => {
    fc.assert(fc.property(anyFacts, (facts) => mayStart({}, facts)));
    expect(mayStart({}, { protected: true, sex: null, age: null, municipality: null, county: null })).toBe(true);
  });

  test('with a protected identity only those for everyone, whatever else is known (OPN-04)', () => {
    fc.assert(
      fc.property(
        anyCriteria,
        anyFacts,
        (criteria, facts) => mayStart(criteria, { ...facts, protected: true }) === (Object.keys(criteria).length === 0),
      ),
    );
  });

  test('what is not known matches no criterion about it', () => {
    expect(mayStart({ sex: 'female' }, { ...anna, sex: null })).toBe(false);
    expect(mayStart({ fromAge: 0 }, { ...anna, age: null })).toBe(false);
    expect(mayStart({ toAge: 130 }, { ...anna, age: null })).toBe(false);
    expect(mayStart({ municipalities: ['1480'] }, { ...anna, municipality: null })).toBe(false);
    expect(mayStart({ counties: ['14'] }, { ...anna, county: null })).toBe(false);
  });

  test('ages are whole years with both ends in, and a place is the municipality or the county', () => {
    expect(mayStart({ fromAge: 34, toAge: 34 }, anna)).toBe(true);
    expect(mayStart({ fromAge: 35 }, anna)).toBe(false);
    expect(mayStart({ toAge: 33 }, anna)).toBe(false);
    expect(mayStart({ municipalities: ['1280'], counties: ['14'] }, anna)).toBe(true);
    expect(mayStart({ municipalities: ['1280'] }, anna)).toBe(false);
  });

  test('every criterion that is added lets in the same citizens or fewer', () => {
    fc.assert(
      fc.property(anyCriteria, anyFacts, (criteria, facts) => {
        if (!mayStart(criteria, facts)) return;
        for (const key of Object.keys(criteria) as (keyof typeof criteria)[]) {
          // Another place to live in lets in more: places are taken away together.
          const { municipalities, counties, [key]: _taken, ...rest } = criteria;
          const fewer = key === 'municipalities' || key === 'counties' ? rest : { ...rest, municipalities, counties };
          expect(mayStart(fewer, facts)).toBe(true);
        }
      }),
    );
  });

  test('sex and age come from the identity number, on the Swedish day', () => {
    expect(openFactsOf({ protected: false, personalIdentityNumber: '197804232390', county: '14', municipality: '80' }, AT)).toMatchObject({
      county: '14',
      municipality: '1480',
    });
    const register = { protected: false, municipality: null, county: null };
    // Born 23 November: in Sweden that day has begun at 23:30 UTC on the 22nd.
    const born = { ...register, personalIdentityNumber: '200811232394' };
    expect(openFactsOf(born, Date.parse('2026-11-22T22:30:00Z'))).toMatchObject({ age: 17, sex: 'male' });
    expect(openFactsOf(born, Date.parse('2026-11-22T23:30:00Z'))).toMatchObject({ age: 18, sex: 'male' });
    expect(openFactsOf({ ...register, personalIdentityNumber: '200811832386' }, AT)).toMatchObject({ age: 18 - 1, sex: 'female' });
    expect(openFactsOf({ ...register, personalIdentityNumber: 'okänt' }, AT)).toMatchObject({ age: null, sex: null });
  });
});
