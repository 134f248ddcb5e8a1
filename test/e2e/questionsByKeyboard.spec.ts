import { expect, type Page } from '@playwright/test';
import { test } from './support/gallery.ts';

test.setTimeout(180_000);

test('a form with every kind of question is filled in and checked by keyboard alone', async ({ page, open }) => {
  // A microphone that hums, so that a recording is a real one.
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = async () => {
      const sound = new AudioContext();
      const out = sound.createMediaStreamDestination();
      const tone = sound.createOscillator();
      tone.connect(out);
      tone.start();
      return out.stream;
    };
  });
  await open('formular');
  const keys = async (...all: readonly string[]) => {
    for (const key of all) await page.keyboard.press(key);
  };
  const times = (count: number, key: string): readonly string[] => Array.from({ length: count }, () => key);
  const type = (text: string) => page.keyboard.type(text);
  const to = (place: string) => tabTo(page, place);

  await to('[data-question="single"] input');
  await keys('Space', 'ArrowDown');
  await to('[data-question="multiple"] input');
  await keys('Space', 'Tab', 'Space');
  await to('[data-question="drop"] select');
  await keys(...times(4, 'ArrowDown'));
  await to('[data-question="picture"] input');
  await keys('Space', 'ArrowRight');
  await to('[data-question="yes"] input');
  await keys('Space');
  await to('#fraga-cigarettes');
  await type('12');
  await to('#fraga-weight');
  await type('71,5');
  await to('#fraga-length');
  await type('175');
  await expect(page.locator('#fraga-bmi')).toContainText('23,3 kg/m²');
  await to('[data-question="rating"] input');
  await keys('Space', ...times(5, 'ArrowRight'));
  await to('[data-question="scale"] input');
  await keys('Space', ...times(3, 'ArrowRight'));
  await to('#fraga-slider');
  await keys('Space', 'ArrowRight');
  await to('#fraga-vas');
  await keys('Space', 'ArrowLeft');
  for (const [row, moves] of [
    ['sleep', 2],
    ['wake', 1],
    ['early', 0],
  ] as const) {
    await to(`#fraga-matrix-${row}`);
    await keys('Space', ...times(moves, 'ArrowRight'));
  }
  await to('#fraga-matrices-pain');
  await keys('Space', 'Tab', 'Space');
  await to('#fraga-matrices-worry');
  await keys('Tab', 'Space');
  await to('[data-item="sleep"] [data-up="false"]');
  await keys('Enter', 'Enter');
  await expect(page.locator('[data-item="sleep"] [data-up="false"]')).toBeFocused();
  await to('#fraga-short');
  await type('Undersköterska');
  await to('#fraga-long');
  await type('Jag ligger vaken.');
  await to('#fraga-contact');
  await type('anna@example.se');
  await to('#fraga-identity');
  await type('19121212-1212');
  // The same in every order of day and month.
  await to('#fraga-date');
  await type('09092026');
  await to('#fraga-time');
  await type('23.30');
  await to('#fraga-dateTime');
  await type('11112026');
  await to('#fraga-dateTime-time');
  await type('815');
  await to('#fraga-duration');
  await type('1');
  await keys('Tab');
  await type('35');
  await to('#fraga-consent');
  await keys('Space');
  await to('#fraga-file');
  const chooser = page.waitForEvent('filechooser');
  await keys('Enter');
  await (await chooser).setFiles({ name: 'utslag.png', mimeType: 'image/png', buffer: Buffer.from('bild') });
  await expect(page.getByRole('link', { name: 'utslag.png' })).toBeVisible();
  await to('[data-question="recording"] button');
  await keys('Enter');
  await expect(page.getByRole('button', { name: 'Stoppa' })).toBeFocused();
  await expect(page.getByText('Spelar in 0.01')).toBeVisible();
  await keys('Enter');
  await expect(page.getByLabel('Din inspelning')).toBeVisible();
  await to('#fraga-signature-name');
  await type('Anna Berg');
  await to('[data-question="body"] summary');
  await keys('Enter');
  // What is folded out is there before one goes on into it.
  await expect(page.locator('[data-question="body"] input[type="checkbox"]').first()).toBeVisible();
  await to('[data-question="body"] input[type="checkbox"]');
  await keys('Space');
  await to('#fraga-group-0-name');
  await type('Alvedon');
  await to('#fraga-group-0-times');
  await type('3');
  await to('#fraga-group-0-effects');
  await keys('ArrowRight');
  await to('[data-question="group"] .repetitions > div:last-child button');
  await keys('Enter');
  await expect(page.locator('#fraga-group-1-name')).toBeFocused();
  await type('Sertralin');
  await to('#fraga-group-1-effects');
  await keys('Space');
  await to('#fraga-group-1-which');
  await type('Illamående');
  await to('button[type="submit"]');
  await keys('Enter');

  await expect(page.getByText('Svaren går att spara.')).toBeVisible();
  expect(JSON.parse((await page.locator('[data-answers]').textContent()) ?? '')).toEqual({
    single: 'days',
    multiple: ['walk', 'friend'],
    drop: 'sk',
    picture: 'worried',
    yes: true,
    cigarettes: 12,
    weight: 71.5,
    length: 175,
    rating: 5,
    scale: 4,
    slider: 6.5,
    vas: 40,
    matrix: { sleep: 'often', wake: 'some', early: 'no' },
    matrices: { pain: ['day', 'night'], worry: ['night'] },
    ranking: ['work', 'family', 'sleep'],
    short: 'Undersköterska',
    long: 'Jag ligger vaken.',
    contact: 'anna@example.se',
    identity: '191212121212',
    date: '2026-09-09',
    time: '23:30',
    dateTime: '2026-11-11T08:15',
    duration: 95,
    consent: true,
    file: ['fil5'],
    recording: ['fil6'],
    signature: { name: 'Anna Berg' },
    body: ['frontHead'],
    group: [
      { name: 'Alvedon', times: 3, effects: false },
      { name: 'Sertralin', effects: true, which: 'Illamående' },
    ],
  });
});

