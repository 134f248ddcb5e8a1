import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { form } from '../../cli/commands/form.ts';
import { serveForm } from '../../cli/preview.ts';
import { readForm } from '../../cli/readForm.ts';

const folder = mkdtempSync(join(tmpdir(), 'stegvis-form-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'form.json');
const write = (document: unknown) => writeFileSync(file, JSON.stringify(document));

async function run(...args: readonly string[]) {
  const said: string[] = [];
  const wrong: string[] = [];
  const exit = await form(args, { line: (text) => void said.push(text), error: (text) => void wrong.push(text) });
  return { exit, said, wrong };
}

describe('stegvis form', () => {
  test('tells what a form asks, with kinds, what must be answered, conditions and repetitions', async () => {
    write({
      id: 'f',
      title: 'Läkemedel',
      questions: [
        { kind: 'yesNo', id: 'takes', text: 'Tar du läkemedel?', mandatory: true },
        {
          kind: 'group',
          id: 'which',
          text: 'Vilka?',
          shownWhen: 'answers.takes = true',
          questions: [{ kind: 'shortText', id: 'name', text: 'Namn' }],
        },
      ],
    });
    expect(await run(file)).toEqual({
      exit: 0,
      said: [
        'Läkemedel',
        '  takes  Tar du läkemedel? (yesNo, obligatorisk)',
        '  which  Vilka? (group, visas när answers.takes = true)',
        '    name  Namn (shortText)',
      ],
      wrong: [],
    });
  });

  test('a form with errors is told of and not shown', async () => {
    write({ id: 'f', title: 'Fel', questions: [{ kind: 'gissa', id: 'a', text: 'A' }] });
    const { exit, said, wrong } = await run(file, '--preview');
    expect([exit, said]).toEqual([1, []]);
    expect(wrong.join('\n')).toContain('Fel  questions[0].kind');
  });

  test.each([
    [['--port', 'fyra'], 'Porten ska vara ett tal'],
    [['--visa'], 'Valet --visa går inte att använda här.'],
  ])('%j cannot be carried out', async (args, sentence) => {
    const { exit, wrong } = await run(file, ...args);
    expect(exit).toBe(2);
    expect(wrong.join('\n')).toContain(sentence);
  });
});

describe('what the page in the browser asks for', () => {
  test('the form as it stands in the file just now, what is wrong with it, and files beside it but no others', async () => {
    mkdirSync(join(folder, 'media'), { recursive: true });
    writeFileSync(join(folder, 'media', 'bild.svg'), '<svg/>');
    const server = await serveForm(file, (out) => readForm(file, undefined, out));
    const ask = (path: string) => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
    write({ id: 'f', title: 'Först', questions: [{ kind: 'yesNo', id: 'a', text: 'A?' }] });
    expect(await (await ask('/dev/form.json')).json()).toMatchObject({ title: 'Först' });
    write({ id: 'f', title: 'Sedan', questions: [{ kind: 'yesNo', id: 'a', text: 'A?' }] });
    expect(await (await ask('/dev/form.json')).json()).toMatchObject({ title: 'Sedan' });
    writeFileSync(file, '{');
    const broken = await ask('/dev/form.json');
    expect(broken.status).toBe(422);
    expect(await broken.text()).toContain('1 fel');
    const image = await ask('/media/bild.svg');
    expect([image.status, image.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
    expect((await ask('/media/%2e%2e%2fform.json')).status).toBe(404);
    expect((await ask('/api/session')).status).toBe(401);
    server.close();
    await once(server, 'close');
  });
});
