// Long because placing is one walk: what waits for the next question, and what a group, words and a question do with it, are told together.
import { plainText } from '../plainText.ts';
import { asked, textInstead } from './asked.ts';
import type { Context, Waiting } from './context.ts';
import { type Draft, type Placing, placeOf } from './draft.ts';
import { url } from './extensions.ts';
import { limits } from './choice.ts';
import { initialOf } from './initial.ts';
import { tellOptions } from './itemOptions.ts';
import { asBoolean, asObject, asObjects, asText, at } from './json.ts';
import type { Made } from './made.ts';
import { isMatrix, matrix } from './matrix.ts';
import { literal, path, type Expr } from './path/expr.ts';
import type { Placed } from './placed.ts';
import { ownWords } from './ownWords.ts';
import { question } from './question.ts';
import { extensionOf, type SourceItem } from './sourceItem.ts';
import { fitted, markdownOf, plainOf } from './wording.ts';

/** Gives every item its place among the form's questions, in their order, and tells what became of it. */
export function place(items: readonly SourceItem[], placing: Placing): void {
  const context: Context = { group: null, chain: [], isHidden: false, waiting: { headings: [], page: null } };
  for (const item of items) placeItem(item, context, placing);
}

function placeItem(item: SourceItem, above: Context, placing: Placing): void {
  const hidden = extensionOf(item, url.hidden);
  const isHidden = above.isHidden || asBoolean(hidden?.value) === true;
  if (hidden) placing.ledger.kept(hidden.path, 'validation');
  if (placing.isOurs && placeOurs(item, { ...above, isHidden }, placing)) return;
  const context: Context = { ...above, isHidden, chain: hasCondition(item) ? [...above.chain, item] : above.chain };
  if (item.type === 'group') placeGroup(item, context, placing);
  else if (item.type === 'display' || isWords(item)) placeWords(item, context, placing);
  else placeQuestion(item, context, placing);
}

/** What we wrote ourselves and FHIR has no word for: headings, signatures, and calculations in our own language. */
function placeOurs(item: SourceItem, context: Context, placing: Placing): boolean {
  const { ledger } = placing;
  const kind = asText(extensionOf(item, url.ourKind)?.value);
  const own = ownWords(item.raw);
  for (const { path, url: address } of item.extensions)
    if (address === url.ourKind || address === url.ourRest) ledger.kept(path, 'metadata');
  if (kind === 'heading') {
    ledger.kept(item.path, 'text');
    for (const { path } of item.extensions) ledger.kept(path, 'condition');
    return true;
  }
  if (kind !== 'signature' && typeof own?.set['expression'] !== 'string') return false;
  const fields =
    kind === 'signature' ? { kind: 'signature', mandatory: item.required } : { kind: 'calculated', expression: own?.set['expression'] };
  const draft = emit(item, { ...fields, text: plainOf(item, 2000, ledger) ?? textInstead(item) }, context, placing);
  ledger.kept(item.path, 'item', placeOf(placing, draft));
  for (const { path } of item.extensions) ledger.kept(path, 'calculation');
  for (const name of ['required', 'readOnly', 'code'] as const)
    if (item.raw[name] !== undefined) ledger.kept(at(item.path, name), 'validation');
  for (const below of item.items) ledger.kept(below.path, 'item', placeOf(placing, draft));
  return true;
}

const hasCondition = (item: SourceItem): boolean => item.tests.length > 0 || extensionOf(item, url.enableWhenExpression) !== undefined;

/** Helsenorge's help, side bar and highlighted words are items of type text. */
const isWords = (item: SourceItem): boolean =>
  item.type === 'text' &&
  ['help', 'sidebar', 'highlight', 'inline', 'prompt', 'flyover'].some((control) => item.controls.includes(control));

