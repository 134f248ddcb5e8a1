import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { test } from './support/product.ts';
import { expectWellMade, picture } from './support/wellMade.ts';

test.setTimeout(240_000);

const goTo = async (page: Page, path: string, heading: string): Promise<void> => {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
};

test('a citizen administrator opens a moment, keeps categories and writes to many, after a look at what is personal', async ({ as }, {
  project,
}) => {
  const eva = await as('staff', 'Eva');
  await goTo(eva, '/admin/katalog', 'Innehållskatalogen');
  await expectWellMade(eva);
  await picture(eva, project.name, 'admin-catalogue-public');

  await goTo(eva, '/admin/oppna-moment', 'Öppna moment');
  await expectWellMade(eva);
  await picture(eva, project.name, 'admin-open-moments');
  const card = eva.getByRole('region', { name: 'Sömnskola', exact: true });
  await card.getByRole('button', { name: /^(Öppna|Ändra)/ }).click();
  const dialog = eva.getByRole('dialog', { name: 'Öppna Sömnskola' });
  await dialog.getByRole('radio', { name: 'Bara vissa' }).check({ force: true });
  await dialog.getByLabel('Kommuner').fill('Göteborrg');
  await dialog.getByRole('button', { name: /^(Öppna momentet|Spara)$/ }).click();
  await expect(dialog.getByText('Det finns ingen kommun som heter ”Göteborrg”.')).toBeVisible();
  await expectWellMade(eva);
  await dialog.getByLabel('Kommuner').fill('Göteborg');
  await dialog.getByRole('button', { name: /^(Öppna momentet|Spara)$/ }).click();
  await expect(card.getByText('som bor i Göteborg')).toBeVisible();
  await card.getByRole('button', { name: 'Stäng Sömnskola' }).click();
  await eva.getByRole('dialog').getByRole('button', { name: 'Stäng', exact: true }).click();
  await expect(card.getByText('Stängt', { exact: true })).toBeVisible();

  await goTo(eva, '/admin/kategorier', 'Kategorier');
  const name = `Grupp ${project.name} ${Date.now() % 100_000}`;
  await eva.getByLabel('Ny kategori').fill(name);
  await eva.getByRole('button', { name: 'Lägg till' }).click();
  await expect(eva.getByRole('rowheader', { name })).toBeVisible();
  await eva.getByRole('button', { name: `Sluta använda ${name}` }).click();
  await expect(eva.getByRole('button', { name: `Använd igen: ${name}` })).toBeVisible();
  await expectWellMade(eva);
  await picture(eva, project.name, 'admin-categories');

  await goTo(eva, '/admin/meddelanden', 'Meddelanden till många');
  await expectWellMade(eva);
  await picture(eva, project.name, 'admin-announcements');
  await eva.getByRole('button', { name: 'Nytt meddelande' }).click();
  await eva.getByRole('button', { name: 'Granska' }).click();
  await expect(eva.getByRole('alert').getByText('3 saker behöver rättas')).toBeVisible();
  await expectWellMade(eva);
  const title = `Nya tider ${project.name} ${Date.now() % 100_000}`;
  await eva.getByRole('checkbox', { name: 'Invånare' }).check({ force: true });
  await eva.getByLabel('Rubrik').fill(title);
  await eva.getByRole('textbox', { name: 'Meddelande' }).fill('Fråga efter Erik Sandell, 19780423-2390.');
  await eva.getByRole('button', { name: 'Granska' }).click();
  await expect(eva.getByText('Namn på en invånare: Erik Sandell')).toBeVisible();
  await eva.getByRole('button', { name: 'Publicera' }).click();
  await expect(eva.getByText('Ta bort numret ur texten, eller bekräfta att det ska stå kvar.')).toBeVisible();
  await expectWellMade(eva);
  await picture(eva, project.name, 'admin-announcement-look');
  await eva.getByRole('button', { name: 'Ändra texten' }).click();
  await eva.getByRole('textbox', { name: 'Meddelande' }).fill('Från måndag har vi öppet till kl. 18.00.');
  await eva.getByRole('button', { name: 'Granska' }).click();
  await eva.getByRole('button', { name: 'Publicera' }).click();
  await expect(eva.getByRole('region', { name: title })).toBeVisible();

  // It stands at the top of the citizen's page, is closed there, and is found again under the megaphone.
  const erik = await as('citizen', 'Erik');
  const said = erik.getByRole('status').filter({ hasText: title });
  await expect(said).toBeVisible();
  await expectWellMade(erik);
  await picture(erik, project.name, 'announcement');
  await said.getByRole('button', { name: `Stäng ${title}` }).click();
  await expect(said).toHaveCount(0);
  await erik.getByRole('button', { name: /^Aktuellt/ }).click();
  await expect(erik.getByRole('dialog', { name: 'Aktuellt' }).getByText(title)).toBeVisible();
  await expectWellMade(erik);
  await picture(erik, project.name, 'megaphone');
  await erik.keyboard.press('Escape');
  await expect(erik.getByRole('button', { name: 'Aktuellt', exact: true })).toBeVisible();

  await eva.getByRole('button', { name: `Ta tillbaka ${title}` }).click();
  await eva.getByRole('dialog').getByRole('button', { name: 'Ta tillbaka', exact: true }).click();
  await expect(eva.getByRole('region', { name: title }).getByText(/^Taget tillbaka/)).toBeVisible();
});

