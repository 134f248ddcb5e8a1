import { expect, type Page } from '@playwright/test';
import { momentOf } from './support/diary.ts';
import { test } from './support/product.ts';
import { expectWellMade, picture } from './support/wellMade.ts';

test.setTimeout(180_000);

test('staff send one more form by keyboard, it stands among the tasks, and is taken back with a reason', async ({ as }, { project }) => {
  const citizen = await as('citizen', 'Erik');
  const moment = await momentOf(citizen, 'Sömnskola');
  const staff = await as('staff', 'Maria');
  const before = await sent(citizen, moment);

  await test.step('the dialog asks for a form, is left by Escape, and sends', async () => {
    await staff.goto(`/personal/moment/${moment}?flik=resultat`);
    const open = staff.getByRole('button', { name: 'Skicka ett formulär' });
    await open.focus();
    await staff.keyboard.press('Enter');
    const dialog = staff.getByRole('dialog', { name: 'Skicka ett formulär till invånaren' });
    await expect(dialog.getByRole('combobox')).toBeVisible();
    await staff.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(open).toBeFocused();
    await staff.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Skicka', exact: true }).press('Enter');
    await expect(dialog.getByText('Välj ett formulär.')).toBeVisible();
    await expect(dialog.getByRole('combobox')).toBeFocused();
    await staff.keyboard.type('GAD');
    await staff.keyboard.press('Tab');
    await staff.keyboard.type('Vi vill följa oron.');
    await expectWellMade(staff);
    await picture(staff, project.name, 'send-form');
    await staff.keyboard.press('Tab');
    await staff.keyboard.press('Enter');
    await expect(dialog).toBeHidden({ timeout: 30_000 });
    await expect(staff.getByText(/^GAD-7.* är skickat\.$/)).toBeVisible();
    await expectWellMade(staff);
  });

  let instance = '';
  await test.step('it stands among what the citizen has to do', async () => {
    await expect.poll(async () => (await sent(citizen, moment)).length).toBe(before.length + 1);
    instance = (await sent(citizen, moment)).find((each) => !before.includes(each)) ?? '';
    await citizen.goto(`/moment/${moment}`);
    await expect(citizen.locator(`main a[href$="${instance}"]`)).toBeVisible();
    await expectWellMade(citizen);
    await picture(citizen, project.name, 'sent-task');
  });

  await test.step('staff take it back, and the citizen is told', async () => {
    await citizen.goto(`/moment/${moment}/formular/${instance}`);
    await expect(citizen.getByRole('heading', { level: 1, name: /GAD-7/ })).toBeVisible();
    await staff.locator(`main a[href$="${instance}"]`).click();
    await expect(staff.getByRole('heading', { level: 1, name: /GAD-7/ })).toBeVisible();
    await expectWellMade(staff);
    await staff.getByRole('button', { name: 'Ta tillbaka formuläret' }).click();
    const dialog = staff.getByRole('dialog');
    await dialog.getByRole('textbox').fill('Skickades av misstag.');
    await dialog.getByRole('button', { name: 'Ta tillbaka formuläret' }).click();
    await expect(staff.getByText('Skickades av misstag.')).toBeVisible({ timeout: 30_000 });
    await expectWellMade(staff);
    await expect(citizen.getByText(/Din behandlare har tagit tillbaka formuläret/).first()).toBeVisible({ timeout: 30_000 });
    await expectWellMade(citizen);
    await picture(citizen, project.name, 'sent-taken-back');
    await citizen.goto(`/moment/${moment}`);
    await expect(citizen.getByRole('heading', { level: 1, name: 'Sömnskola' })).toBeVisible();
    await expect(citizen.locator(`main a[href$="${instance}"]`)).toHaveCount(0);
  });
});

/** The copies sent by staff that wait for the citizen. */
async function sent(citizen: Page, moment: string): Promise<readonly string[]> {
  const { tasks } = (await (await citizen.request.get(`/api/me/moments/${moment}`)).json()) as {
    tasks: { kind: string; forms: { instance: string }[] }[];
  };
  return tasks.filter(({ kind }) => kind === 'sent').flatMap(({ forms }) => forms.map(({ instance }) => instance));
}
