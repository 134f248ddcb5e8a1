import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync, existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { claim, holderOf } from '../../start/onlyOne.ts';
import { freePort, requireFreePort } from '../../start/port.ts';
import { readSecrets } from '../../start/secrets.ts';
import { stopping } from '../../start/stopping.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stegvis-start-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('ports', () => {
  test('a port that another program has is refused with the variable to set', async () => {
    const port = await freePort();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    try {
      await expect(requireFreePort(port, 'Stegvis', 'STEGVIS_PORT')).rejects.toThrow(
        `Port ${port} (Stegvis) används redan av ett annat program. Stäng det, eller välj en annan port, till exempel: STEGVIS_PORT=${port + 100} npm start`,
      );
    } finally {
      other.close();
    }
  });

  test('a free port is let through', async () => {
    await expect(requireFreePort(await freePort(), 'Stegvis', 'STEGVIS_PORT')).resolves.toBeUndefined();
  });
});

describe('the state folder', () => {
  test('is held by one living process: a second start says which', () => {
    const file = join(folder, 'running.json');
    writeFileSync(file, JSON.stringify({ pid: process.ppid }));
    expect(() => claim(file)).toThrow(`Stegvis är redan igång i den här mappen (process ${process.ppid}).`);
  });

  test('that a dead process left behind is free, and is let go at the end', () => {
    const file = join(folder, 'running.json');
    const { pid } = spawnSync(process.execPath, ['--version']);
    writeFileSync(file, JSON.stringify({ pid }));
    expect(holderOf(file)).toBeNull();
    const release = claim(file);
    release();
    expect(existsSync(file)).toBe(false);
  });

  test('keeps its secrets, made once, readable by their owner only', () => {
    const file = join(folder, 'secrets.json');
    const secrets = readSecrets(file);
    expect(Buffer.from(secrets.masterKey, 'base64')).toHaveLength(32);
    expect(readSecrets(file)).toEqual(secrets);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('is not deleted by reset when it is somebody else’s', () => {
    writeFileSync(join(folder, 'brev.txt'), 'viktigt');
    const reset = spawnSync(process.execPath, ['start/reset.ts'], { env: { ...process.env, STEGVIS_STATE: folder }, encoding: 'utf8' });
    expect(reset.status).toBe(1);
    expect(reset.stderr).toContain('ser inte ut som Stegvis egen mapp');
    expect(readFileSync(join(folder, 'brev.txt'), 'utf8')).toBe('viktigt');
  });
});

describe('stopping', () => {
  test('goes in the opposite order, once, and past a part that will not stop', async () => {
    const stopped: string[] = [];
    const parts = stopping();
    parts.add('databasen', () => void stopped.push('databasen'));
    parts.add('trasig', () => Promise.reject(new Error('nej')));
    parts.add('api', () => void stopped.push('api'));
    await Promise.all([parts.stop(), parts.stop()]);
    expect(stopped).toEqual(['api', 'databasen']);
  });
});
