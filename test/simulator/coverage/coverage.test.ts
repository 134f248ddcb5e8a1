import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compile } from '../../../compiler/compile.ts';
import { liveCohort } from '../../../simulator/cohort.ts';
import { rulesOf } from '../../../simulator/coverage/rules.ts';
import { reportHtml } from '../../../simulator/report/report.ts';
import { aMoment } from '../../compiler/check/base.ts';
import { exampleMoment } from '../../support/exampleMoment.ts';

const start = Date.parse('2026-02-02T08:00:00Z');
const examples = readdirSync('moments')
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -'.json'.length));

const cohortOf = (name: string, citizens: number, staff: 'mixed' | 'none' = 'mixed') =>
  liveCohort({ ...exampleMoment(name), citizens, seed: 1, start, staff });

describe('coverage by generated citizens', () => {
  test.each(examples)('at least 95 % of the rules of %s come to pass, and the rest say why not', async (name) => {
    const { coverage } = await cohortOf(name, 100);
    const fired = coverage.filter((rule) => rule.fired > 0);
    expect(coverage.filter((rule) => rule.fired === 0 && (rule.reason ?? '') === '')).toEqual([]);
    expect({ name, share: fired.length / coverage.length >= 0.95 }).toEqual({ name, share: true });
  });

  test('every rule of a plan is counted: openings and their branches, series, reminders, flags, rungs, notices and the life', () => {
    const { moment, plan } = exampleMoment('angest-depression');
    const keys = rulesOf(moment, plan).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { id } of [...plan.modules, ...(plan.parts ?? [])]) expect(keys).toContain(`module/${id}/opens`);
    for (const { id, reminders } of plan.batteries)
      for (const [index] of reminders.entries()) expect(keys).toContain(`battery/${id}/remind/${index + 1}`);
    for (const { id, ladder } of plan.flags)
      for (const [index] of (ladder ?? []).entries()) expect(keys).toContain(`flag/${id}/rung/${index + 1}`);
    expect(keys).toEqual(
      expect.arrayContaining(['module/somn/opens/0', 'module/somn/opens/1', 'life/followUp', 'life/timeLimit', 'life/accepted']),
    );
  });

  test('without staff, what only staff open is told as proved', async () => {
    const { coverage } = await cohortOf('oro-kort', 20, 'none');
    const only = coverage.filter(({ reason }) => reason === 'bara personalen öppnar, och det gjorde ingen');
    expect(only.length).toBeGreaterThan(0);
    expect(only.every(({ proved, fired }) => proved && fired === 0)).toBe(true);
  });

  test('what comes after the end is told as proved by the plan', async () => {
    const { plan, moment } = compile(aMoment());
    if (!plan) throw new Error('No plan.');
    const short = { ...plan, ends: { days: 5, at: '23:59' } };
    const { coverage } = await liveCohort({ moment, plan: short, citizens: 10, seed: 1, start, staff: 'mixed' });
    expect(coverage.filter(({ proved, reason }) => proved && (reason ?? '').endsWith('men momentet slutar dag 5')).length).toBeGreaterThan(
      0,
    );
  });

  test('the same seed gives the same cohort, another seed another', async () => {
    const once = await cohortOf('oro-kort', 30);
    expect(await cohortOf('oro-kort', 30)).toEqual(once);
    const other = await liveCohort({ ...exampleMoment('oro-kort'), citizens: 30, seed: 2, start, staff: 'mixed' });
    expect(other.workload).not.toEqual(once.workload);
  });

  test('figures add up: as many flags in the weeks as in the hours, as many lives as citizens', async () => {
    const cohort = await cohortOf('somnskola', 40);
    const weeks = cohort.workload.weeks.reduce((sum, { flags, messages }) => sum + flags + messages, 0);
    const hours = cohort.workload.hours.flat().reduce((sum, value) => sum + value, 0);
    expect(Math.abs(weeks - hours)).toBeLessThan(weeks * 0.02 + 5);
    expect(cohort.phases.reduce((sum, { count }) => sum + count, 0)).toBe(40);
    expect(cohort.burden[0]?.citizens).toBe(40);
  });
});

describe('the report', () => {
  test('is one page that fetches nothing and runs nothing, with a table beside each picture', async () => {
    const page = reportHtml(await cohortOf('grupp', 30));
    expect(page).not.toMatch(/<script|<link|<img|\bsrc=|url\(|@import|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
    const pictures = page.match(/<svg role="img"/g)?.length ?? 0;
    expect(pictures).toBe(6);
    expect(page.match(/<svg[^>]*aria-labelledby="([^"]+)"[^>]*><title id="\1">[^<]{20,}<\/title>/g)?.length).toBe(pictures);
    expect(page.match(/<details><summary>[^<]+ som tabell<\/summary><div class="scroll"[^>]*><table><caption>/g)?.length).toBe(pictures);
    expect(page).toContain('<html lang="sv">');
    expect(page).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('text from the document cannot become anything but text', async () => {
    const { plan, moment } = compile(aMoment({ name: '<script>alert(1)</script>' }));
    if (!plan) throw new Error('No plan.');
    expect(reportHtml(await liveCohort({ moment, plan, citizens: 3, seed: 1, start, staff: 'none' }))).not.toContain('<script');
  });
});
