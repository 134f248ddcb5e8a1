import { expect, type Page } from '@playwright/test';

/** The running moment of the signed-in citizen with this name. */
export async function momentOf(citizen: Page, name: string): Promise<string> {
  const mine = (await (await citizen.request.get('/api/me/moments')).json()) as { id: string; name: string; phase: string }[];
  const found = mine.find((moment) => moment.name === name && moment.phase === 'active');
  if (found === undefined) throw new Error(`no moment called ${name}`);
  return found.id;
}

/** The newest day before today that has no page in the diary yet, so that a journey can be made again on the same server. */
export async function freeDay(citizen: Page, moment: string): Promise<string> {
  const { pages } = (await (await citizen.request.get(`/api/me/moments/${moment}/pages/dagbok`)).json()) as { pages: { day: string }[] };
  const taken = new Set(pages.map(({ day }) => day));
  for (let back = 1; ; back += 1) {
    const day = dayOf(Date.now() - back * 86_400_000);
    if (!taken.has(day)) return day;
  }
}

export const dayOf = (at: number): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(at);

/** Opens a day's page in the diary as citizen or staff, made if there is none; the answer is the copy it is. */
export async function openDay(page: Page, moment: string, day: string | null, who: 'citizen' | 'staff' = 'citizen'): Promise<string> {
  await page.goto(`${who === 'staff' ? '/personal' : ''}/moment/${moment}/sidor/dagbok`);
  await expect(page.getByRole('heading', { level: 1, name: 'Smärtdagbok' })).toBeVisible();
  if (day !== null) await page.getByLabel('Dag', { exact: true }).fill(day);
  await page.getByRole('button', { name: 'Öppna sidan' }).click();
  await expect(page).toHaveURL(/\/formular\/[0-9a-f-]{36}$/);
  // Both pages have the same heading: the way in to a new page has gone when the page itself stands there.
  await expect(page.getByLabel('Dag', { exact: true })).toHaveCount(0);
  if (who === 'citizen') await expect(page.locator('main .question').first()).toBeVisible();
  else await expect(page.getByRole('button', { name: 'Fyll i åt invånaren' })).toBeVisible();
  return /formular\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
}

/** Chooses a figure for how much it hurt. */
export const choosePain = (page: Page, figure: number): Promise<void> =>
  page
    .getByRole('group', { name: /Hur ont har du haft i dag/ })
    .getByRole('radio', { name: new RegExp(`^${figure}(\\D|$)`) })
    .check({ force: true });

export const send = (page: Page): Promise<void> => page.getByRole('button', { name: /^Skicka (svaren|ändringen)$/ }).click();

export const expectReceipt = (page: Page): Promise<void> =>
  expect(page.getByRole('heading', { level: 1, name: 'Ditt svar är sparat' })).toBeVisible({ timeout: 30_000 });
