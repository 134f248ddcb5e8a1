import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** What holds for every page: no accessibility violation, Swedish throughout, nothing wider than the screen. */
export async function expectWellMade(page: Page): Promise<void> {
  await settled(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ target }) => target.join(' ')) })),
    `axe on ${page.url()}`,
  ).toEqual([]);
  await expectSwedish(page);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow, `pixels wider than the screen on ${page.url()}`).toBeLessThanOrEqual(0);
}

/** Waits until one heading stands, nothing is being fetched, and neither has changed for a while. */
async function settled(page: Page): Promise<void> {
  let before = '';
  await expect
    .poll(
      async () => {
        const now = await page.evaluate(() => {
          const headings = document.querySelectorAll('h1');
          const waits = document.querySelector('.skeleton') !== null || document.body.innerText.includes('Hämtar …');
          return waits || headings.length !== 1 ? '' : document.body.innerText;
        });
        const same = now !== '' && now === before;
        before = now;
        return same;
      },
      { message: `${page.url()} to stand still`, intervals: [400] },
    )
    .toBe(true);
}

/** Words that Swedish does not have but its neighbours, and frameworks' own texts, do; and what is left when a text is missing. */
const FOREIGN =
  /\b(the|and|is|are|your|you|with|loading|submit|save|cancel|close|search|required|invalid|undefined|null|nan|true|false|error|failed|ikke|jeg|hvis|noen|hva|også|eksempel|lagre|skjema|brukere?|velg|feil|og)\b|\[object|\{\{|\}\}/giu;
/** A text's key where its text should stand, `start.hello`. */
const KEY = /\b[a-z]{3,}\.[a-z]+[A-Z][A-Za-z]*\b|\b(ui|shell|start|task|moment|module|form|draft|flag|overview|running)\.[a-z]{3,}\b/gu;

async function expectSwedish(page: Page): Promise<void> {
  expect(await page.locator('html').getAttribute('lang')).toBe('sv');
  const words = await page.evaluate(() => {
    const said = [...document.querySelectorAll('[aria-label],[title],[placeholder],[alt]')].flatMap((element) =>
      ['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? ''),
    );
    return [document.title, document.body.innerText, ...said].join('\n');
  });
  expect([...(words.match(FOREIGN) ?? []), ...(words.match(KEY) ?? [])], `words that are not Swedish on ${page.url()}`).toEqual([]);
}

/** Keeps a picture of the whole page for people to look at. */
export async function picture(page: Page, project: string, name: string): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.screenshot({ path: `test-results/pictures/${name}-${project}.png`, fullPage: true });
}
