import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { chromiumPath } from '../../support/chromium.ts';

/** A browser with a profile of its own on disk, that can be killed as the phone kills it, and started again on the same profile. */
export interface KillableBrowser {
  /** Starts it, and opens a page. */
  start(): Promise<Page>;
  /** SIGKILL to the browser and all its processes at once: nothing is told to the page. */
  kill(): Promise<void>;
  /** Takes the profile away. */
  remove(): Promise<void>;
}

export function killableBrowser(viewport: { readonly width: number; readonly height: number }): KillableBrowser {
  const profile = mkdtempSync(join(tmpdir(), 'stegvis-killed-'));
  const port = join(profile, 'DevToolsActivePort');
  let child: ChildProcess | null = null;
  let browser: Browser | null = null;
  const kill = async () => {
    const pid = child?.pid;
    const gone = child === null ? null : new Promise((resolve) => child?.once('exit', resolve));
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
    await gone;
    child = null;
    await browser?.close().catch(() => undefined);
    browser = null;
  };
  return {
    async start() {
      rmSync(port, { force: true });
      child = spawn(
        chromiumPath() ?? chromium.executablePath(),
        [
          '--headless=new',
          '--no-sandbox',
          '--disable-gpu',
          '--no-first-run',
          '--lang=sv-SE',
          `--window-size=${viewport.width},${viewport.height}`,
          '--remote-debugging-port=0',
          `--user-data-dir=${profile}`,
          'about:blank',
        ],
        { detached: true, stdio: 'ignore' },
      );
      for (let tries = 0; !existsSync(port) || readFileSync(port, 'utf8').trim() === ''; tries += 1) {
        if (tries > 300) throw new Error('Chromium did not start.');
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      browser = await chromium.connectOverCDP(`http://127.0.0.1:${readFileSync(port, 'utf8').split('\n')[0] ?? ''}`);
      const context = browser.contexts()[0];
      if (!context) throw new Error('Chromium has no context.');
      const page = context.pages()[0] ?? (await context.newPage());
      await page.setViewportSize(viewport);
      return page;
    },
    kill,
    async remove() {
      await kill();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
