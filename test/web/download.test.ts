import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** One entry of Vite's manifest. */
interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

const root = join(import.meta.dirname, '../..');
const out = mkdtempSync(join(tmpdir(), 'stegvis-web-'));
let manifest: Readonly<Record<string, Chunk>> = {};

beforeAll(() => {
  execFileSync(
    process.execPath,
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--manifest', '--outDir', out, '--logLevel', 'error'],
    {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', VITEST: '' },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  manifest = JSON.parse(readFileSync(join(out, '.vite/manifest.json'), 'utf8')) as typeof manifest;
}, 120_000);
afterAll(() => rmSync(out, { recursive: true, force: true }));

/** Everything that is loaded before these pages can be shown. */
function loadedFor(...pages: readonly string[]): { readonly keys: ReadonlySet<string>; readonly files: ReadonlySet<string> } {
  const keys = new Set<string>();
  const files = new Set<string>(['index.html']);
  const take = (key: string): void => {
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`"${key}" is not in the manifest`);
    if (keys.has(key)) return;
    keys.add(key);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    chunk.imports?.forEach(take);
  };
  for (const page of ['index.html', ...pages]) take(page);
  return { keys, files };
}

const citizenPages = ['start', 'moment', 'module', 'form', 'results', 'messages'].map((page) => `citizen/${page}.tsx`);

describe('what a citizen downloads', () => {
  test('the first view is at most 150 kB compressed, fonts not counted (P18)', () => {
    const bytes = [...loadedFor('citizen/start.tsx').files].reduce(
      (sum, file) => sum + gzipSync(readFileSync(join(out, file)), { level: 9 }).length,
      0,
    );
    expect(bytes).toBeLessThanOrEqual(150_000);
  });

  test('no page of a citizen loads anything of staff, the operator or the gallery', () => {
    const { keys, files } = loadedFor(...citizenPages);
    expect([...keys].filter((key) => /^(staff|operator|gallery)/.test(key))).toEqual([]);
    const code = [...files].filter((file) => file.endsWith('.js')).map((file) => readFileSync(join(out, file), 'utf8'));
    // Keys of texts that only staff's code asks for.
    expect(code.filter((text) => /overview\.title|running\.endText|operator\.decoding/.test(text))).toEqual([]);
    const ofStaff = [...loadedFor('staff/overview.tsx').files]
      .filter((file) => file.endsWith('.js'))
      .map((file) => readFileSync(join(out, file), 'utf8'));
    expect(ofStaff.some((text) => text.includes('overview.title'))).toBe(true);
  });

  test('the gallery and the preview are not built', () => {
    expect(Object.keys(manifest).filter((key) => /gallery|preview/.test(key))).toEqual([]);
  });

  test('a form is filled in without JSONata, and kinds of questions that weigh come only with forms that have them', () => {
    const { keys, files } = loadedFor('citizen/form.tsx');
    const apart = ['bodyMap', 'file', 'group', 'ranking', 'recording', 'signature', 'singleChoiceMatrix', 'multipleChoiceMatrix'];
    const chunks = apart.map((kind) => `questions/${kind}.tsx`);
    expect(chunks.filter((key) => manifest[key] === undefined)).toEqual([]);
    expect(chunks.filter((key) => keys.has(key))).toEqual([]);
    const code = [...files].filter((file) => file.endsWith('.js')).map((file) => readFileSync(join(out, file), 'utf8'));
    // A code that only JSONata's parser has.
    expect(code.some((text) => text.includes('S0101'))).toBe(false);
  });

  test('nothing is fetched from anyone else, and nothing is written into the page', () => {
    const page = readFileSync(join(out, 'index.html'), 'utf8');
    expect(page).not.toMatch(/https?:\/\//);
    expect(page).not.toMatch(/<script(?![^>]* src=)|<style/);
    const styles = [...loadedFor(...citizenPages).files]
      .filter((file) => file.endsWith('.css'))
      .map((file) => readFileSync(join(out, file), 'utf8'));
    expect(styles.filter((css) => /url\(['"]?https?:/.test(css))).toEqual([]);
  });
});
