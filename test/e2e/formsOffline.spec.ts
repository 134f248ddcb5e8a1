import { expect, type Page } from '@playwright/test';
import { choosePain, expectReceipt, freeDay, momentOf, openDay, send } from './support/diary.ts';
import { signIn, test } from './support/product.ts';
import { expectWellMade, picture } from './support/wellMade.ts';

test.setTimeout(180_000);

test('what is written and sent without contact waits on the device, and is saved once when contact is back', async ({ as }, {
  project,
}) => {
  const citizen = await as('citizen', 'Birgitta');
  const moment = await momentOf(citizen, 'Inför ditt besök');
  const instance = await openDay(citizen, moment, await freeDay(citizen, moment));
  let pressedBefore = 0;

  await test.step('the line says where the answers are, and pressing says that they wait', async () => {
    await citizen.context().setOffline(true);
    await choosePain(citizen, 6);
    await expect(citizen.getByText('Ingen kontakt. Det du skrivit är sparat på den här enheten.')).toBeVisible();
    await citizen.getByRole('textbox').fill('Skrivet på bussen.');
    await send(citizen);
    pressedBefore = Date.now();
    await expect(citizen.getByText(/^Du har ingen kontakt just nu\. Svaren är sparade på den här enheten/)).toBeVisible({
      timeout: 40_000,
    });
    await expectWellMade(citizen);
    await picture(citizen, project.name, 'offline-waits');
  });

  await test.step('signing out tells what would be lost, and staying keeps it', async () => {
    await citizen.getByRole('button', { name: 'Logga ut' }).click();
    const dialog = citizen.getByRole('dialog', { name: 'Allt är inte skickat' });
    await expect(dialog).toContainText('Svar på Smärtdagbok');
    await expectWellMade(citizen);
    await picture(citizen, project.name, 'offline-sign-out');
    await dialog.getByRole('button', { name: 'Stanna kvar' }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('with contact they are sent by themselves, and saved once with the time of answering', async () => {
    await citizen.context().setOffline(false);
    await expectReceipt(citizen);
    await expectWellMade(citizen);
    const staff = await as('staff', 'Maria');
    const { versions } = (await (await staff.request.get(`/api/running-moments/${moment}/forms/${instance}`)).json()) as {
      versions: { savedAt: string; answeredAt: string | null }[];
    };
    expect(versions).toHaveLength(1);
    const [version] = versions;
    expect(Date.parse(version?.answeredAt ?? '')).toBeLessThanOrEqual(pressedBefore);
    expect(Date.parse(version?.savedAt ?? '')).toBeGreaterThan(pressedBefore);
    await staff.goto(`/personal/moment/${moment}/formular/${instance}`);
    await expect(staff.getByText('Skrivet på bussen.')).toBeVisible();
  });
});

test('answers that wait when the page is closed are sent by the next page that has contact', async ({ as }) => {
  const citizen = await as('citizen', 'Birgitta');
  const moment = await momentOf(citizen, 'Inför ditt besök');
  const instance = await openDay(citizen, moment, await freeDay(citizen, moment));
  await citizen.context().setOffline(true);
  await choosePain(citizen, 4);
  await send(citizen);
  await expect(citizen.getByText(/^Du har ingen kontakt just nu/)).toBeVisible({ timeout: 40_000 });
  const next = await citizen.context().newPage();
  await citizen.close();
  await next.context().setOffline(false);
  await next.goto('/');
  await expect(next.getByText(/^Svaren på Smärtdagbok, som du skrev .* har kommit fram\.$/)).toBeVisible({ timeout: 30_000 });
  await expectWellMade(next);
  expect(await versionsOf(next, moment, instance)).toBe(1);
  await next.reload();
  await expect(next.getByRole('heading', { name: 'Hej Birgitta' })).toBeVisible();
  expect(await versionsOf(next, moment, instance)).toBe(1);
});

test('a draft that arrived as the page was closed is there again, with nothing to choose and nothing to read', async ({ as }) => {
  const citizen = await as('citizen', 'Birgitta');
  const moment = await momentOf(citizen, 'Inför ditt besök');
  const instance = await openDay(citizen, moment, await freeDay(citizen, moment));
  let arrived = false;
  // The server takes it, and its answer never comes.
  await citizen.route('**/draft', async (route) => {
    await route.fetch();
    arrived = true;
  });
  await citizen.getByRole('textbox').fill('Hann fram.');
  await expect.poll(() => arrived).toBe(true);
  const next = await citizen.context().newPage();
  await citizen.close();
  await next.goto(`/moment/${moment}/formular/${instance}`);
  await expect(next.getByRole('textbox')).toHaveValue('Hann fram.');
  await expect(next.getByText('Formuläret har fått ett nyare utkast i ett annat fönster.')).toHaveCount(0);
  await expect(next.getByText(/fanns kvar på den här enheten/)).toHaveCount(0);
});

test('two devices at one page end in a choice that shows both', async ({ as, troubles }, { project }) => {
  const phone = await as('citizen', 'Birgitta');
  const moment = await momentOf(phone, 'Inför ditt besök');
  const day = await freeDay(phone, moment);
  const instance = await openDay(phone, moment, day);
  const tablet = await as('citizen', 'Birgitta');
  await tablet.goto(`/moment/${moment}/formular/${instance}`);
  await expect(tablet.getByRole('textbox')).toBeVisible();

  await phone.getByRole('textbox').fill('Från telefonen.');
  await expect(phone.getByText(/^Utkast sparat/)).toBeVisible();
  await choosePain(tablet, 8);
  await tablet.getByRole('textbox').fill('Från plattan.');
  await expect(tablet.getByText('Formuläret har fått ett nyare utkast i ett annat fönster.')).toBeVisible();
  await expect(tablet.getByText('Sparat: Från telefonen.')).toBeVisible();
  await expect(tablet.getByText('Här: Från plattan.')).toBeVisible();
  await expect(tablet.getByRole('textbox')).toHaveValue('Från plattan.');
  await expectWellMade(tablet);
  await picture(tablet, project.name, 'two-devices');

  await tablet.getByRole('button', { name: 'Fortsätt med svaren här' }).click();
  await expect(tablet.getByText(/^Utkast sparat/)).toBeVisible();
  await phone.getByRole('textbox').fill('Från telefonen igen.');
  await expect(phone.getByText('Sparat: Från plattan.')).toBeVisible();
  await phone.getByRole('button', { name: 'Använd de sparade svaren' }).click();
  await expect(phone.getByRole('textbox')).toHaveValue('Från plattan.');
  await send(phone);
  await expectReceipt(phone);
  await expect(tablet.getByText('Formuläret har ändrats sedan du öppnade det.')).toBeVisible({ timeout: 30_000 });
  await expectWellMade(tablet);
  expect(await versionsOf(phone, moment, instance)).toBe(1);
  // The browser writes down the answer that a newer draft stands there.
  forgive(troubles, /status of 409/);
});

test('files are shown and taken away again, and what only looks like a picture is refused in a plain sentence', async ({ page, troubles }, {
  project,
}) => {
  await signIn(page, 'citizen', 'Birgitta');
  const moment = await momentOf(page, 'Inför ditt besök');
  await page.goto(`/moment/${moment}`);
  await page
    .getByRole('link', { name: /Innan du kommer/ })
    .first()
    .click();
  await page
    .getByRole('link', { name: /^(Svara|Fortsätt svara)/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Visa alla frågor på en sida' }).click();
  const question = page.getByRole('group', { name: /Har du något att visa/ });
  const input = question.locator('input[type=file]');
  await input.setInputFiles({ name: 'knä.png', mimeType: 'image/png', buffer: PICTURE });
  await expect(question.getByRole('link', { name: 'knä.png' })).toBeVisible();
  const pictures: readonly [name: string, content: string][] = [
    ['ritning.png', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['sida.png', '<!doctype html><html><body><script>alert(1)</script></body></html>'],
  ];
  for (const [name, content] of pictures) {
    await input.setInputFiles({ name, mimeType: 'image/png', buffer: Buffer.from(content) });
    const line = question.getByRole('listitem').filter({ hasText: name });
    await expect(line.getByRole('alert')).toHaveText(/^\p{Lu}.*\.$/u);
    await expect(line.getByRole('link')).toHaveCount(0);
  }
  await expectWellMade(page);
  await picture(page, project.name, 'files');
  for (const [name] of pictures)
    await question
      .getByRole('listitem')
      .filter({ hasText: name })
      .getByRole('button', { name: /^Stäng/ })
      .click();
  await question.getByRole('button', { name: /^Ta bort knä\.png/ }).click();
  await expect(question.getByRole('listitem')).toHaveCount(0);
  await expect(input).toBeFocused();
  await expect(page.getByText(/^Utkast sparat/)).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'Visa alla frågor på en sida' }).click();
  await expect(page.getByRole('group', { name: /Har du något att visa/ })).toBeVisible();
  await expect(page.getByText('knä.png')).toHaveCount(0);
  forgive(troubles, /status of 422/);
});

/** A picture of one dot. */
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** What the browser writes in the console of an answer that the test itself has called for. */
function forgive(troubles: string[], expected: RegExp): void {
  troubles.splice(0, troubles.length, ...troubles.filter((trouble) => !expected.test(trouble)));
}

async function versionsOf(page: Page, moment: string, instance: string): Promise<number> {
  const form = (await (await page.request.get(`/api/me/moments/${moment}/forms/${instance}`)).json()) as { versions: unknown[] };
  return form.versions.length;
}
