import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser to test in: the configured one, else an installed Chromium or Chrome, else Playwright's own. Null when there is none. */
export function chromiumPath(): string | null {
  const configured = process.env.STEGVIS_CHROMIUM;
  if (configured) return configured;
  return [...installed, chromium.executablePath()].find((path) => existsSync(path)) ?? null;
}
