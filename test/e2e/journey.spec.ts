import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { fillByKeyboard, fillShown, fillToTheEnd } from './support/fillIn.ts';
import { test } from './support/product.ts';
import { expectWellMade, picture } from './support/wellMade.ts';

test.setTimeout(240_000);

test('staff start Sömnskola, the citizen answers, a flag reaches staff, and both write to each other', async ({ as }, { project }) => {
  const staff = await as('staff', 'Maria');
  await endWhatGoesOn(staff);

  await test.step('staff start Sömnskola on a citizen', async () => {
    await staff.goto('/personal/starta');
    await staff.getByRole('searchbox', { name: 'Sök invånare' }).fill('Linnéa');
    await staff.getByRole('radio', { name: /Linnéa Sjövall/ }).check({ force: true });
    await staff.getByRole('radio', { name: /^Sömnskola/ }).check({ force: true });
    await expectWellMade(staff);
    await staff.getByRole('button', { name: 'Starta momentet' }).click();
    await expect(staff).toHaveURL(/\/personal\/moment\/[0-9a-f-]{36}$/);
    await expect(staff.getByRole('heading', { level: 1 })).toContainText('Linnéa Sjövall');
    await expectWellMade(staff);
  });
  const moment = /moment\/([0-9a-f-]{36})/.exec(staff.url())?.[1] ?? '';
  await staff.goto('/personal');
  await expectWellMade(staff);

  const citizen = await as('citizen', 'Linnéa');
  await test.step('the citizen sees one thing to do, and begins to answer', async () => {
    await expect(citizen.getByRole('heading', { name: 'Hej Linnéa' })).toBeVisible();
    await expectWellMade(citizen);
    await citizen.goto(`/moment/${moment}`);
    await expect(citizen.getByRole('heading', { name: 'Frågor i början' })).toBeVisible();
    await expectWellMade(citizen);
    await citizen.getByRole('link', { name: 'Svara Frågor i början' }).click();
    await expect(citizen.getByRole('heading', { level: 1 })).toContainText('PHQ-9');
    await expectWellMade(citizen);
  });

  await test.step('nothing is sent before every mandatory question has its answer, and the summary leads there', async () => {
    await citizen.locator('main form button[type=submit]').click();
    await expect(citizen.getByText(/saker behöver rättas|En sak behöver rättas/)).toBeVisible();
    await expectWellMade(citizen);
  });

  await test.step('a draft is saved while one writes, and stands there after a reload', async () => {
    await fillShown(citizen, 2);
    await expect(citizen.getByText(/^Utkast sparat/)).toBeVisible();
    const chosen = await citizen.locator('#block input:checked').count();
    expect(chosen).toBeGreaterThan(0);
    await citizen.reload();
    await expect(citizen.locator('#block input:checked')).toHaveCount(chosen);
  });

  await test.step('the answers are sent, and the flag reaches staff without a reload', async () => {
    await expect(staff.getByText('Linnéa Sjövall')).not.toHaveCount(0);
    await fillToTheEnd(citizen, 2);
    await expectWellMade(citizen);
    await expect(flagOf(staff)).toBeVisible({ timeout: 20_000 });
  });

  await test.step('staff ask why', async () => {
    await flagOf(staff)
      .getByRole('button', { name: /Varför/ })
      .click();
    await expect(flagOf(staff).locator('.why p').first()).toContainText(/PHQ-9|fråga 9/);
    await expectWellMade(staff);
    await picture(staff, project.name, 'staff-overview');
  });

  await test.step('staff read the form, and the flag goes out', async () => {
    await flagOf(staff)
      .getByRole('link', { name: /Läs svaret/ })
      .click();
    await expect(staff.getByRole('heading', { level: 1 })).toContainText('PHQ-9');
    await expectWellMade(staff);
    await staff.getByRole('button', { name: 'Markera som läst' }).click();
    await expect(staff.getByText(/^Läst/)).toBeVisible();
    await staff.goto('/personal');
    await expect(staff.getByRole('heading', { name: 'Flaggor', exact: true })).toBeVisible();
    await expect(flagOf(staff)).toHaveCount(0);
  });

  await test.step('the second form is filled in by keyboard alone', async () => {
    await citizen.getByRole('link', { name: /Fortsätt med GAD-7/ }).click();
    await expect(citizen.getByRole('heading', { level: 1 })).toContainText('GAD-7');
    await fillByKeyboard(citizen);
  });

  await test.step('staff write, the citizen answers, and staff see it without a reload', async () => {
    await staff.goto(`/personal/moment/${moment}?flik=meddelanden`);
    await staff.getByRole('textbox').fill('Hej Linnéa, hur känns det att börja?');
    await staff.getByRole('button', { name: 'Skicka' }).click();
    await expect(staff.getByRole('listitem').filter({ hasText: 'hur känns det att börja' })).toBeVisible();

    await citizen.goto(`/moment/${moment}/meddelanden`);
    await expect(citizen.getByText('hur känns det att börja')).toBeVisible();
    await citizen.getByRole('textbox').fill('Bra, men jag är trött på åkandet. 🙂');
    await citizen.getByRole('button', { name: 'Skicka' }).click();
    await expectWellMade(citizen);
    await expect(staff.getByText('jag är trött på åkandet')).toBeVisible({ timeout: 20_000 });
    await expectWellMade(staff);
  });

  await test.step('the citizen completes module 1, and module 2 is locked with its reason', async () => {
    await citizen.goto(`/moment/${moment}`);
    await citizen.getByRole('link', { name: /Modul 1/ }).click();
    await expectWellMade(citizen);
    await citizen.getByRole('link', { name: /^Svara Mitt mål/ }).click();
    await fillToTheEnd(citizen);
    await citizen.goto(`/moment/${moment}`);
    await expect(citizen.getByText('Modul 1 · avklarad')).toBeVisible();
    const second = citizen.getByRole('listitem').filter({ hasText: 'Modul 2 · låst' });
    await expect(second).toContainText(/öppnas/i);
    await second.getByRole('button', { name: /Varför är den låst/ }).click();
    await expect(second.locator('.why p').first()).toContainText(/öppnas .*kl\./i);
    await expectWellMade(citizen);
    await picture(citizen, project.name, 'citizen-moment');
  });

  await test.step('staff see how far the citizen has come', async () => {
    await staff.goto(`/personal/moment/${moment}`);
    await expect(staff.getByRole('heading', { name: 'Tidslinje' })).toBeVisible();
    await expectWellMade(staff);
    await picture(staff, project.name, 'staff-moment');
  });
});

/** The flag about question 9, in the list of flags. */
const flagOf = (staff: Page) => staff.getByRole('listitem').filter({ hasText: 'Linnéa Sjövall' }).filter({ hasText: 'fråga 9' });

/** What an earlier run has left going on the citizen, so that the journey can be made again and at both widths. */
async function endWhatGoesOn(staff: Page): Promise<void> {
  const overview = (await (await staff.request.get('/api/overview?mine=false')).json()) as {
    runningMoments: { id: string; phase: string; citizen: { name: string } }[];
  };
  for (const { id, phase, citizen } of overview.runningMoments) {
    if (phase !== 'active' || !citizen.name.startsWith('Linnéa')) continue;
    const ended = await staff.request.post(`/api/running-moments/${id}/end`, {
      headers: { 'idempotency-key': randomUUID(), origin: new URL(staff.url()).origin },
      data: { reason: 'Provet görs om.' },
    });
    expect(ended.ok(), await ended.text()).toBe(true);
  }
}
