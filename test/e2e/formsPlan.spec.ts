import { expect } from '@playwright/test';
import { momentOf } from './support/diary.ts';
import { test } from './support/product.ts';
import { expectWellMade, picture } from './support/wellMade.ts';

test.setTimeout(180_000);

test('staff plan an activity, the citizen writes how it went, and both see it', async ({ as }, { project }) => {
  const name = `Cykla ${Date.now() % 1_000_000}`;
  const citizen = await as('citizen', 'Daniel');
  const moment = await momentOf(citizen, 'Smärta: tillbaka till vardagen');
  const staff = await as('staff', 'Maria');
  const dialog = staff.getByRole('dialog');
  const card = staff.locator('.two > *').filter({ hasText: name });

  await test.step('what is missing is told first, with links', async () => {
    await staff.goto(`/personal/moment/${moment}?flik=plan`);
    await staff.getByRole('button', { name: 'Ny aktivitet' }).press('Enter');
    await dialog.getByLabel('Klockslag').fill('');
    await dialog.getByLabel('Hur många gånger?').fill('');
    await dialog.getByRole('button', { name: 'Spara aktiviteten' }).click();
    await expect(dialog.getByText('3 saker behöver rättas')).toBeVisible();
    await expectWellMade(staff);
    await picture(staff, project.name, 'plan-dialog');
    await dialog.getByRole('link', { name: 'Skriv vad invånaren ska göra.' }).press('Enter');
    await expect(dialog.getByLabel('Vad ska invånaren göra?')).toBeFocused();
  });

  await test.step('a measure is made, and then changed', async () => {
    await staff.keyboard.type(name);
    await dialog.getByLabel('Mäts i').selectOption('km');
    await dialog.getByLabel('Klockslag').fill('17.30');
    await dialog.getByLabel('Hur många gånger?').fill('10');
    await dialog.getByLabel(/^Lägsta värde/).fill('1');
    await dialog.getByLabel(/^Högsta värde/).fill('3,5');
    await dialog.getByLabel('Flagga', { exact: true }).selectOption({ label: 'Flagga när värdet är utanför gränserna' });
    await dialog.getByRole('button', { name: 'Spara aktiviteten' }).click();
    await expect(dialog).toBeHidden({ timeout: 30_000 });
    await expect(card).toContainText('Varje dag kl. 17.30');
    await card.getByRole('button', { name: /^Ändra/ }).click();
    await expect(dialog.getByLabel(/^Högsta värde/)).toHaveValue('3,5');
    await dialog.getByLabel(/^Högsta värde/).fill('3');
    await dialog.getByRole('button', { name: 'Spara aktiviteten' }).click();
    await expect(dialog).toBeHidden({ timeout: 30_000 });
    await expect(card).toContainText('mellan 1 och 3 km');
    await expectWellMade(staff);
  });

  const mine = citizen.locator('main .card').filter({ hasText: name });
  await test.step('the citizen writes 2,5 with a comma, and then more than was agreed', async () => {
    await citizen.goto(`/moment/${moment}/plan`);
    await mine.getByRole('textbox').fill('långt');
    await mine.getByRole('button', { name: /^Spara/ }).click();
    await expect(mine.getByText('Skriv en siffra, till exempel 3 eller 2,5.')).toBeVisible();
    await expectWellMade(citizen);
    for (const value of ['2,5', '4']) {
      await mine.getByRole('textbox').fill(value);
      await mine.getByRole('button', { name: /^Spara/ }).click();
      await expect(mine.getByText(`Sparat: ${value} km`)).toBeVisible({ timeout: 30_000 });
    }
    await expect(mine.getByRole('img')).toBeVisible();
    await mine.getByText('Visa 2 värden som tabell').click();
    await expect(mine.getByRole('row').filter({ hasText: '2,5' })).toHaveCount(1);
    await expect(mine.getByRole('row').filter({ hasText: 'utanför' })).toHaveCount(1);
    await expectWellMade(citizen);
    await picture(citizen, project.name, 'citizen-plan');
  });

  await test.step('the calendar file has the times', async () => {
    const link = citizen.getByRole('link', { name: 'Lägg tiderna i din kalender' });
    const answer = await citizen.request.get((await link.getAttribute('href')) ?? '');
    expect(answer.headers()['content-type']).toMatch(/^text\/calendar\b/);
    const lines = (await answer.text()).replaceAll('\r\n ', '').split('\r\n');
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(lines.filter((line) => line === 'END:VEVENT').length);
    const events = lines.join('\n').split('BEGIN:VEVENT').slice(1);
    const ours = events.filter((event) => event.includes(`SUMMARY:${name}`));
    const times = ours.map((event) => timeOf(event));
    expect(times.length).toBeGreaterThanOrEqual(1);
    for (const time of times) expect(time).toBe('17.30');
  });

  await test.step('staff see the value and the flag, and end it', async () => {
    await staff.goto(`/personal/moment/${moment}`);
    const flag = staff
      .getByRole('region', { name: 'Flaggor' })
      .getByRole('listitem')
      .filter({ hasText: `Aktivitetsplanen: ${name}` });
    await expect(flag).toBeVisible({ timeout: 30_000 });
    await flag.getByRole('button', { name: /^Varför/ }).click();
    await expect(flag.locator('.why p').first()).toContainText(/4/);
    await expect(staff.getByText(/measure\./)).toHaveCount(0);
    await expectWellMade(staff);
    await staff.getByRole('tab', { name: 'Aktivitetsplan' }).click();
    await expect(card.getByRole('img')).toBeVisible();
    await picture(staff, project.name, 'staff-plan');
    await card.getByRole('button', { name: /^Avsluta/ }).press('Enter');
    await expect(staff.getByRole('dialog', { name: `Avsluta ${name}?` })).toBeVisible();
    await expectWellMade(staff);
    await staff.getByRole('dialog').getByRole('button', { name: 'Avsluta' }).press('Enter');
    await expect(card).toHaveCount(0, { timeout: 30_000 });
    await expectWellMade(staff);
    await expect(mine).toHaveCount(0, { timeout: 30_000 });
    await citizen.getByText(/^(En avslutad aktivitet|\d+ avslutade aktiviteter)$/).click();
    await expect(citizen.getByRole('region', { name })).toBeVisible();
    await expectWellMade(citizen);
  });
});

/** When an event begins, on a Swedish clock. */
function timeOf(event: string): string {
  const [, zone, digits = '', utc] = /^DTSTART(?:;TZID=([^:]+))?:(\d{8}T\d{6})(Z?)$/m.exec(event) ?? [];
  const clock = `${digits.slice(9, 11)}.${digits.slice(11, 13)}`;
  if (utc !== 'Z') return zone === 'Europe/Stockholm' ? clock : `${clock} ${zone ?? 'anywhere'}`;
  const at = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 11)}:${digits.slice(11, 13)}:00Z`;
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', hour: '2-digit', minute: '2-digit' })
    .format(new Date(at))
    .replace(':', '.');
}
