import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { instrumentCard } from '../../compiler/document/instrumentCard.ts';
import { pathText } from '../../compiler/path.ts';
import { checkCases } from '../../scoring/checkCases.ts';
import { aMoment } from '../compiler/check/base.ts';
import { instrument } from '../support/asInstrument.ts';

const folder = new URL('../../moments/instruments/', import.meta.url);
const namesIn = (place: string) =>
  readdirSync(new URL(place, folder)).flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -'.json'.length)] : []));
const names = namesIn('.');
const OURS = ['activity-diary', 'goal-attainment', 'pain-diary', 'satisfaction', 'sleep-diary'];
const published = (name: string) => (instrument(name).cases ?? []).filter(({ source }) => source !== undefined);

describe.each(names)('%s', (name) => {
  const form = instrument(name);

  test('comes to what has been published, in every case', async () => {
    expect((await checkCases(form)).map(({ at, message }) => `${pathText(at)}: ${message}`)).toEqual([]);
  });

  test('says who made it and on what terms, and whose the Swedish is', () => {
    expect(form.source).toMatch(OURS.includes(name) ? /vår egen|våra egna/ : /svenska|skrivet på svenska/);
    expect(form.version).toBeDefined();
    expect(form.minutes).toBeGreaterThan(0);
  });

  test('has no problem of its own when it stands in a moment', () => {
    const { problems } = compile(aMoment({ forms: [form], batteries: [], flags: [] }));
    const own = problems.filter(({ at, code }) => at[0] === 'forms' && code !== 'FormNeverShown');
    expect(own.map(({ code, at, message }) => `${code} ${pathText(at)}: ${message}`)).toEqual([]);
  });

  test('nothing is cried out', () => expect(JSON.stringify(form)).not.toContain('!'));

  test('every band of every result is reached by what the result may come to', () => {
    for (const { bands, minimum, maximum } of form.results)
      for (const { from, to } of bands) expect([from >= minimum, to <= maximum, from <= to]).toEqual([true, true, true]);
  });
});

test('at least forty cases are published ones, and each instrument of others has its own', () => {
  const counts = names.map((name) => ({ name, cases: instrument(name).cases?.length ?? 0, published: published(name).length }));
  for (const { name, cases, published: cited } of counts) process.stdout.write(`${name}: ${cases} fall, ${cited} publicerade\n`);
  const total = counts.reduce((sum, count) => sum + count.published, 0);
  process.stdout.write(`tillsammans ${total} publicerade fall\n`);
  expect(total).toBeGreaterThanOrEqual(40);
  for (const { name, published: cited } of counts) if (!OURS.includes(name)) expect([name, cited >= 4]).toEqual([name, true]);
});

test('a wrong key is noticed', async () => {
  const phq9 = instrument('phq-9');
  const wrong = {
    ...phq9,
    results: phq9.results.map((result) => ({
      ...result,
      bands: result.bands.map((band) => (band.from === 10 ? { ...band, from: 11 } : band.to === 9 ? { ...band, to: 10 } : band)),
    })),
  };
  expect((await checkCases(wrong)).map(({ at, message }) => `${pathText(at)}: ${message}`)).toEqual([
    'cases[4].bands.total: Fallet ”10 poäng” skulle falla i ”Måttliga besvär” men föll i ”Lindriga besvär”.',
  ]);
});

describe('cards of licensed instruments', () => {
  const cards = namesIn('cards/').map((file) => ({
    file,
    read: instrumentCard.safeParse(JSON.parse(readFileSync(new URL(`cards/${file}.json`, folder), 'utf8'))),
  }));

  test.each(cards)('$file says who gives the licence and where to ask', ({ file, read }) => {
    expect(read.error?.issues).toBeUndefined();
    expect(read.data?.id).toBe(file);
    expect(read.data?.ask).toMatch(/^https:/);
  });

  test('none of them is shipped as well', () => expect(cards.map(({ file }) => file).filter((file) => names.includes(file))).toEqual([]));

  test('those that people ask for first are there', () =>
    expect(cards.map(({ file }) => file)).toEqual(
      expect.arrayContaining(['isi', 'hads', 'eq-5d-5l', 'ede-q', 'madrs-s', 'promis', 'bdi-ii']),
    ));
});
