import { expect, type Page } from '@playwright/test';

/** Chooses the option with this place, from 0, in every choice that is shown, and writes something in every other field that is empty. */
export async function fillShown(page: Page, choice = 1): Promise<void> {
  await expect(page.locator('#block .question').first()).toBeVisible();
  for (const group of await page.locator('#block fieldset').all()) {
    const radios = group.getByRole('radio');
    const count = await radios.count();
    if (count > 0 && (await group.locator('input:checked').count()) === 0)
      await radios.nth(Math.min(choice, count - 1)).check({ force: true });
  }
  for (const field of await page.locator('#block textarea, #block input:not([type=radio]):not([type=checkbox])').all()) {
    if ((await field.inputValue()) !== '') continue;
    const type = await field.getAttribute('type');
    const time = (await field.getAttribute('pattern')) !== null;
    const numeric = (await field.getAttribute('inputmode')) !== null;
    await field.fill(time ? '06:30' : type === 'date' ? '2026-11-22' : numeric ? '7' : 'Jag ligger vaken och tänker på åren som går.');
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
      if (!(at instanceof HTMLElement) || form === null || !form.contains(at)) return { kind: 'outside', seen: true, done: true, what: '' };
      const drawn = [at, ...(at.parentElement instanceof HTMLLabelElement ? [at.parentElement] : [])].map((element) =>
        getComputedStyle(element),
      );
      const seen = drawn.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && outlineWidth !== '0px');
      const what = at.outerHTML.slice(0, 200);
      if (at instanceof HTMLInputElement && at.type === 'radio')
        return { kind: 'radio', seen, done: document.querySelector(`input[name="${CSS.escape(at.name)}"]:checked`) !== null, what };
      if (at instanceof HTMLTextAreaElement || at instanceof HTMLInputElement) return { kind: 'text', seen, done: at.value !== '', what };
      if (at instanceof HTMLButtonElement && at.type === 'submit') return { kind: 'submit', seen, done: false, what };
      return { kind: 'other', seen, done: true, what };
    });
    expect(focus.seen, `focus can be seen on ${focus.what}`).toBe(true);
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
