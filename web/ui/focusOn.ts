const controls = 'input, select, textarea, button, canvas, [tabindex]';

/** Takes focus to the place with this id: the input itself, or the first wrong input in a group of them, or the group's first. */
export function focusOn(id: string): void {
  const place = document.getElementById(id);
  if (place === null) return;
  const isInput = place.matches('input, select, textarea, button');
  const inside = isInput
    ? place
    : (place.querySelector<HTMLElement>(`[data-wrong] :is(${controls}), :is(${controls})[aria-invalid="true"]`) ??
      place.querySelector<HTMLElement>(controls));
  (inside ?? place).focus();
}