function placeGroup(item: SourceItem, context: Context, placing: Placing): void {
  const { ledger } = placing;
  const title = plainOf(item, 500, ledger);
  if (isMatrix(item) && !context.isHidden) {
    const made = matrix(item, placing);
    const draft = emit(item, { kind: made.kind, text: plainOf(item, 2000, ledger) ?? item.linkId, ...made.fields }, context, placing);
    placing.texts.add(item.linkId, 'text', `${draft.question['id'] as string}.text`);
    made.tell(draft);
    return;
  }
  if (item.repeats && context.group === null && !context.isHidden) {
    const draft = emit(
      item,
      { kind: 'group', text: title ?? textInstead(item), mandatory: item.required, ...repeatLimits(item, placing) },
      context,
      placing,
    );
    if (title !== null) placing.texts.add(item.linkId, 'text', `${draft.question['id'] as string}.text`);
    if (item.required) ledger.kept(at(item.path, 'required'), 'validation');
    ledger.kept(at(item.path, 'repeats'), 'validation');
    ledger.kept(item.path, 'item', placeOf(placing, draft));
    const inside: Context = { ...context, group: draft, waiting: { headings: [], page: null } };
    for (const below of item.items) placeItem(below, inside, placing);
    if (!placing.drafts.some(({ group }) => group === draft)) draft.isDropped = true;
    if (draft.isDropped) ledger.left(item.path, 'item', 'Gruppen har inga frågor.');
    return;
  }
  if (item.repeats && context.group !== null)
    ledger.left(
      at(item.path, 'repeats'),
      'validation',
      'En upprepad grupp inne i en annan kan bara besvaras en gång för varje upprepning av den yttre.',
    );
  const isPage = ['page', 'step', 'tab-container'].some((control) => item.controls.includes(control));
  if (isPage && !context.isHidden) context.waiting.page = { title: title?.slice(0, 200) ?? null, chain: context.chain };
  else if (title !== null && !context.isHidden) context.waiting.headings.push({ text: title, item, chain: context.chain });
  const before = placing.drafts.length;
  for (const below of item.items) placeItem(below, context, placing);
  const first = placing.drafts[before];
  tellGroup(item, title, isPage, first, context, placing);
}

function tellGroup(
  item: SourceItem,
  title: string | null,
  isPage: boolean,
  first: Draft | undefined,
  context: Context,
  placing: Placing,
): void {
  const { ledger } = placing;
  const to = first && placeOf(placing, first);
  if (context.isHidden)
    ledger.changed(item.path, 'item', 'Gruppen är dold. Det som räknas i den är kvar, resten visas inte för den som svarar.', to);
  else if (isPage) ledger.changed(item.path, 'page', 'Gruppen blir en ny sida.', to);
  else if (item.items.length === 0 && title === null) ledger.left(item.path, 'item', 'Gruppen är tom.');
  else if (item.items.length === 0) {
    const draft = flush(item, context, placing);
    ledger.changed(
      item.path,
      'item',
      'En grupp utan frågor blir en informationstext.',
      draft === null ? undefined : placeOf(placing, draft),
    );
  } else
    ledger.changed(
      item.path,
      'item',
      title === null
        ? 'Gruppen löses upp, frågorna står kvar i sin ordning.'
        : 'Gruppen löses upp: dess namn blir en rubrik över frågorna.',
      to,
    );
  if (item.required) ledger.left(at(item.path, 'required'), 'validation', 'En grupp kan inte vara obligatorisk, bara frågorna i den.');
}

/** Words between questions; help for the question they stand under. */
function placeWords(item: SourceItem, context: Context, placing: Placing): void {
  const { ledger } = placing;
  if (item.required) ledger.left(at(item.path, 'required'), 'validation', 'En text kan inte vara obligatorisk.');
  const control = item.controls[0];
  if (context.isHidden) return ledger.left(item.path, 'item', 'Texten är dold och visas inte för den som svarar.');
  if (control === 'sidebar') return ledger.left(item.path, 'item', 'Texten hör till sidan runt formuläret, inte till frågorna.');
  const owner = item.parent === null ? undefined : placing.drafts.findLast((draft) => draft.item === item.parent);
  if (owner && item.tests.length === 0 && absorb(item, control, owner, placing)) return;
  const text = markdownOf(item, ledger);
  if (text === null) return ledger.left(item.path, 'item', 'Posten har ingen text att visa.');
  const draft = emit(item, { kind: 'information', text }, context, placing);
  placing.texts.add(item.linkId, 'text', `${draft.question['id'] as string}.text`);
  ledger.kept(item.path, 'item', placeOf(placing, draft));
  tellControl(item, placing);
  for (const below of item.items) placeItem(below, context, placing);
}

