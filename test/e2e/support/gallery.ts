import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { createServer, type ViteDevServer } from 'vite';

/** Opens the gallery's page of questions in one of its states. */
export type OpenQuestions = (state: string) => Promise<Page>;

/** The development pages, served by the web's own tools without any API behind them. */
export const test = base.extend<{ open: OpenQuestions }, { gallery: string }>({
  gallery: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const cacheDir = mkdtempSync(join(tmpdir(), 'stegvis-gallery-'));
      const server: ViteDevServer = await createServer({
        configFile: join(import.meta.dirname, '../../../vite.config.ts'),
        root: join(import.meta.dirname, '../../../web'),
        cacheDir,
        logLevel: 'error',
        server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
      });
      await server.listen();
      const address = server.httpServer?.address();
      if (typeof address !== 'object' || address === null) throw new Error('the gallery did not start');
      await use(`http://127.0.0.1:${address.port}`);
      await server.close();
      rmSync(cacheDir, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  open: async ({ page, gallery }, use) => {
    const troubles: string[] = [];
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => {
      // Nobody is signed in, and the browser writes that answer down.
      if (message.type() === 'error' && !message.text().includes('401')) troubles.push(message.text());
    });
    await page.route('**/api/session', (route) => route.fulfill({ status: 401, json: { title: '', status: 401 } }));
    await use(async (state) => {
      await page.goto(`${gallery}/galleri/fragor?lage=${state}`);
      await expect(page.getByRole('heading', { level: 1, name: 'Alla frågetyper' })).toBeVisible({ timeout: 60_000 });
      await expect(page.locator('.skeleton')).toHaveCount(0);
      return page;
    });
    expect(troubles, 'errors in the console').toEqual([]);
  },
});
