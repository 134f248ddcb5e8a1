import { expect, type Page } from '@playwright/test';
import { test } from './support/product.ts';
import { expectWellMade, picture } from './support/wellMade.ts';

test.setTimeout(240_000);

const doors = { citizen: 'Invånare', siths: 'Vård- och omsorgspersonal', other: 'Personal utan SITHS-kort' } as const;

/** Through one of the doors, as somebody; where they come to is the caller's to see. */
async function through(page: Page, door: keyof typeof doors, name: string, to = '/logga-in'): Promise<void> {
  await page.goto(to);
  await page.getByRole('link', { name: doors[door] }).click();
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
}

/** Each persona, the way in, and what stands on the first page they come to, or why they come to none. */
const landings = [
  ['citizen', 'Erik', 'Hej Erik'],
  ['citizen', 'Aisha', 'Hej Aisha'],
  ['citizen', 'Birgitta', 'Hej Birgitta'],
  ['citizen', 'Daniel', 'Hej Daniel'],
  ['citizen', 'Linnéa', 'Hej Linnéa'],
  ['citizen', 'Anna', 'Hej Anna'],
  ['citizen', 'Maj', 'Hej Maj'],
  ['citizen', 'Wilma', 'Hej Wilma'],
  ['citizen', 'Lena', 'Hej Lena'],
  ['citizen', 'Yasmin', 'Hej Yasmin'],
  ['citizen', 'Gunnar', 'Hej Gunnar'],
  ['citizen', 'Test', 'Hej Test'],
  ['citizen', 'Bengt', 'Det går inte att logga in'],
  ['citizen', 'Olle', 'Inloggningen är inte säker nog'],
  ['siths', 'Maria', 'Översikt'],
  ['siths', 'Johan', 'Översikt'],
  ['siths', 'Fatima', 'Översikt'],
  ['siths', 'Ylva', 'Översikt'],
  ['siths', 'Tova', 'Översikt'],
  ['siths', 'Nils', 'Drift'],
  ['siths', 'Eva', null],
  ['siths', 'Lars', null],
  ['siths', 'Ingrid', null],
  ['siths', 'Petra', null],
  ['siths', 'Viktor', null],
  ['siths', 'Karin', null],
  ['siths', 'Sofia', null],
  ['siths', 'Anders', null],
  ['siths', 'Monika', null],
  ['siths', 'Samira', 'Välj arbetsplats'],
  ['siths', 'Tomas', 'Du har inget uppdrag som gäller'],
  ['siths', 'Hanna', 'Du har inget uppdrag som gäller'],
  ['other', 'Ulf', 'Översikt'],
  ['other', 'Tomas', 'Du har inget uppdrag som gäller'],
] as const;

test('everyone comes in by their own door, or is told why not, at any size', async ({ browser }) => {
  for (const [door, name, heading] of landings)
    await test.step(`${name} by ${door}`, async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await through(page, door, name);
      if (heading === null) {
        await expect(page).toHaveURL(/\/admin$/);
        await expect(page.getByRole('button', { name: 'Logga ut' })).toBeVisible();
      } else await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      await context.close();
    });
});

test('the ways in are well made', async ({ page }, { project }) => {
  await page.goto('/logga-in');
  await expect(page.getByRole('link', { name: doors.other })).toBeVisible();
  await expectWellMade(page);
  await picture(page, project.name, 'ways-in');
  await page.getByRole('link', { name: doors.siths }).click();
  await expect(page.getByRole('heading', { name: 'Välj vem du är' })).toBeVisible();
  await expectWellMade(page);
  await picture(page, project.name, 'siths');
});

// A page that refuses is answered 403, which browsers write to the console: this one is not listened to.
test('the page that refuses is well made', async ({ browser }, { project }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await through(page, 'siths', 'Tomas');
  await expect(page.getByRole('heading', { name: 'Du har inget uppdrag som gäller' })).toBeVisible();
  await expectWellMade(page);
  await picture(page, project.name, 'no-workplace');
  await page.getByRole('link', { name: 'Logga in igen' }).click();
  await expect(page.getByRole('link', { name: doors.siths })).toBeVisible();
  await context.close();
});