/** Help, unit and the words at a scale's ends belong to the question itself. */
function absorb(item: SourceItem, control: string | undefined, owner: Draft, placing: Placing): boolean {
  const { ledger } = placing;
  const { question: fields } = owner;
  const category = extensionOf(item, url.displayCategory);
  const name =
    control === 'unit'
      ? 'unit'
      : control === 'lower'
        ? 'minimumText'
        : control === 'upper'
          ? 'maximumText'
          : HELP.includes(control ?? '') || (category && control === undefined)
            ? 'help'
            : null;
  if (name === null || fields['kind'] === 'group' || fields['kind'] === 'information') return false;
  if (name === 'unit' && !['number', 'slider', 'calculated'].includes(String(fields['kind']))) return false;
  if (name.endsWith('Text') && !['slider', 'ratingScale', 'scale', 'visualAnalogueScale'].includes(String(fields['kind']))) return false;
  const text = plainOf(item, name === 'help' ? 1000 : name === 'unit' ? 20 : 100, ledger) ?? richPlain(item);
  if (text === null || text === '') {
    ledger.left(item.path, 'item', 'Posten har ingen text att visa.');
    return true;
  }
  const whole = name === 'help' && typeof fields['help'] === 'string' ? `${fields['help']}\n${text}`.slice(0, 1000) : text;
  fields[name] = whole;
  placing.texts.add(item.linkId, 'text', `${fields['id'] as string}.${name}`);
  ledger.changed(
    item.path,
    'item',
    name === 'help' ? 'Texten står som hjälp under frågan.' : 'Texten står vid frågan.',
    placeOf(placing, owner, `/${name}`),
  );
  if (category) ledger.kept(category.path, 'metadata');
  tellControl(item, placing);
  for (const below of item.items) ledger.left(below.path, 'item', 'Poster under en hjälptext visas inte.');
  return true;
}

const HELP: readonly string[] = ['help', 'flyover', 'prompt', 'legal', 'more-help'];
const richPlain = (item: SourceItem): string | null => (item.text === null ? null : plainText(item.text));

function tellControl(item: SourceItem, { ledger }: Placing): void {
  for (const { url: address, path: here } of item.extensions) if (address === url.itemControl) ledger.kept(here, 'metadata');
}

function placeQuestion(item: SourceItem, context: Context, placing: Placing): void {
  const { places } = placing;
  const made = question(item, placing);
  const initial = made.fields['initial'] ?? initialOf(item, made, placing);
  const calculation = calculationOf(item);
  const isReadOnly = asBoolean(item.raw['readOnly']) === true;
  if (calculation || isScore(item)) return placeCalculated(item, made, initial, context, placing, calculation);
  if (context.isHidden || isReadOnly) return placeFixed(item, made, initial, context, placing);
  const wrapped = item.repeats && made.sees !== 'several' && made.fields.kind !== 'file' ? repeated(item, context, placing) : null;
  const draft = emit(
    item,
    { ...made.fields, ...asked(item, context, placing), ...(initial === undefined ? {} : { initial }) },
    wrapped ? { ...context, group: wrapped } : context,
    placing,
  );
  tell(item, made, draft, placing);
  places.set(
    item,
    seen(item, made, draft, wrapped ? 'Frågan besvaras flera gånger i en upprepad grupp, och sådana svar kan inget villkor se.' : null),
  );
  besides(item, made, draft, placing);
  for (const below of item.items) placeItem(below, { ...context, group: wrapped ?? context.group }, placing);
}

function seen(item: SourceItem, made: Made, draft: Draft, unreachable: string | null): Placed {
  return {
    item,
    id: draft.question['id'] as string,
    row: null,
    order: draft.order,
    group: draft.group === null ? null : (draft.group.question['id'] as string),
    unreachable,
    kind: made.sees,
    options: made.options ?? [],
    ...(made.unit === undefined ? {} : { unit: made.unit }),
  };
}

/** An item that repeats, as a group of itself alone. */
function repeated(item: SourceItem, context: Context, placing: Placing): Draft | null {
  const { ledger } = placing;
  if (context.group !== null) {
    ledger.left(at(item.path, 'repeats'), 'validation', 'Frågan står redan i en upprepad grupp och besvaras en gång i varje.');
    return null;
  }
  ledger.changed(at(item.path, 'repeats'), 'validation', 'En fråga med flera svar blir en upprepad grupp med den frågan.');
  const text = plainOf(item, 2000, ledger) ?? textInstead(item);
  return emit(
    item,
    { kind: 'group', text, mandatory: item.required, ...repeatLimits(item, placing) },
    context,
    placing,
    `${item.linkId} grupp`,
  );
}

function repeatLimits(item: SourceItem, placing: Placing): Record<string, number> {
  const { minimum, maximum } = limits(item, placing);
  return { ...(minimum === undefined || minimum === 0 ? {} : { minimum }), maximum: maximum ?? 100 };
}

