import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { playOnEngine, type Scenario } from './support/scenario.ts';

const folder = fileURLToPath(new URL('./scenarios/', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

describe('scenarios, played on the engine', () => {
  test('there are at least twelve', () => expect(files.length).toBeGreaterThanOrEqual(12));

  for (const file of files) {
    const scenario = JSON.parse(readFileSync(folder + file, 'utf8')) as Scenario;
    test(`${file}: ${scenario.title}`, async () => {
      const { told, decisions } = await playOnEngine(scenario);
      const outcomes = Object.fromEntries(decisions.map(({ key, outcome, rule }) => [key, `${outcome}: ${rule}`]));
      expect(Object.fromEntries(Object.keys(scenario.claims).map((key) => [key, outcomes[key]]))).toEqual(scenario.claims);
      for (const [key, at] of Object.entries(scenario.nominal ?? {}))
        expect([key, decisions.find((each) => each.key === key)?.nominal]).toEqual([key, Date.parse(at)]);
      for (const beginning of scenario.never ?? []) expect(decisions.filter(({ key }) => key.startsWith(beginning))).toEqual([]);
      expect(decisions.length).toBe(new Set(decisions.map(({ key }) => key)).size);
      if (process.env['UPDATE'] === '1') writeFileSync(folder + file, `${JSON.stringify({ ...scenario, expected: told }, null, 2)}\n`);
      else expect(told).toEqual(scenario.expected);
    });
  }
});
