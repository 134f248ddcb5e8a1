import { expect } from '@playwright/test';
import { test } from './support/product.ts';
import { expectWellMade, picture } from './support/wellMade.ts';

test.setTimeout(120_000);

test('the stand-ins of the services are a page that is well made, and are disturbed from it', async ({ page }, { project }) => {
  await page.goto('/dev/services');
  await expect(page.getByRole('heading', { level: 1, name: 'Påhittade tjänster' })).toBeVisible();
  await expectWellMade(page);
  await picture(page, project.name, 'stand-ins');
  const video = page.getByRole('form', { name: 'Videomöten' });
  await video.getByRole('combobox', { name: 'Svarar' }).selectOption('efter en sekund');
  await video.getByRole('button', { name: 'Ändra' }).click();
  await expect(video.getByRole('status')).toHaveText('Ändrat.');
  await page.reload();
  await expect(video.getByRole('combobox', { name: 'Svarar' })).toHaveValue('1000');
  await video.getByRole('combobox', { name: 'Svarar' }).selectOption('genast');
  await video.getByRole('button', { name: 'Ändra' }).click();
  await expect(video.getByRole('status')).toHaveText('Ändrat.');
  await page.getByText(/^Senaste frågorna och svaren till Inkorgen/).click();
  // What the services say to each other is XML, and no Swedish.
  await expect(page.getByText('AddMessage').first()).toBeVisible();
});

test('how the services are is a page for system administrators', async ({ as }, { project }) => {
  const anders = await as('staff', 'Anders');
  await anders.goto('/admin/tjanster');
  await expect(anders.getByRole('heading', { level: 1, name: 'Anslutna tjänster' })).toBeVisible();
  await expect(anders.getByRole('rowheader', { name: 'Inkorgen på 1177' })).toBeVisible();
  await expectWellMade(anders);
  await picture(anders, project.name, 'services');
});
