import '../../../web/i18n/catalogueTexts.ts';
import { describe, expect, test } from 'vitest';
import { criteriaOf, wrongIn, writtenOf, type WrittenCriteria } from '../../../web/admin/openCriteria.ts';
import { counties, municipalities } from '../../../web/admin/swedishPlaces.ts';

const empty: WrittenCriteria = { whom: 'some', sex: 'any', fromAge: '', toAge: '', municipalities: '', counties: '' };

describe('criteria as they are written', () => {
  test('places are written by name, each on its line, and become their codes and names again', () => {
    const written = {
      ...empty,
      sex: 'female' as const,
      fromAge: '18',
      municipalities: 'göteborg\nUpplands Väsby kommun, Malmö',
      counties: 'Skåne\nVästra Götalands län\n14',
    };
    expect(wrongIn(written)).toEqual({});
    const criteria = { sex: 'female', fromAge: 18, municipalities: ['1480', '0114', '1280'], counties: ['12', '14'] } as const;
    expect(criteriaOf(written)).toEqual(criteria);
    expect(criteriaOf(writtenOf({ ...criteria, municipalities: [...criteria.municipalities], counties: [...criteria.counties] }))).toEqual(
      criteria,
    );
    expect(writtenOf({})).toEqual({ ...empty, whom: 'everyone' });
    expect(criteriaOf({ ...written, whom: 'everyone' })).toEqual({});
  });

  test('what is no place, no age, out of order, or nothing at all is told', () => {
    expect(Object.keys(wrongIn({ ...empty, municipalities: 'Göteborrg' }))).toEqual(['municipalities']);
    expect(Object.keys(wrongIn({ ...empty, counties: 'Göteborgs län' }))).toEqual(['counties']);
    expect(Object.keys(wrongIn({ ...empty, fromAge: 'arton', toAge: '200' }))).toEqual(['fromAge', 'toAge']);
    expect(Object.keys(wrongIn({ ...empty, fromAge: '30', toAge: '20' }))).toEqual(['toAge']);
    expect(Object.keys(wrongIn(empty))).toEqual(['whom']);
  });
});

test('there are 21 counties and 290 municipalities, each in a county, no code and no name twice', () => {
  expect([counties.length, municipalities.length]).toEqual([21, 290]);
  expect(municipalities.filter(({ code }) => !/^\d{4}$/.test(code) || !counties.some((county) => code.startsWith(county.code)))).toEqual(
    [],
  );
  for (const part of ['code', 'name'] as const) expect(new Set(municipalities.map((place) => place[part])).size).toBe(290);
});