test('a care provider administrator activates, and a publisher publishes what somebody else has designed', async ({ as }, { project }) => {
  const karin = await as('staff', 'Karin');
  await goTo(karin, '/admin/katalog', 'Innehållskatalogen');
  await expectWellMade(karin);
  await picture(karin, project.name, 'admin-catalogue-activation');
  const version = karin.getByRole('region', { name: 'Oro i vardagen 1.0' });
  await version.getByRole('button', { name: 'Avsluta Vårdcentralen Lövåsen' }).click();
  await karin.getByRole('dialog').getByRole('button', { name: 'Avsluta', exact: true }).click();
  await expect(version.getByRole('button', { name: 'Avsluta Vårdcentralen Lövåsen' })).toHaveCount(0);
  await version.getByRole('button', { name: 'Aktivera Oro i vardagen 1.0' }).click();
  await expectWellMade(karin);
  const dialog = karin.getByRole('dialog', { name: 'Aktivera Oro i vardagen 1.0' });
  await dialog.getByRole('button', { name: 'Aktivera', exact: true }).click();
  await expect(dialog.getByText('Välj minst en enhet.')).toBeVisible();
  await dialog.getByRole('checkbox', { name: 'Vårdcentralen Lövåsen' }).check({ force: true });
  await dialog.getByRole('button', { name: 'Aktivera', exact: true }).click();
  await expect(version.getByRole('button', { name: 'Avsluta Vårdcentralen Lövåsen' })).toBeVisible();

  const viktor = await as('staff', 'Viktor');
  await goTo(viktor, '/admin/katalog', 'Innehållskatalogen');
  await expectWellMade(viktor);
  await picture(viktor, project.name, 'admin-catalogue-publishing');
  const waiting = viktor.getByRole('region', { name: 'Leva med tinnitus 1.0' });
  const publish = waiting.getByRole('button', { name: 'Publicera', exact: true });
  // Published once by whichever project comes first; taken out and published again by the other.
  if ((await publish.count()) === 0) {
    await waiting.getByRole('button', { name: 'Avpublicera' }).click();
    await viktor.getByRole('dialog').getByRole('button', { name: 'Avpublicera', exact: true }).click();
  }
  await publish.click();
  await viktor.getByRole('dialog').getByRole('button', { name: 'Publicera', exact: true }).click();
  await expect(waiting.getByText('Publicerad', { exact: true })).toBeVisible();
});
