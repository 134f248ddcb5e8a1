/** When somebody last touched the page. What a page fetches by itself keeps no session alive, so each request says how long ago it was. */
let touchedAt = Date.now();

for (const happening of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'focus'])
  window.addEventListener(happening, () => (touchedAt = Date.now()), { capture: true, passive: true });

/** Whole seconds since then. */
export const secondsUnused = (): number => Math.max(0, Math.floor((Date.now() - touchedAt) / 1000));
