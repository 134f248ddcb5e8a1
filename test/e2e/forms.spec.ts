import { expect } from '@playwright/test';
import { choosePain, expectReceipt, freeDay, momentOf, openDay, send } from './support/diary.ts';
import { fillByKeyboard } from './support/fillIn.ts';
import { test } from './support/product.ts';
import { expectWellMade, picture } from './support/wellMade.ts';

test.setTimeout(240_000);

test('a diary keeps a page a day and every version, and staff add, answer and withdraw in the open', async ({ as }, { project }) => {
  const citizen = await as('citizen', 'Birgitta');
  const moment = await momentOf(citizen, 'Inför ditt besök');
  const day = await freeDay(citizen, moment);
  let first = '';

  await test.step('the same day is always the same page', async () => {
    const today = await openDay(citizen, moment, null);
    expect(await openDay(citizen, moment, null)).toBe(today);
    first = await openDay(citizen, moment, day);
    expect(first).not.toBe(today);
    expect(await openDay(citizen, moment, day)).toBe(first);
    await expectWellMade(citizen);
    await picture(citizen, project.name, 'diary-page');
  });

  await test.step('a page that lacks its mandatory answer says so, and leads there', async () => {
    await send(citizen);
    await citizen.getByRole('link', { name: /Hur ont har du haft i dag/ }).click();
    await expect(citizen.locator('input[name^="fraga-ont"]').first()).toBeFocused();
    await expectWellMade(citizen);
  });

  await test.step('it is filled in by keyboard alone, and the receipt leads to the graph', async () => {
    await citizen.reload();
    await fillByKeyboard(citizen);
    await expectWellMade(citizen);
    await citizen.getByRole('link', { name: 'Visa mina resultat' }).click();
    const result = citizen.getByRole('region', { name: 'Smärta dag för dag' });
    await expect(result.getByRole('img')).toBeVisible();
    await result.getByText(/som tabell$/).click();
    await expect(result.getByRole('table')).toBeVisible();
    await expectWellMade(citizen);
    await picture(citizen, project.name, 'diary-results');
  });

  await test.step('a saved page is changed, and both versions stand as they were', async () => {
    expect(await openDay(citizen, moment, day)).toBe(first);
    await choosePain(citizen, 7);
    await citizen.getByRole('textbox').fill('Långt på bussen.');
    await send(citizen);
    await expectReceipt(citizen);
    await openDay(citizen, moment, day);
    await citizen.getByText('2 sparade versioner').click();
    const versions = citizen.getByRole('listitem').filter({ has: citizen.getByRole('button', { name: /^(Visa|Dölj) / }) });
    await expect(versions).toHaveCount(2);
    await expect(versions.first()).toContainText('gäller nu');
    await versions
      .first()
      .getByRole('button', { name: /^Visa / })
      .click();
    await expect(versions.first()).toContainText('Långt på bussen.');
    await versions
      .last()
      .getByRole('button', { name: /^Visa / })
      .click();
    await expect(versions.last()).toContainText('Åtta');
    await expect(versions.last()).not.toContainText('bussen');
    await expectWellMade(citizen);
    await picture(citizen, project.name, 'diary-versions');
  });

  const staff = await as('staff', 'Maria');
  const added = await freeDay(citizen, moment);
  let second = '';
  await test.step('staff see the pages, and add an empty one', async () => {
    await staff.goto(`/personal/moment/${moment}?flik=resultat`);
    await staff.getByRole('link', { name: 'Alla sidor av Smärtdagbok' }).click();
    await expect(staff.getByRole('list', { name: 'Alla sidor' }).getByRole('listitem')).not.toHaveCount(0);
    await expectWellMade(staff);
    await picture(staff, project.name, 'staff-diary');
    second = await openDay(staff, moment, added, 'staff');
    await expectWellMade(staff);
    await citizen.goto(`/moment/${moment}/sidor/dagbok`);
    const line = citizen.getByRole('listitem').filter({ has: citizen.locator(`a[href$="${second}"]`) });
    await expect(line).toContainText('Tillagd av personalen');
    await expect(line).toContainText('Inte påbörjat');
    await expectWellMade(citizen);
    await picture(citizen, project.name, 'diary-pages');
  });

  await test.step('staff fill it in for the citizen, who is told by whom', async () => {
    await staff.goto(`/personal/moment/${moment}/formular/${second}`);
    await staff.getByRole('button', { name: 'Fyll i åt invånaren' }).click();
    await staff.getByRole('button', { name: 'Spara svaren' }).click();
    await expect(staff.getByText('En sak behöver rättas')).toBeVisible();
    await choosePain(staff, 3);
    await expectWellMade(staff);
    await picture(staff, project.name, 'staff-answering');
    await staff.getByRole('button', { name: 'Spara svaren' }).click();
    await expect(staff.getByRole('button', { name: 'Återkalla svaren' })).toBeVisible();
    await expectWellMade(staff);
    await citizen.goto(`/moment/${moment}/formular/${second}`);
    await expect(citizen.getByText(/Maria .* har fyllt i formuläret åt dig/)).toBeVisible();
    await expectWellMade(citizen);
  });

  await test.step('staff withdraw a version with a reason, and the one before it stands again', async () => {
    await staff.goto(`/personal/moment/${moment}/formular/${first}`);
    await expect(staff.getByText('Långt på bussen.')).toBeVisible();
    await staff.getByRole('button', { name: 'Återkalla svaren' }).click();
    const dialog = staff.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Återkalla svaren' }).click();
    await expect(dialog.getByText('Skriv ett skäl.')).toBeVisible();
    await expectWellMade(staff);
    await dialog.getByRole('textbox').fill('Gällde en annan dag.');
    await dialog.getByRole('button', { name: 'Återkalla svaren' }).click();
    await expect(dialog).toBeHidden();
    await expect(staff.locator('main > * > .answers, main .stack > .answers').first()).toContainText('Åtta');
    await expectWellMade(staff);
    await picture(staff, project.name, 'staff-withdrawn');
    await citizen.goto(`/moment/${moment}/formular/${first}`);
    await expect(citizen.getByRole('textbox')).toHaveValue('Åtta');
    await expectWellMade(citizen);
  });
});
