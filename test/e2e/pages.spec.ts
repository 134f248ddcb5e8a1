import { expect } from '@playwright/test';
import { signIn, test } from './support/product.ts';
import { expectWellMade, picture } from './support/wellMade.ts';

test.setTimeout(180_000);

test('the ways in are well made', async ({ page }, { project }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Logga in' })).toBeVisible();
  await expectWellMade(page);
  await picture(page, project.name, 'sign-in');
  await page.getByRole('link', { name: 'Invånare' }).click();
  await expect(page.getByRole('heading', { name: 'Välj vem du är' })).toBeVisible();
  await expectWellMade(page);
  await page.goto('/logga-in');
  await page.getByRole('link', { name: 'Vård- och omsorgspersonal' }).click();
  await expect(page.getByRole('heading', { name: 'Välj vem du är' })).toBeVisible();
  await expectWellMade(page);
  await picture(page, project.name, 'provider');
});

test('what has been sent is a page that is well made', async ({ page }, { project }) => {
  await page.goto('/dev/inbox');
  await expect(page.getByRole('heading', { level: 1, name: 'Skickat' })).toBeVisible();
  await expectWellMade(page);
  await picture(page, project.name, 'sent');
});

test('an address that does not exist says so, with what to do', async ({ as }) => {
  const citizen = await as('citizen', 'Erik');
  await citizen.goto('/finns-inte');
  await expect(citizen.getByRole('heading', { name: 'Sidan finns inte' })).toBeVisible();
  await expectWellMade(citizen);
});

test('after signing out nothing is left to look at', async ({ page }) => {
  await signIn(page, 'citizen', 'Erik');
  await page.getByRole('button', { name: 'Logga ut' }).click();
  await expect(page.getByRole('heading', { name: 'Logga in' })).toBeVisible();
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Logga in' })).toBeVisible();
});

test('every page of a citizen in the middle of Sömnskola is well made', async ({ as }, { project }) => {
  const citizen = await as('citizen', 'Erik');
  await expect(citizen.getByRole('heading', { name: 'Hej Erik' })).toBeVisible();
  await expectWellMade(citizen);
  await picture(citizen, project.name, 'citizen-start');
  await citizen.getByRole('link', { name: 'Sömnskola', exact: true }).click();
  await expect(citizen.getByRole('heading', { level: 1, name: 'Sömnskola' })).toBeVisible();
  await expectWellMade(citizen);
  await picture(citizen, project.name, 'citizen-middle');
  const moment = citizen.url();

  await citizen.getByRole('link', { name: /Modul 1/ }).click();
  await expectWellMade(citizen);
  await picture(citizen, project.name, 'citizen-module');
  await citizen
    .getByRole('button', { name: 'Ett steg i taget' })
    .or(citizen.getByRole('radio', { name: 'Ett steg i taget' }))
    .click({ force: true });
  await expect(citizen.getByText(/^Steg 1 av/)).toBeVisible();
  await expectWellMade(citizen);

  await citizen.goto(`${moment}/resultat`);
  await expect(citizen.getByRole('img').or(citizen.getByRole('table'))).not.toHaveCount(0);
  await expectWellMade(citizen);
  await picture(citizen, project.name, 'citizen-results');
  await citizen.goto(`${moment}/meddelanden`);
  await expectWellMade(citizen);
  await picture(citizen, project.name, 'citizen-messages');
});

test('every page of staff is well made', async ({ as }, { project }) => {
  const staff = await as('staff', 'Maria');
  await expect(staff.getByRole('heading', { level: 1, name: 'Översikt' })).toBeVisible();
  await expectWellMade(staff);
  await staff.getByRole('link', { name: 'Erik Sandell', exact: true }).first().click();
  await expect(staff.getByRole('heading', { level: 1 })).toContainText('Erik Sandell');
  await expectWellMade(staff);
  await picture(staff, project.name, 'staff-middle');
  for (const tab of ['Moduler', 'Svar och resultat', 'Meddelanden']) {
    await staff.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
    await expectWellMade(staff);
    await picture(staff, project.name, `staff-${tab.toLowerCase().replaceAll(' ', '-')}`);
  }
});

test("the operator's page is well made", async ({ as }, { project }) => {
  const operator = await as('staff', 'Nils');
  await operator.goto('/drift');
  await expect(operator.getByRole('heading', { level: 1, name: 'Drift' })).toBeVisible();
  await expectWellMade(operator);
  await picture(operator, project.name, 'operator');
});
