import { expect, type Page } from '@playwright/test';
import { test } from './support/product.ts';
import { expectWellMade, picture } from './support/wellMade.ts';

test.setTimeout(240_000);

// What the server says no to is written to the console by the browser too. That is what several of these try.
test.afterEach(({ troubles }) => {
  const others = troubles.filter((each) => !/status of (404|409|422)/.test(each));
  troubles.splice(0, troubles.length, ...others);
});

/** Opens one of the pages of administration from the list of them. */
async function open(page: Page, name: string): Promise<void> {
  await page.goto('/admin');
  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** The card of one provider, unit or group. */
const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('a national administrator connects a care provider and appoints its administrator, once HSA agrees', async ({ as }, { project }) => {
  const sofia = await as('staff', 'Sofia');
  await open(sofia, 'Vårdgivare');
  await expectWellMade(sofia);
  await picture(sofia, project.name, 'admin-care-providers');
  await sofia.getByRole('button', { name: 'Anslut vårdgivare' }).click();
  const dialog = sofia.getByRole('dialog');
  await dialog.getByLabel('HSA-id').fill('SE2321000032-VG99');
  await dialog.getByLabel('Region', { exact: true }).selectOption('Region Provlandet');
  await dialog.getByRole('button', { name: 'Anslut vårdgivare' }).click();
  await expect(dialog.getByText('Vårdgivaren finns inte i HSA.')).toBeVisible();
  await expectWellMade(sofia);
  await picture(sofia, project.name, 'admin-care-provider-unknown');
  await sofia.keyboard.press('Escape');
  await sofia.getByRole('button', { name: 'Anslut vårdgivare' }).click();
  await dialog.getByLabel('HSA-id').fill('SE2321000032-VG01');
  await dialog.getByRole('button', { name: 'Anslut vårdgivare' }).click();
  await expect(card(sofia, 'Fjällbygdens vård').or(dialog.getByText('redan ansluten')).first()).toBeVisible();
  if (await dialog.isVisible()) await sofia.keyboard.press('Escape');

  await card(sofia, 'Norrviks vård').getByRole('button', { name: 'Utse administratör för Norrviks vård' }).click();
  await dialog.getByLabel('HSA-id').fill('SE2321000016-STG92');
  await dialog.getByRole('button', { name: 'Utse administratör' }).click();
  await expect(dialog.getByText('Rolf Granat har inget medarbetaruppdrag')).toBeVisible();
  await dialog.getByLabel('HSA-id').fill('SE2321000016-STG91');
  await dialog.getByRole('button', { name: 'Utse administratör' }).click();
  await expect(card(sofia, 'Norrviks vård').getByText('Åsa Wikström')).toBeVisible();
  await sofia.getByRole('button', { name: 'Ta bort Åsa Wikström som vårdgivaradministratör' }).click();
  await dialog.getByLabel('Varför').fill('Byter tjänst');
  await expectWellMade(sofia);
  await dialog.getByRole('button', { name: 'Ta bort' }).click();
  await expect(card(sofia, 'Norrviks vård').getByText('Åsa Wikström')).toHaveCount(0);
  await sofia.getByText('Ändringar').click();
  await expect(sofia.getByText('Sofia Berg tog bort rollen vårdgivaradministratör från Åsa Wikström').first()).toBeVisible();
  await picture(sofia, project.name, 'admin-care-providers-changed');
});

test('the last national administrator stays, and publishing units are in place', async ({ as }, { project }) => {
  const sofia = await as('staff', 'Sofia');
  await open(sofia, 'Nationella roller');
  await expectWellMade(sofia);
  await picture(sofia, project.name, 'admin-platform-roles');
  await sofia.getByRole('button', { name: 'Ta bort Sofia Berg som nationell administratör' }).click();
  await sofia.getByRole('dialog').getByRole('button', { name: 'Ta bort' }).click();
  await expect(sofia.getByRole('dialog').getByText('Det måste alltid finnas minst en nationell administratör.')).toBeVisible();
  await sofia.keyboard.press('Escape');
  await open(sofia, 'Utgivarenheter');
  await expectWellMade(sofia);
  await picture(sofia, project.name, 'admin-publishing-units');
  await sofia.getByRole('button', { name: 'Lägg till utgivarenhet' }).click();
  await expectWellMade(sofia);
  await picture(sofia, project.name, 'admin-publishing-unit-add');
});

test('a care provider administrator adds a unit and is told what stands in the way of closing one', async ({ as }, { project }) => {
  const karin = await as('staff', 'Karin');
  await open(karin, 'Enheter');
  await expect(karin.getByText('Enheter hos Norrviks vård.')).toBeVisible();
  await expectWellMade(karin);
  await picture(karin, project.name, 'admin-units');
  const dialog = karin.getByRole('dialog');
  await karin.getByRole('button', { name: 'Lägg till enhet' }).click();
  await dialog.getByLabel('HSA-id').fill('SE2321000016-E093');
  await dialog.getByRole('button', { name: 'Lägg till enhet' }).click();
  await expect(dialog.getByText('Enheten är inte kopplad till någon vårdenhet i HSA.')).toBeVisible();
  const [unit, name] =
    project.name === 'desk' ? ['SE2321000016-E091', 'Ångestmottagningen Norrvik'] : ['SE2321000016-E092', 'Smärtmottagningen Lövåsen'];
  await dialog.getByLabel('HSA-id').fill(unit);
  await dialog.getByRole('button', { name: 'Lägg till enhet' }).click();
  await expect(card(karin, name)).toContainText('Ingen kan ge roller på enheten.');
  await card(karin, name)
    .getByRole('button', { name: `Inaktivera ${name}` })
    .click();
  await dialog.getByRole('button', { name: 'Inaktivera' }).click();
  await expect(card(karin, name)).toContainText('Inaktiv');

  await karin.getByRole('button', { name: 'Inaktivera Sömnmottagningen Norrvik' }).click();
  await expect(dialog.getByText('Enheten kan inte inaktiveras än.')).toBeVisible();
  await expect(dialog.getByText(/moment som pågår/)).toBeVisible();
  await expect(dialog).not.toContainText('Sandell');
  await expectWellMade(karin);
  await picture(karin, project.name, 'admin-unit-obstacles');
  // Another's pages are none of hers.
  await karin.goto('/admin/vardgivare');
  await expect(karin.getByRole('heading', { name: 'Sidan finns inte' })).toBeVisible();
});

test('a permission administrator gives and takes roles, which hold in a session that is open', async ({ as }, { project }) => {
  const lars = await as('staff', 'Lars');
  await open(lars, 'Personal och roller');
  await expectWellMade(lars);
  await picture(lars, project.name, 'admin-staff');
  const dialog = lars.getByRole('dialog');
  await lars.getByRole('button', { name: 'Lägg till person' }).click();
  await dialog.getByLabel('HSA-id').fill('SE2321000016-STG92');
  await dialog.getByLabel('Behandlare').check();
  await dialog.getByRole('button', { name: 'Lägg till person' }).click();
  await expect(dialog.getByText('Rolf Granat har inget medarbetaruppdrag på vårdenheten')).toBeVisible();
  await expectWellMade(lars);
  await picture(lars, project.name, 'admin-staff-add');
  await lars.keyboard.press('Escape');

  // By keyboard alone: Fatima loses her only role while she is signed in, and gets it back.
  const fatima = await as('staff', 'Fatima');
  await expect(fatima.getByRole('heading', { level: 1, name: 'Översikt' })).toBeVisible();
  await change(lars, 'Fatima Yildiz', 'Behandlare', project.name);
  await fatima.reload();
  await expect(fatima.getByRole('heading', { level: 1, name: 'Logga in' })).toBeVisible();
  await lars.getByRole('button', { name: 'Lägg till person' }).click();
  await dialog.getByLabel('HSA-id').fill('SE2321000016-STG5');
  await dialog.getByLabel('Behandlare').check();
  await dialog.getByRole('button', { name: 'Lägg till person' }).click();
  await expect(lars.getByRole('button', { name: 'Ändra roller för Fatima Yildiz' })).toBeVisible();
});

/** Turns one role over with the keyboard, and saves. */
async function change(lars: Page, name: string, role: string, project: string): Promise<void> {
  const button = lars.getByRole('button', { name: `Ändra roller för ${name}` });
  await button.focus();
  await lars.keyboard.press('Enter');
  const dialog = lars.getByRole('dialog');
  await dialog.getByLabel(role, { exact: true }).focus();
  await lars.keyboard.press('Space');
  await expect(dialog.getByText('Utan roller försvinner personen från listan.')).toBeVisible();
  await expectWellMade(lars);
  await picture(lars, project, 'admin-staff-roles');
  await dialog.getByRole('button', { name: 'Spara roller' }).focus();
  await lars.keyboard.press('Enter');
  await expect(button).toHaveCount(0);
}

test('the last citizen administrator goes only with a reason (ERR-12)', async ({ as }, { project }) => {
  const lars = await as('staff', 'Lars');
  await open(lars, 'Personal och roller');
  const dialog = lars.getByRole('dialog');
  const turn = async () => {
    await lars.getByRole('button', { name: 'Ändra roller för Ulf Dahlgren' }).click();
    await dialog.getByLabel('Invånaradministratör', { exact: true }).click();
    await dialog.getByRole('button', { name: 'Spara roller' }).click();
  };
  const held = lars.locator('tr', { hasText: 'Ulf Dahlgren' }).getByText('Invånaradministratör');
  if (!(await held.isVisible())) await turn();
  await expect(held).toBeVisible();
  await turn();
  await expect(dialog.getByText('Det är enhetens sista invånaradministratör.')).toBeVisible();
  await expectWellMade(lars);
  await picture(lars, project.name, 'admin-staff-last');
  await dialog.getByLabel('Enheten ska vara utan invånaradministratör.').check();
  await dialog.getByRole('textbox', { name: 'Varför' }).fill('Enheten har inga öppna moment än');
  await dialog.getByRole('button', { name: 'Spara roller' }).click();
  await expect(dialog).toBeHidden();
  await lars.getByText('Ändringar').click();
  await expect(lars.getByText('Enheten har inga öppna moment än').first()).toBeVisible();
});

test('user groups of a publishing unit, made by the permission administrator whom the nation appointed', async ({ as }, { project }) => {
  const sofia = await as('staff', 'Sofia');
  await open(sofia, 'Utgivarenheter');
  const dialog = sofia.getByRole('dialog');
  const norrviks = card(sofia, 'Norrviks utgivarenhet');
  await norrviks.getByRole('button', { name: 'Utse behörighetsadministratör på Norrviks utgivarenhet' }).click();
  await dialog.getByLabel('HSA-id').fill('SE2321000016-STG12');
  await dialog.getByRole('button', { name: 'Utse behörighetsadministratör' }).click();
  await expect(norrviks.getByText('Viktor Ask').or(dialog.getByText('redan behörighetsadministratör')).first()).toBeVisible();

  const viktor = await as('staff', 'Viktor');
  await open(viktor, 'Användargrupper');
  await expectWellMade(viktor);
  await viktor.getByRole('button', { name: 'Skapa grupp' }).click();
  const group = `Sömn ${project.name}`;
  await viktor.getByRole('dialog').getByLabel('Gruppens namn').fill(group);
  await viktor.getByRole('dialog').getByLabel('Petra Sund').check();
  await expectWellMade(viktor);
  await viktor.getByRole('dialog').getByRole('button', { name: 'Spara gruppen' }).click();
  await expect(card(viktor, group)).toContainText('Petra Sund');
  await picture(viktor, project.name, 'admin-user-groups');
});

test('the permission matrix is readable, role by role', async ({ as }, { project }) => {
  const maria = await as('staff', 'Maria');
  await maria.goto('/admin/behorigheter');
  await expect(maria.getByRole('heading', { level: 1, name: 'Behörigheter' })).toBeVisible();
  await expectWellMade(maria);
  await picture(maria, project.name, 'admin-permissions');
  await maria.getByLabel('Visa en roll').selectOption('Dataadministratör');
  await expect(maria.getByRole('heading', { name: 'Dataadministratör får' })).toBeVisible();
  await expect(maria.getByText('se vilka moment som är avslutade')).toBeVisible();
  await expectWellMade(maria);
  await picture(maria, project.name, 'admin-permissions-role');
});
