import { expect, type Page } from '@playwright/test';

/** Chooses the option with this place, from 0, in every choice that is shown, and writes something in every other field that is empty. */
export async function fillShown(page: Page, choice = 1): Promise<void> {
  for (const group of await page.locator('#block fieldset').all()) {
    const radios = group.getByRole('radio');
    const count = await radios.count();
    if (count > 0 && (await group.locator('input:checked').count()) === 0)
      await radios.nth(Math.min(choice, count - 1)).check({ force: true });
  }
  for (const field of await page.locator('#block textarea, #block input:not([type=radio]):not([type=checkbox])').all()) {
    if ((await field.inputValue()) !== '') continue;
    const type = await field.getAttribute('type');
    const numeric = (await field.getAttribute('inputmode')) !== null;
    await field.fill(
      type === 'time' ? '06:30' : type === 'date' ? '2026-11-22' : numeric ? '7' : 'Jag ligger vaken och tänker på åren som går.',
    );
  }
}

/** Fills in block after block until the receipt stands there. */
export async function fillToTheEnd(page: Page, choice = 1): Promise<void> {
  const receipt = page.getByRole('heading', { level: 1, name: 'Ditt svar är sparat' });
  for (let block = 0; block < 20; block += 1) {
    await fillShown(page, choice);
    await forward(page);
    if (await receipt.isVisible()) return;
  }
  await expect(receipt).toBeVisible();
}

/** Presses the form's own button, and waits until another block or the receipt stands there. */
async function forward(page: Page): Promise<void> {
  const before = await shown(page);
  await page.locator('main form button[type=submit]').click();
  await expect.poll(() => shown(page), { message: 'the next block, or the receipt' }).not.toBe(before);
}

const shown = (page: Page): Promise<string> =>
  page.evaluate(() => `${document.querySelector('h1')?.textContent ?? ''} ${document.querySelector('[data-progress]')?.textContent ?? ''}`);

/** Fills in and sends the form with Tab, space, letters and Enter alone. Fails when focus is ever invisible or goes round without an end. */
export async function fillByKeyboard(page: Page): Promise<void> {
  const receipt = page.getByRole('heading', { level: 1, name: 'Ditt svar är sparat' });
  for (let press = 0; press < 300; press += 1) {
    if (await receipt.isVisible()) return;
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const at = document.activeElement;
      const form = document.querySelector('main form');
      if (!(at instanceof HTMLElement) || form === null || !form.contains(at)) return { kind: 'outside' as const };
      const name = at instanceof HTMLInputElement && at.type === 'radio' ? at.name : '';
      const chosen = name !== '' && document.querySelector(`input[name="${CSS.escape(name)}"]:checked`) !== null;
      const style = getComputedStyle(at.closest('label') ?? at);
      const own = getComputedStyle(at);
      const visible = [style, own].some(
        ({ outlineStyle, outlineWidth, boxShadow }) => (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none',
      );
      if (at instanceof HTMLInputElement && at.type === 'radio') return { kind: 'radio' as const, done: chosen, visible };
      if (at instanceof HTMLTextAreaElement || at instanceof HTMLInputElement)
        return { kind: 'text' as const, done: at.value !== '', visible };
      if (at instanceof HTMLButtonElement && at.type === 'submit') return { kind: 'submit' as const, visible };
      return { kind: 'other' as const, visible };
    });
    if (focus.kind !== 'outside') expect(focus.visible, 'focus can be seen').toBe(true);
    if (focus.kind === 'radio' && !focus.done) await page.keyboard.press('Space');
    else if (focus.kind === 'text' && !focus.done) await page.keyboard.type('Åtta');
    else if (focus.kind === 'submit') {
      const before = await shown(page);
      await page.keyboard.press('Enter');
      await expect.poll(() => shown(page)).not.toBe(before);
    }
  }
  await expect(receipt).toBeVisible();
}