/** Presses Tab until focus stands on the place, and holds that it can be seen on every stop. */
async function tabTo(page: Page, place: string): Promise<void> {
  for (let press = 0; press < 40; press += 1) {
    const at = await page.evaluate((wanted) => {
      const focused = document.activeElement;
      if (!(focused instanceof HTMLElement)) return { there: false, seen: true, what: '' };
      const drawn = [focused, focused.closest('label')].flatMap((one) => (one === null ? [] : [getComputedStyle(one)]));
      // The page's heading takes focus when one comes to it, and shows nothing; a date's own parts are drawn by the browser.
      const seen =
        !focused.matches('form :not([type=date])') ||
        drawn.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && outlineWidth !== '0px');
      return { there: focused.matches(wanted), seen, what: focused.outerHTML.slice(0, 160) };
    }, place);
    expect(at.seen, `focus can be seen on ${at.what}`).toBe(true);
    if (at.there) return;
    await page.keyboard.press('Tab');
  }
  await expect(page.locator(place).first(), 'the way with Tab').toBeFocused();
}

test('a recording in which nothing was caught is not an answer', async ({ page, open }) => {
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = async () => new AudioContext().createMediaStreamDestination().stream;
    // Stopped before the sound reached it, a recorder hands over nothing.
    MediaRecorder.prototype.stop = function stop(this: MediaRecorder) {
      this.dispatchEvent(new BlobEvent('dataavailable', { data: new Blob([]) }));
      this.dispatchEvent(new Event('stop'));
    };
  });
  await open('formular');
  await page.locator('[data-question="recording"]').getByRole('button', { name: 'Spela in' }).click();
  await page.getByRole('button', { name: 'Stoppa' }).click();
  await expect(page.getByText('Inget kom med i inspelningen.')).toBeVisible();
  await expect(page.getByLabel('Din inspelning')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Spela in' })).toBeVisible();
});
