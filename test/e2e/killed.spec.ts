import { expect, test, type Page } from '@playwright/test';
import { luckOf, type Luck } from '../support/luck.ts';
import { killableBrowser } from './support/killableBrowser.ts';
import { signIn } from './support/product.ts';

/** How many times the browser is killed. */
const KILLS = Number(process.env['STEGVIS_KILLS'] || 50);
/** Each fifth time the citizen has to sign in again; otherwise the browser has kept its cookies. */
const SIGN_IN_EVERY = 5;

type Field =
  | { readonly id: string; readonly kind: 'text'; readonly words: readonly string[] }
  | { readonly id: string; readonly kind: 'choice' };

const text = (id: string, ...words: string[]): Field => ({ id: `fraga-${id}`, kind: 'text', words });
const choice = (id: string): Field => ({ id: `fraga-${id}`, kind: 'choice' });

/** Thirty questions of Birgitta's form, as they stand. */
const fields: readonly Field[] = [
  text('telefon', '0701740613', '08-123 45 67'),
  choice('tolk'),
  choice('vanlig'),
  choice('varst'),
  choice('minst'),
  text('beskriv', 'Det molar i ryggen när jag sitter länge.', 'Värst på morgonen, bättre när jag rör mig 🙂', 'Ö å ä'),
  ...['ga', 'sitta', 'lyfta', 'sova', 'hem', 'arbete', 'vanner'].map((row) => choice(`vardag-${row}`)),
  text('sanggang', '22.30', '23.15'),
  text('somn', '6,5', '7', '5'),
  choice('tarlakemedel'),
  text('langd', '168', '171'),
  text('vikt', '72,5', '80'),
  choice('tobak'),
  choice('halsa'),
];

test.setTimeout(900_000);

test(`a browser killed at ${KILLS} moments while a long form is filled in loses at most the field being typed`, async ({ baseURL }) => {
  const seed = Number(process.env['FC_SEED'] ?? 20261122);
  console.log(`seed ${seed}`);
  const luck = luckOf(seed);
  const browser = killableBrowser({ width: 390, height: 844 });
  const expected = new Map<string, string>();
  let address = '';
  let cookies: Awaited<ReturnType<ReturnType<Page['context']>['cookies']>> = [];
  try {
    for (let round = 0; round <= KILLS; round += 1) {
      const page = await browser.start();
      if (round % SIGN_IN_EVERY === 0) {
        await page.context().clearCookies();
        await page.goto(`${baseURL}/logga-in`);
        await signInAt(page, baseURL ?? '');
        cookies = await page.context().cookies();
      } else await page.context().addCookies(cookies);
      address = address === '' ? await formOf(page, baseURL ?? '') : address;
      await page.goto(address);
      await page.getByRole('button', { name: 'Visa alla frågor på en sida' }).click();
      // A matrix comes a moment after the rest: it is fetched for itself.
      for (const { id } of fields) await expect(page.locator(`#${id}, input[name="${id}"]`).first()).toBeAttached();
      const found = new Map(await Promise.all([...expected.keys()].map(async (id) => [id, await valueOf(page, fieldOf(id))] as const)));
      expect(Object.fromEntries(found), `after kill number ${round}`).toEqual(Object.fromEntries(expected));
      if (round === KILLS) break;

      for (let left = 1 + luck.below(4); left > 0; left -= 1) {
        const field = luck.one(fields);
        await fill(page, field, luck);
        expected.set(field.id, await valueOf(page, field));
      }
      // The last thing that is touched may be lost, and nothing else.
      const typed = luck.one(fields.filter(({ kind }) => kind === 'text'));
      expected.delete(typed.id);
      const typing = fill(page, typed, luck).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, luck.below(1200)));
      await browser.kill();
      await typing;
    }
  } finally {
    await browser.remove();
  }
});

async function fill(page: Page, field: Field, luck: Luck): Promise<void> {
  if (field.kind === 'choice') {
    const all = page.locator(`input[name="${field.id}"]`);
    await all.nth(luck.below(await all.count())).check({ force: true });
    return;
  }
  const input = page.locator(`#${field.id}`);
  await input.fill('');
  await input.pressSequentially(luck.one(field.words), { delay: 5 + luck.below(35) });
  await input.blur();
}

async function valueOf(page: Page, field: Field): Promise<string> {
  if (field.kind === 'text') return page.locator(`#${field.id}`).inputValue();
  return page.locator(`input[name="${field.id}"]`).evaluateAll((all) => String(all.findIndex((one) => (one as HTMLInputElement).checked)));
}

const fieldOf = (id: string): Field => fields.find((field) => field.id === id) as Field;

async function signInAt(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const before = page.goto.bind(page);
  page.goto = (url, options) => before(url.startsWith('/') ? `${address}${url}` : url, options);
  await signIn(page, 'citizen', 'Birgitta');
}

async function formOf(page: Page, address: string): Promise<string> {
  await page.goto(address);
  await page.getByRole('link', { name: 'Inför ditt besök', exact: true }).first().click();
  await page
    .getByRole('link', { name: /Innan du kommer/ })
    .first()
    .click();
  await page
    .getByRole('link', { name: /^(Svara|Fortsätt svara)/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Frågor inför besöket' })).toBeVisible();
  return page.url();
}
