import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile } from '../../../compiler/compile.ts';
import { differences } from '../../../simulator/golden/difference.ts';
import { type Golden, liveGolden, readGolden } from '../../../simulator/golden/golden.ts';
import { exampleDocument } from '../../support/exampleMoment.ts';
import { regressed, regressions } from '../../support/regressions.ts';

const folder = 'moments/golden';
const goldens = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => {
    const golden = readGolden(readFileSync(join(folder, file), 'utf8'));
    if ('fault' in golden) throw new Error(`${file}: ${golden.fault}`);
    return { file, name: golden.moment, golden };
  });

/** Lives a recorded life on a document's text; null when the text is no publishable moment. */
async function livedOn(text: string, golden: Golden) {
  const { moment, plan } = compile(text);
  if (!plan) return null;
  const lived = await liveGolden(moment, plan, golden.life);
  return 'faults' in lived ? null : { moment, happened: lived.happened };
}

describe('recorded lives of the example moments', () => {
  test('every example moment has some, of different kinds', () => {
    const examples = readdirSync('moments').filter((file) => file.endsWith('.json'));
    for (const file of examples) {
      const lives = goldens.filter(({ name }) => `${name}.json` === file).length;
      expect({ file, lives }).toEqual({ file, lives: 4 });
    }
  });

  test.each(goldens)('$file happens as it was recorded (npx stegvis test --update when the change is meant)', async ({ golden }) => {
    const lived = await livedOn(readFileSync(resolve(folder, golden.document), 'utf8'), golden);
    expect(lived && differences(lived.moment, golden.happened, lived.happened).map(({ sentence }) => sentence)).toEqual([]);
  });
});

describe('thirty seeded regressions', () => {
  test('at least 29 are caught by the recorded lives of the moment they were made in', async () => {
    const kinds = Object.keys(regressions);
    expect(kinds.length).toBe(30);
    const names = [...new Set(goldens.map(({ name }) => name))];
    const missed: string[] = [];
    for (const [index, what] of kinds.entries()) {
      // The first moment, from one that the seed says, that has such a thing and can still be published with it changed.
      const order = [...names.slice(index % names.length), ...names.slice(0, index % names.length)];
      let found: { readonly name: string; readonly text: string } | null = null;
      for (const name of order) {
        const text = regressed(exampleDocument(name), what, `${index}`);
        if (text === null || !compile(text).plan) continue;
        found = { name, text };
        break;
      }
      expect({ what, made: found !== null }).toEqual({ what, made: true });
      if (!found) continue;
      let caught = false;
      for (const { golden } of goldens.filter(({ name }) => name === found.name)) {
        const lived = await livedOn(found.text, golden);
        caught ||= lived === null || differences(lived.moment, golden.happened, lived.happened).length > 0;
      }
      if (!caught) missed.push(`${what} in ${found.name}`);
    }
    expect(missed.length, missed.join('; ')).toBeLessThanOrEqual(1);
  });
});

describe('differences', () => {
  const base = goldens.find(({ file }) => file === 'oro-kort-silent.json');
  const changed = async (
    change: (document: { batteries: { reminders: Record<string, unknown>[] }[]; flags: Record<string, unknown>[] }) => void,
  ) => {
    if (!base) throw new Error('No recorded life.');
    const document = JSON.parse(exampleDocument('oro-kort')) as Parameters<typeof change>[0];
    change(document);
    const lived = await livedOn(JSON.stringify(document), base.golden);
    return lived ? differences(lived.moment, base.golden.happened, lived.happened) : [];
  };

  test('a moved reminder is told with both times', async () => {
    const found = await changed(({ batteries }) => void (batteries[0]!.reminders[0]!['at'] = '12:30'));
    expect(found[0]?.sentence).toMatch(/^Påminnelse 1 för ”[^”]+”, tillfälle 1: kom förut .+ 10:00, kommer nu .+ 12:30\.$/);
  });

  test('what no longer comes, and what is new, is told as such', async () => {
    const fewer = await changed(({ batteries }) => void batteries[0]!.reminders.pop());
    expect(fewer.map(({ kind }) => kind)).toContain('gone');
    const more = await changed(({ batteries }) => void batteries[0]!.reminders.push({ days: 5, at: '10:00' }));
    expect(more.map(({ kind }) => kind)).toContain('new');
  });

  test('who a flag goes to is part of it', async () => {
    const found = await changed(({ flags }) => flags.forEach((flag) => void (flag['recipients'] = ['staff', 'unit'])));
    expect(found.some(({ sentence }) => /gick förut till .*personalen, går nu till .*personalen, enheten/.test(sentence))).toBe(true);
  });
});
