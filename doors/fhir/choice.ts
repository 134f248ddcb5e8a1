import { asNumber, asText, at } from './json.ts';
import type { Placing } from './draft.ts';
import { url } from './extensions.ts';
import { madeOptions } from './itemOptions.ts';
import type { Made } from './made.ts';
import { extensionOf, type SourceItem } from './sourceItem.ts';

/** A question with options to choose among; text in its place when the file does not hold them. */
export function choice(item: SourceItem, placing: Placing): Made {
  const isOpen = item.type === 'open-choice';
  if (item.options === null) return withoutOptions(item, placing);
  const isSeveral = item.repeats || (placing.isNorwegian && item.controls.includes('check-box'));
  const isDropDown = !isSeveral && ['drop-down', 'autocomplete', 'lookup'].some((control) => item.controls.includes(control));
  const { options, placed } = madeOptions(item, isSeveral ? 100 - (isOpen ? 1 : 0) : 499, placing);
  const kind = isSeveral
    ? 'multipleChoice'
    : isDropDown || options.length > 99
      ? 'dropDown'
      : options.every(({ image }) => image !== undefined)
        ? 'pictureChoice'
        : 'singleChoice';
  const initial = placed.filter(({ source }) => source.isInitial).map(({ id }) => id);
  for (const { source } of placed) if (source.isInitial) placing.ledger.kept(at(source.path, 'initialSelected'), 'validation');
  const because = [
    ...(isSeveral && !item.repeats ? ['Rutor att kryssa i läses som flera val, som de visas hos Helsenorge.'] : []),
    ...(isOpen ? ['Ett eget svar skrivs i en fråga för sig, som visas när ”annat” är valt.'] : []),
    ...(item.controls.includes('slider') ? ['Reglaget blir knappar, en för varje svar.'] : []),
  ];
  return {
    fields: {
      kind,
      options: isOpen ? [...options, { id: 'annat', text: placing.words.other }] : options,
      ...(isSeveral ? limits(item, placing) : {}),
      ...(initial.length > 0 ? { initial: isSeveral ? initial : initial[0] } : {}),
    },
    sees: isSeveral ? 'several' : 'single',
    options: placed,
    ...(because.length > 0 ? { because: because.join(' ') } : {}),
    ...(isOpen
      ? { besides: { suffix: 'Annat', fields: { kind: 'shortText', text: placing.words.otherText, maximumLength: 500 }, whenOther: true } }
      : {}),
  };
}

function withoutOptions(item: SourceItem, { ledger }: Placing): Made {
  const set = asText(item.raw['answerValueSet']);
  if (set !== null) ledger.left(at(item.path, 'answerValueSet'), 'option', `Svarsalternativen (${set.slice(0, 120)}) finns inte i filen.`);
  const expression = extensionOf(item, url.answerExpression);
  if (expression)
    ledger.left(
      expression.path,
      'calculation',
      'Svarsalternativen hämtas ur ett annat system när formuläret fylls i, och det görs inte här.',
    );
  return {
    fields: { kind: 'shortText', maximumLength: 500 },
    sees: 'text',
    because: 'Svarsalternativen finns inte i filen. Frågan besvaras med text till dess att de läggs in.',
  };
}

/** How many there may be; what FHIR says of repeats. */
export function limits(item: SourceItem, { ledger }: Placing): Record<string, number> {
  const found: Record<string, number> = {};
  for (const [name, address, least] of [
    ['minimum', url.minOccurs, 0],
    ['maximum', url.maxOccurs, 1],
  ] as const) {
    const one = extensionOf(item, address);
    const value = asNumber(one?.value);
    if (!one) continue;
    if (value !== null && Number.isInteger(value) && value >= least && value <= 100) {
      found[name] = value;
      ledger.kept(one.path, 'validation');
    } else ledger.left(one.path, 'validation', 'Antalet ryms inte i frågan.');
  }
  return found;
}
