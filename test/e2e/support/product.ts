import { test as base, expect, type Page } from '@playwright/test';

/** Opens a page in a browser of its own, signed in as somebody by choosing them at the local provider. */
export type As = (kind: 'citizen' | 'staff', name: string) => Promise<Page>;

/** Every test's pages are listened to: an error in a console or an answer of 500 or more fails the test. */
export const test = base.extend<{ as: As; troubles: string[] }>({
  // oxlint-disable-next-line no-empty-pattern
  troubles: async ({}, use) => {
    const troubles: string[] = [];
    await use(troubles);
    expect(troubles, 'errors in the console, and answers of 500 and more').toEqual([]);
  },
  page: async ({ page, troubles }, use) => {
    listen(page, troubles);
    await use(page);
  },
  as: async ({ browser, troubles }, use) => {
    const pages: Page[] = [];
    await use(async (kind, name) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      pages.push(page);
      listen(page, troubles);
      await signIn(page, kind, name);
      return page;
    });
    for (const page of pages) await page.context().close();
  },
});

export async function signIn(page: Page, kind: 'citizen' | 'staff', name: string): Promise<void> {
  await page.goto('/logga-in');
  await page.getByRole('link', { name: kind === 'citizen' ? 'Invånare' : 'Vård- och omsorgspersonal' }).click();
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await expect(page.getByRole('button', { name: 'Logga ut' }).or(page.getByText('Logga ut'))).not.toHaveCount(0);
}

function listen(page: Page, troubles: string[]): void {
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    // Asking who is signed in is answered 401 before sign-in; browsers write every such answer to the console.
    if (message.location().url.endsWith('/api/session') && message.text().includes('401')) return;
    // Only a test takes the contact away, and then what the page asks for in vain is written down too.
    if (message.text().includes('net::ERR_INTERNET_DISCONNECTED')) return;
    troubles.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`${page.url()}: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 500) troubles.push(`${response.status()} from ${response.url()}`);
  });
}
