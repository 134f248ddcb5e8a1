import { expect } from '@playwright/test';
import { test } from './support/product.ts';
import { expectWellMade, picture } from './support/wellMade.ts';

test.setTimeout(180_000);

test('a citizen sees who has read what is theirs, and takes it along as a file', async ({ as }, { project }) => {
  const erik = await as('citizen', 'Erik');
  await erik.getByRole('link', { name: 'Vem har läst om dig' }).click();
  await expect(erik.getByRole('heading', { level: 1, name: 'Vem har läst om dig' })).toBeVisible();
  await expect(erik.getByRole('listitem').first()).toContainText('Du själv');
  await expectWellMade(erik);
  await picture(erik, project.name, 'own-log');
  const [file] = await Promise.all([erik.waitForEvent('download'), erik.getByRole('link', { name: 'Hämta som fil (CSV)' }).click()]);
  expect(file.suggestedFilename()).toBe('vem-har-last.csv');
});

test('a log administrator searches, draws, is shown what is unusual, and writes down what it came to', async ({ as }, { project }) => {
  const maria = await as('staff', 'Maria');
  await expect(maria.getByRole('heading', { level: 1 })).toBeVisible();
  const monika = await as('staff', 'Monika');
  await monika.goto('/admin/logg');
  await expect(monika.getByRole('heading', { level: 1, name: 'Logguppföljning' })).toBeVisible();
  await monika.getByRole('button', { name: 'Visa', exact: true }).click();
  await expect(monika.getByRole('rowheader').first()).toBeVisible();
  await expectWellMade(monika);
  await picture(monika, project.name, 'log-search');
  await monika.getByRole('tab', { name: 'Stickprov' }).click();
  await monika.getByRole('button', { name: 'Visa', exact: true }).click();
  await expect(monika.getByText(/Urvalet gjordes med fröet/)).toBeVisible();
  await expectWellMade(monika);
  await monika.getByRole('tab', { name: 'Ovanligt' }).focus();
  await monika.keyboard.press('Enter');
  await monika.getByRole('button', { name: 'Visa', exact: true }).click();
  await expect(monika.getByRole('heading', { name: 'Skriv ner uppföljningen' })).toBeVisible();
  await monika.getByRole('button', { name: 'Spara uppföljningen' }).click();
  await expect(monika.getByText('Skriv en anteckning.')).toBeVisible();
  await expectWellMade(monika);
  await picture(monika, project.name, 'log-unusual');
  await monika.getByLabel('Vad kom den fram till').selectOption('Frågade vidare');
  await monika.getByLabel('Anteckning').fill('Frågade enhetschefen om kvällens läsningar.');
  await monika.getByRole('button', { name: 'Spara uppföljningen' }).click();
  await expect(monika.getByText('Uppföljningen är sparad.')).toBeVisible();
  await monika.getByRole('tab', { name: 'Gjorda uppföljningar' }).click();
  await expect(monika.getByText('Frågade enhetschefen om kvällens läsningar.').first()).toBeVisible();
  await expectWellMade(monika);
  await picture(monika, project.name, 'log-reviews');
});
