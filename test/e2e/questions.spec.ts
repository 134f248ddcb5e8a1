import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { test } from './support/gallery.ts';
import { expectWellMade, picture } from './support/wellMade.ts';

test.setTimeout(180_000);

const states = ['orord', 'svarad', 'fel', 'last', 'media', 'langa', 'grupp', 'formular'];

for (const state of states) {
  test(`every kind of question in the state ”${state}” is well made, in light, in the dark and in the reader's own colours`, async ({
    open,
  }, { project }) => {
    const page = await open(state);
    await expectWellMade(page);
    await picture(page, project.name, `questions-${state}`);
    // Colours are all that changes, and they are the same at every size.
    if (project.name !== 'desk') return;
    for (const media of [{ colorScheme: 'dark' }, { colorScheme: 'light', forcedColors: 'active' }] as const) {
      await page.emulateMedia(media);
      const { violations } = await new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']).analyze();
      expect(violations.flatMap(({ nodes }) => nodes.map(({ target }) => target.join(' ')))).toEqual([]);
    }
  });
}

test.describe('at any size', () => {
  test('nothing is wider than 320 pixels, as on a desk enlarged four times', async ({ open }) => {
    for (const state of states) {
      const page = await open(state);
      await page.setViewportSize({ width: 320, height: 640 });
      await expect.poll(() => tooWide(page), { message: state }).toEqual([]);
    }
  });

  test('every target is at least 44 pixels high, on a phone and on a desk', async ({ open }) => {
    for (const state of ['orord', 'svarad']) {
      const page = await open(state);
      const small = await page
        .locator('#block')
        .locator('button, select, summary, textarea, label:has(input), input:not(label input), a')
        .evaluateAll((all) =>
          all.flatMap((one) => {
            const { width, height } = one.getBoundingClientRect();
            const isText = one.tagName === 'LABEL' && one.classList.contains('label');
            return isText || width === 0 || (height >= 44 && width >= 24) ? [] : [`${one.outerHTML.slice(0, 120)} ${width}×${height}`];
          }),
        );
      expect(small, state).toEqual([]);
    }
  });

  test('a matrix is a table where there is room, folds into single questions where there is not, and keeps every answer', async ({
    open,
  }) => {
    const page = await open('orord');
    await page.setViewportSize({ width: 1280, height: 900 });
    const table = page.getByRole('table', { name: 'Hur ofta har du haft det så här?' });
    await expect(table.getByRole('columnheader')).toHaveText(['Fråga', 'Inte alls', 'Ibland', 'Ofta', 'Alltid']);
    await table
      .getByRole('row', { name: /Svårt att somna/ })
      .getByRole('radio', { name: 'Svårt att somna Ofta' })
      .check();
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(table).toHaveCount(0);
    const folded = page.getByRole('group', { name: 'Svårt att somna' });
    await expect(folded.getByRole('radio', { name: 'Ofta' })).toBeChecked();
    await page.getByRole('group', { name: 'Vaknade för tidigt' }).getByRole('radio', { name: 'Ibland' }).check();
    await page.setViewportSize({ width: 1280, height: 900 });
    await expect(page.getByRole('radio', { name: 'Svårt att somna Ofta' })).toBeChecked();
    await expect(page.getByRole('radio', { name: 'Vaknade för tidigt Ibland' })).toBeChecked();
    await expect(page.getByRole('radio', { name: 'Vaknade flera gånger under natten Ibland' })).not.toBeChecked();
  });

  test('a question that comes and goes with another takes no focus, and its answer comes back with it', async ({ open }) => {
    const page = await open('orord');
    const yes = page.getByRole('group', { name: /^Röker du/ }).getByRole('radio', { name: 'Ja' });
    const cigarettes = page.getByRole('textbox', { name: /^Hur många cigaretter/ });
    await expect(cigarettes).toHaveCount(0);
    await yes.check();
    await expect(cigarettes).toBeVisible();
    await expect(yes).toBeFocused();
    await cigarettes.fill('12');
    await page
      .getByRole('group', { name: /^Röker du/ })
      .getByRole('radio', { name: 'Nej' })
      .check();
    await expect(cigarettes).toHaveCount(0);
    await yes.check();
    await expect(cigarettes).toHaveValue('12');
  });

  test('the summary of errors leads to the very row and repetition that is wrong', async ({ open }) => {
    const page = await open('formular');
    await page
      .getByRole('radio', { name: 'Svårt att somna Ofta' })
      .or(page.getByRole('group', { name: 'Svårt att somna' }).getByRole('radio', { name: 'Ofta' }))
      .check();
    await page.getByRole('textbox', { name: /^Hur många gånger om dagen/ }).fill('3');
    await page.getByRole('button', { name: 'Kontrollera svaren' }).click();
    const summary = page.getByRole('alert').filter({ has: page.getByRole('heading') });
    await expect(summary).toBeFocused();
    await summary.getByRole('link', { name: /Vaknade flera gånger/ }).click();
    await expect(page.locator('#fraga-matrix-wake')).toBeFocused();
    await summary.getByRole('link', { name: /Läkemedel 1, Vad heter det/ }).click();
    await expect(page.locator('#fraga-group-0-name')).toBeFocused();
    await summary.getByRole('link', { name: /^Vi vill få använda/ }).click();
    await expect(page.getByRole('checkbox', { name: /Jag godkänner/ })).toBeFocused();
  });

  test('a repetition that is taken away can be had back, with what was written in it', async ({ open }) => {
    const page = await open('svarad');
    const first = page.getByRole('group', { name: 'Läkemedel 1' });
    await page.getByRole('button', { name: 'Ta bort läkemedel 1' }).click();
    await expect(first.getByRole('textbox', { name: /^Vad heter det/ })).toHaveValue('Sertralin');
    await expect(page.getByRole('button', { name: 'Ångra' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(first.getByRole('textbox', { name: /^Vad heter det/ })).toHaveValue('Alvedon');
    await expect(page.getByRole('group', { name: 'Läkemedel 2' }).getByRole('textbox', { name: /^Vad heter det/ })).toHaveValue(
      'Sertralin',
    );
  });

  test('the body is marked with a finger and in the list alike', async ({ open }) => {
    const page = await open('orord');
    await page.locator('[data-region="frontRightKnee"]').click();
    await page.getByText('Välj på framsidan i en lista').click();
    await expect(page.getByRole('checkbox', { name: 'Höger knä' })).toBeChecked();
    await page.getByRole('checkbox', { name: 'Ansiktet' }).check();
    await expect(page.locator('[data-region="frontFace"]')).toHaveAttribute('data-chosen', 'true');
    await expect(page.locator('.chips button')).toHaveText([/Ansiktet/, /Höger knä/]);
    await page.getByRole('button', { name: /Höger knä/ }).click();
    await expect(page.getByRole('checkbox', { name: 'Höger knä' })).not.toBeChecked();
  });

  test('a line has no mark until it is touched, and the place it rests on can be meant', async ({ open }) => {
    const page = await open('orord');
    const sleep = page.getByRole('slider', { name: /^Hur många timmar sov du/ });
    const question = page.locator('[data-question="slider"]');
    await expect(question.getByText('Inte svarat än')).toBeVisible();
    await expect(sleep).toHaveAttribute('aria-valuetext', 'Inte svarat än');
    await sleep.click();
    await expect(question.getByText('6 timmar')).toBeVisible();
    await question.getByRole('button', { name: 'Öka ett steg' }).click();
    await expect(question.getByText('6,5 timmar')).toBeVisible();
    await question.getByRole('button', { name: /^Ta bort svaret/ }).click();
    await expect(question.getByText('Inte svarat än')).toBeVisible();
    await expect(sleep).toBeFocused();
  });

  test('files are sent one by one, and one that cannot be sent says why and stops none', async ({ open }) => {
    const page = await open('orord');
    const file = (name: string, mimeType: string, size = 4) => ({ name, mimeType, buffer: Buffer.alloc(size, 1) });
    await page
      .getByLabel('Välj fil', { exact: true })
      .setInputFiles([file('utslag.png', 'image/png'), file('sida.html', 'text/html'), file('stor.pdf', 'application/pdf', 11_000_000)]);
    const question = page.locator('[data-question="file"]');
    await expect(question.getByRole('link', { name: 'utslag.png' })).toBeVisible();
    await expect(question.getByRole('alert')).toHaveText([
      'Den sortens fil går inte att skicka här. Välj en bild eller en pdf.',
      'Filen är för stor: 11 MB. Den får vara högst 10 MB.',
    ]);
    await question.getByRole('button', { name: 'Ta bort utslag.png' }).click();
    await expect(question.getByRole('link')).toHaveCount(0);
  });

  test('without a microphone the page says what to do, and takes a file instead', async ({ page, open }) => {
    await page.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('no microphone'));
    });
    await open('orord');
    await page.getByRole('button', { name: 'Spela in' }).click();
    await expect(page.getByText('Vi kommer inte åt mikrofonen.')).toBeVisible();
    await page
      .locator('[data-question="recording"]')
      .getByLabel('Välj en fil i stället')
      .setInputFiles({ name: 'berättelse.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('ID3') });
    await expect(page.getByLabel('Din inspelning')).toBeVisible();
  });
});

const tooWide = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('main *')]
      .filter((one) => one.getBoundingClientRect().right > width + 1)
      .map((one) => one.outerHTML.slice(0, 100));
  });