function tell(item: SourceItem, made: Made, draft: Draft, placing: Placing): void {
  const { ledger, texts } = placing;
  const id = draft.question['id'] as string;
  if (item.text !== null) {
    texts.add(item.linkId, 'text', `${id}.text`);
    if (draft.group?.item === item) texts.add(item.linkId, 'text', `${draft.group.question['id'] as string}.text`);
  }
  const to = placeOf(placing, draft);
  if (made.because === undefined) ledger.kept(item.path, 'item', to);
  else ledger.changed(item.path, 'item', made.because, to);
  if (id !== item.linkId && !item.linkId.startsWith('post')) ledger.nothing(at(item.path, 'linkId'));
  if (item.required) ledger.kept(at(item.path, 'required'), 'validation');
  if (item.repeats) ledger.kept(at(item.path, 'repeats'), 'validation');
  if (made.options) tellOptions(made.options, draft, placing);
  if (item.options !== null && item.raw['answerValueSet'] !== undefined) ledger.kept(at(item.path, 'answerValueSet'), 'option', to);
  for (const { url: address, path: here } of item.extensions) if (address === url.itemControl) ledger.kept(here, 'metadata');
}

function besides(item: SourceItem, made: Made, draft: Draft, placing: Placing): void {
  if (!made.besides) return;
  const { suffix, fields, whenOther } = made.besides;
  const id = draft.question['id'] as string;
  const name = `answers.${id}`;
  const also: Expr | undefined = !whenOther
    ? undefined
    : made.sees === 'several'
      ? { op: 'in', value: 'annat', list: name }
      : { op: 'compare', sign: '=', left: path(name), right: literal('annat') };
  placing.drafts.push({
    question: { id: placing.newId(`${id.slice(0, 30)}${suffix}`), ...fields },
    item,
    chain: draft.chain,
    group: draft.group,
    order: placing.drafts.length,
    ...(also === undefined ? {} : { also }),
    index: -1,
    isDropped: false,
  });
}

function calculationOf(item: SourceItem): Draft['calculation'] | null {
  const found = extensionOf(item, url.calculated, url.norwegianCalculated);
  if (!found) return null;
  const expression = asObject(found.value);
  return {
    path: found.path,
    text: asText(expression['expression']) ?? asText(found.value) ?? '',
    language: asText(expression['language']),
    otherwise: null,
  };
}

/** Norwegian scoring: a section's sum or the total. */
export const isScore = (item: SourceItem): boolean =>
  asObjects(item.raw['code']).some(({ system, code }) => system === SCORING && (code === 'SS' || code === 'TS'));
export const SCORING = 'http://ehelse.no/scoringFormulas';

function placeCalculated(
  item: SourceItem,
  made: Made,
  initial: unknown,
  context: Context,
  placing: Placing,
  calculation: Draft['calculation'] | null,
): void {
  const isFixed = context.isHidden || asBoolean(item.raw['readOnly']) === true || isScore(item);
  const fields = asked(item, context, placing);
  const { text, help } = fields;
  const decimals =
    item.type === 'integer' || made.fields['decimals'] === undefined || made.fields['decimals'] === 6
      ? {}
      : { decimals: made.fields['decimals'] };
  const unit = made.fields['unit'] === undefined ? {} : { unit: made.fields['unit'] };
  const otherwise = isFixed ? null : { ...made.fields, ...fields, ...(initial === undefined ? {} : { initial }) };
  const draft = emit(
    item,
    {
      kind: 'calculated',
      text,
      ...(help === undefined ? {} : { help }),
      ...decimals,
      ...unit,
      ...(context.isHidden ? { hidden: true } : {}),
    },
    context,
    placing,
    item.linkId,
    calculation ? { calculation: { ...calculation, otherwise } } : {},
  );
  tell(item, { ...made, because: 'Frågan räknas ut och besvaras inte.' }, draft, placing);
  if (fields['code'] !== undefined) placing.ledger.changed(at(item.path, 'code', 0), 'code', 'Ett uträknat värde har ingen kod här.');
  placing.places.set(item, {
    ...seen(item, made, draft, null),
    kind: made.sees === 'quantity' ? 'quantity' : made.sees === 'number' ? 'calculated' : made.sees,
  });
  for (const below of item.items) placeItem(below, context, placing);
}