test('a workplace is chosen, switched in the session, and only its things are seen', async ({ page }, { project }) => {
  await through(page, 'siths', 'Samira');
  await expect(page.getByRole('heading', { name: 'Välj arbetsplats' })).toBeVisible();
  await expectWellMade(page);
  await picture(page, project.name, 'workplaces');
  await page.getByRole('button', { name: /^Vårdcentralen Lövåsen/ }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Översikt' })).toBeVisible();
  await expect(page.getByRole('banner')).toContainText('Vårdcentralen Lövåsen');
  await page.getByRole('link', { name: 'Byt arbetsplats' }).click();
  await page.getByRole('button', { name: /^Norrviks utgivarenhet/ }).click();
  await expect(page.getByRole('banner')).toContainText('Norrviks utgivarenhet');
});

test('a guardian acts for a child, sees for whom, and is oneself again', async ({ page }, { project }) => {
  await through(page, 'citizen', 'Anna');
  await page.getByRole('link', { name: 'Byt person' }).click();
  await expect(page.getByRole('heading', { name: 'Vem gäller det?' })).toBeVisible();
  await expect(page.getByRole('button', { name: /Hugo|Wilma/ })).toHaveCount(0);
  await expectWellMade(page);
  await picture(page, project.name, 'acting');
  await page.getByRole('button', { name: /^Elsa Granlund/ }).click();
  await expect(page.getByRole('heading', { name: 'Hej Elsa' })).toBeVisible();
  await expect(page.getByRole('banner')).toContainText('genom Anna Granlund');
  await expectWellMade(page);
  await page.getByRole('link', { name: 'Byt person' }).click();
  await page.getByRole('button', { name: /^Anna Granlund/ }).click();
  await expect(page.getByRole('heading', { name: 'Hej Anna' })).toBeVisible();
});

test('a right to act that has ended is told of until it is read', async ({ page }, { project }) => {
  await through(page, 'citizen', 'Anna');
  await expect(page.getByRole('heading', { name: 'Hej Anna' })).toBeVisible();
  await page.route('**/api/session', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...((await response.json()) as object), actingEnded: 'Alve' } });
  });
  await page.reload();
  await expect(page.getByText('Du kan inte längre sköta Stegvis för Alve.')).toBeVisible();
  await expectWellMade(page);
  await picture(page, project.name, 'acting-ended');
  await page.getByRole('button', { name: 'Jag har läst det' }).click();
  await expect(page.getByText('Du kan inte längre sköta Stegvis för Alve.')).toHaveCount(0);
});

test('a test citizen and a test member of staff stand side by side in one browser, at any size', async ({ context }) => {
  const citizen = await context.newPage();
  await through(citizen, 'citizen', 'Test');
  await expect(citizen.getByRole('heading', { name: 'Hej Test' })).toBeVisible();
  const staff = await context.newPage();
  await through(staff, 'siths', 'Tova', '/personal');
  await expect(staff.getByRole('heading', { level: 1, name: 'Översikt' })).toBeVisible();
  await citizen.reload();
  await expect(citizen.getByRole('heading', { name: 'Hej Test' })).toBeVisible();
  await staff.reload();
  await expect(staff.getByRole('banner')).toContainText('Tova Testdotter');
  await staff.getByRole('button', { name: 'Logga ut' }).click();
  await expect(staff.getByRole('button', { name: 'Logga ut' })).toHaveCount(0);
  await citizen.reload();
  await expect(citizen.getByRole('heading', { name: 'Hej Test' })).toBeVisible();
});

test('before the session ends a dialog asks, and a press keeps it', async ({ page }, { project }) => {
  await through(page, 'citizen', 'Gunnar');
  await expect(page.getByRole('heading', { name: 'Hej Gunnar' })).toBeVisible();
  let left = 4;
  await page.route('**/api/session', async (route) => {
    const response = await route.fetch();
    const session = (await response.json()) as { until: { now: string; idle: string } };
    const idle = new Date(Date.parse(session.until.now) + left * 60_000).toISOString();
    await route.fulfill({ response, json: { ...session, until: { ...session.until, idle } } });
  });
  await page.reload();
  const dialog = page.getByRole('dialog', { name: 'Är du kvar?' });
  await expect(dialog).toContainText('Om 4 minuter loggas du ut');
  await expect(dialog.getByRole('button', { name: 'Fortsätt vara inloggad' })).toBeFocused();
  await expectWellMade(page);
  await picture(page, project.name, 'session-end');
  left = 60;
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
});

test('when the session is over the page leads to sign-in, and shows nothing more', async ({ page }) => {
  await through(page, 'citizen', 'Gunnar');
  await expect(page.getByRole('heading', { name: 'Hej Gunnar' })).toBeVisible();
  let asked = 0;
  await page.route('**/api/session', async (route) => {
    asked += 1;
    if (asked > 1)
      return route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{"status":401,"title":"","code":"","type":""}' });
    const response = await route.fetch();
    const session = (await response.json()) as { until: { now: string; idle: string } };
    const idle = new Date(Date.parse(session.until.now) + 2_000).toISOString();
    return route.fulfill({ response, json: { ...session, until: { ...session.until, idle } } });
  });
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Logga in' })).toBeVisible();
  await expect(page.getByText('Hej Gunnar')).toHaveCount(0);
});

test('one’s own sessions are listed, and all of them end at once', async ({ browser }, { project }) => {
  const [first, second] = await Promise.all([browser.newContext(), browser.newContext()]);
  const [here, there] = [await first.newPage(), await second.newPage()];
  await through(here, 'citizen', 'Yasmin');
  await expect(here.getByRole('heading', { name: 'Hej Yasmin' })).toBeVisible();
  await through(there, 'citizen', 'Yasmin');
  await expect(there.getByRole('heading', { name: 'Hej Yasmin' })).toBeVisible();
  await here.getByRole('link', { name: 'Yasmin Farah, dina inloggningar' }).click();
  await expect(here.getByText('Den här webbläsaren')).toBeVisible();
  await expect(here.getByText('En annan webbläsare').first()).toBeVisible();
  await expectWellMade(here);
  await picture(here, project.name, 'own-sessions');
  await here.getByRole('button', { name: 'Logga ut överallt' }).click();
  await expect(here.getByRole('heading', { name: 'Logga in' })).toBeVisible();
  await there.reload();
  await expect(there.getByRole('heading', { name: 'Logga in' })).toBeVisible();
  await Promise.all([first.close(), second.close()]);
});
