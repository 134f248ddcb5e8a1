import { defineConfig } from '@playwright/test';
import { chromiumPath } from './test/support/chromium.ts';

process.env.TZ = 'UTC';

const given = process.env.STEGVIS_E2E_URL || undefined;
const port = Number(process.env.STEGVIS_E2E_PORT || 3900);
const url = given || `http://localhost:${port}`;
const executablePath = chromiumPath();

/** The whole product in a real browser: a phone and a desk. The server is `npm start`'s own, in a folder of its own. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results/e2e',
  forbidOnly: true,
  fullyParallel: false,
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: url,
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath === null ? {} : { executablePath }),
      // Root has no sandbox to give in a container.
      chromiumSandbox: process.getuid?.() !== 0,
    },
  },
  projects: [
    { name: 'phone', use: { viewport: { width: 390, height: 844 }, hasTouch: true } },
    // What is killed is one profile on one page, and what is the same at any size chooses its own: once is enough.
    { name: 'desk', testIgnore: 'killed.spec.ts', grepInvert: /at any size/, use: { viewport: { width: 1280, height: 900 } } },
  ],
  ...(given === undefined
    ? {
        webServer: {
          command: 'node test/support/e2eServer.ts',
          url: `http://127.0.0.1:${port + 6}/`,
          timeout: 420_000,
          stdout: 'pipe' as const,
          gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 30_000 },
        },
      }
    : {}),
});