/** Hidden or only to be read, and nothing reckons it: what stands there from the beginning, or nothing. */
function placeFixed(item: SourceItem, made: Made, initial: unknown, context: Context, placing: Placing): void {
  const { ledger, places } = placing;
  const value = initial ?? null;
  const isPlain = typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && made.sees !== 'several');
  if (!isPlain) {
    const why = context.isHidden
      ? 'Frågan är dold, och inget i filen fyller i den.'
      : 'Frågan kan bara läsas, och inget i filen fyller i den.';
    ledger.left(item.path, 'item', why);
    places.set(
      item,
      `Det bygger på ”${item.linkId.slice(0, 60)}”, som ${context.isHidden ? 'är dold' : 'bara kan läsas'} och fylls i utifrån.`,
    );
    for (const { source } of made.options ?? []) ledger.left(source.path, 'option', 'Frågan som alternativet hör till visas inte.');
    const from = extensionOf(item, url.initialExpression, url.norwegianInitial);
    if (from)
      ledger.left(
        from.path,
        'calculation',
        `Värdet hämtas utifrån när formuläret öppnas: ${(asText(asObject(from.value)['expression']) ?? asText(from.value) ?? '').slice(0, 200)}`,
      );
  } else {
    const text = plainOf(item, 2000, ledger) ?? textInstead(item);
    const draft = emit(
      item,
      { kind: 'calculated', text, expression: JSON.stringify(value), ...(context.isHidden ? { hidden: true } : {}) },
      context,
      placing,
    );
    const { options = [], ...fixed } = made;
    tell(
      item,
      { ...fixed, because: context.isHidden ? 'Frågan är dold; dess värde är fast.' : 'Frågan kan bara läsas; dess värde är fast.' },
      draft,
      placing,
    );
    for (const { source } of options) ledger.left(source.path, 'option', 'Frågan besvaras inte, så alternativet kan inte väljas.');
    places.set(item, seen(item, made, draft, null));
  }
  for (const below of item.items) placeItem(below, context, placing);
}

/** A question takes its place, with the heading and the page that wait for it. */
function emit(
  item: SourceItem,
  fields: Record<string, unknown>,
  context: Context,
  placing: Placing,
  name = item.linkId,
  more: Partial<Draft> = {},
): Draft {
  const { waiting } = context;
  const isHidden = fields['hidden'] === true;
  const ownCondition = context.chain.some(
    (one) => !waiting.headings.every(({ chain }) => chain.includes(one)) || (waiting.page !== null && !waiting.page.chain.includes(one)),
  );
  if (waiting.headings.length > 0 && ownCondition && !isHidden) flush(waiting.headings[0]?.item ?? item, context, placing);
  const begins: Record<string, unknown> = {};
  if (!isHidden) {
    if (waiting.headings.length > 0) {
      begins['heading'] = joined(waiting, placing);
      for (const { item: group } of waiting.headings)
        if (waiting.headings.length === 1) placing.texts.add(group.linkId, 'text', `${idOf(name, placing)}.heading`);
    }
    if (waiting.page !== null)
      Object.assign(begins, { newPage: true, ...(waiting.page.title === null ? {} : { pageTitle: waiting.page.title }) });
    waiting.headings = [];
    waiting.page = null;
  }
  const id = idOf(name, placing);
  pending.delete(placing);
  const draft: Draft = {
    question: { id, ...fields, ...begins },
    item,
    chain: context.chain,
    group: context.group,
    order: placing.drafts.length,
    index: -1,
    isDropped: false,
    ...more,
  };
  placing.drafts.push(draft);
  return draft;
}

/** The id of the question that is being made, asked for once. */
const pending = new WeakMap<Placing, string>();
function idOf(name: string, placing: Placing): string {
  const known = pending.get(placing);
  if (known !== undefined) return known;
  const id = placing.newId(name);
  pending.set(placing, id);
  return id;
}

const joined = (waiting: Waiting, { ledger }: Placing): string =>
  fitted(waiting.headings.map(({ text }) => text).join(' – '), 500, waiting.headings[0]?.item.path ?? '', ledger);

/** Headings that must not go when the question below them does: words of their own. */
function flush(item: SourceItem, context: Context, placing: Placing): Draft | null {
  const { waiting } = context;
  if (waiting.headings.length === 0) return null;
  const chain = waiting.headings.at(-1)?.chain ?? [];
  const text = joined(waiting, placing);
  const keys = waiting.headings.length === 1 ? waiting.headings.map((one) => one.item.linkId) : [];
  waiting.headings = [];
  const draft = emit(item, { kind: 'information', text }, { ...context, chain }, placing, `${item.linkId} rubrik`);
  for (const linkId of keys) placing.texts.add(linkId, 'text', `${draft.question['id'] as string}.text`);
  return draft;
}
