import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import sv from '../../web/i18n/sv.json' with { type: 'json' };
import pages from '../../web/i18n/sv.pages.json' with { type: 'json' };
import questions from '../../web/i18n/sv.questions.json' with { type: 'json' };
import staff from '../../web/i18n/sv.staff.json' with { type: 'json' };

type Tree = { readonly [key: string]: string | Tree };

const flat = (tree: Tree, before = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[before + key, value] as [string, string]] : flat(value, `${before}${key}.`),
  );
const texts = [sv, staff, pages, questions].flatMap((catalogue) => flat(catalogue));
const web = join(import.meta.dirname, '../../web');
const files = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file) && file !== 'gallery.tsx');
const source = files.map((file) => readFileSync(join(web, file), 'utf8')).join('\n');

describe('the Swedish catalogue', () => {
  test('every text is used', () => {
    const usedWhole = new Set([...source.matchAll(/'([a-zA-Z]+(?:\.[a-zA-Z]+)+)'/g)].map(([, key]) => key));
    const usedFrom = [...source.matchAll(/t\(`([a-zA-Z.]+)\$\{/g)].map(([, start]) => start ?? '');
    const unused = texts
      .map(([key]) => key.replace(/_(one|other)$/, ''))
      .filter((key) => !usedWhole.has(key) && !usedFrom.some((start) => key.startsWith(start)));
    expect(unused).toEqual([]);
  });

  test('no text is empty, shouts, or has lost a value it should show', () => {
    expect(
      texts.filter(
        ([, text]) => text.trim() === '' || text.includes('!') || /\$\{|\{[^{]|undefined/.test(text.replaceAll(/\{\{\w+\}\}/g, '')),
      ),
    ).toEqual([]);
  });

  test('a text for one has its text for several', () => {
    const keys = new Set(texts.map(([key]) => key));
    expect(
      [...keys].filter(
        (key) =>
          (key.endsWith('_one') && !keys.has(key.replace(/_one$/, '_other'))) ||
          (key.endsWith('_other') && !keys.has(key.replace(/_other$/, '_one'))),
      ),
    ).toEqual([]);
  });

  test('no words for people stand in the code', () => {
    const loose = files
      .map((file) => [file, readFileSync(join(web, file), 'utf8')] as const)
      // Text between tags that has a letter: `>Spara<`.
      .flatMap(([file, code]) =>
        [...code.matchAll(/>\s*([^<>{}()=;\n]*[a-zåäö]{3}[^<>{}()=;\n]*)\s*<\//gi)].map(([, words]) => `${file}: ${words?.trim()}`),
      )
      .filter((found) => !found.endsWith(': Stegvis'));
    expect(loose).toEqual([]);
  });
});
