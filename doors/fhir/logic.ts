import { type Draft, type Placing, placeOf } from './draft.ts';
import { testOf } from './enableWhen.ts';
import { extensionsOf, SCORES, url } from './extensions.ts';
import { asNumber, asObject, asText, type Json } from './json.ts';
import type { Scope } from './path/collection.ts';
import { and, type Expr, isTrue, or, write } from './path/expr.ts';
import { isRefused, translateCondition, translateValue, variablesFor } from './path/translate.ts';
import { Untranslatable } from './path/tree.ts';
import type { Placed } from './placed.ts';
import { norwegianScores } from './norwegianScores.ts';
import { ownWords } from './ownWords.ts';
import { isScore } from './place.ts';
import { scoreResult } from './scoreResult.ts';
import { extensionOf, type SourceItem } from './sourceItem.ts';
import { split } from './split.ts';

/** What conditions and calculations are read in. */
export interface Logic {
  readonly placing: Placing;
  readonly items: readonly SourceItem[];
  readonly questionnaire: Json;
  readonly results: Record<string, unknown>[];
}

/** Gives the questions their conditions and calculations, in the form's order, so that each looks only at what is settled. */
export function addLogic(logic: Logic): void {
  const scores = norwegianScores(logic.items);
  for (const draft of logic.placing.drafts.slice()) {
    if (logic.placing.isOurs && ownWords(draft.item.raw) !== null) {
      tellOurs(draft, logic);
      continue;
    }
    if (draft.calculation) calculate(draft, draft.calculation, logic);
    else if (isScore(draft.item) && draft.question['kind'] === 'calculated') reckon(draft, scores.get(draft.item) ?? [], logic);
    if (!draft.isDropped) addCondition(draft, logic);
  }
}

/** Conditions that we wrote ourselves stand in our own words too, and those are read. */
function tellOurs(draft: Draft, { placing }: Logic): void {
  for (const item of draft.chain) {
    const found = extensionOf(item, url.enableWhenExpression);
    if (found) placing.ledger.kept(found.path, 'condition', placeOf(placing, draft, '/shownWhen'));
  }
}

function scopeOf(draft: Draft, { placing, items, questionnaire }: Logic): Scope {
  const group = draft.group === null ? null : draft.group.question['id'];
  const seen = (placed: Placed): Placed =>
    placed.group === null || placed.group === group || placed.unreachable !== null
      ? placed
      : {
          ...placed,
          unreachable: `Det ser på ”${placed.item.linkId.slice(0, 60)}” i en upprepad grupp, och sådana svar kan inget villkor se.`,
        };
  return {
    questionnaire,
    items,
    context: draft.item,
    variables: variablesFor(draft.item, (item) =>
      variablesOf(
        item === null
          ? extensionsOf(questionnaire)
          : item.extensions.map(({ url: address, value, raw }) => ({ ...raw, url: address, valueExpression: value })),
      ),
    ),
    known: [...placing.places.values()].filter((placed): placed is Placed => typeof placed !== 'string'),
    placeOf: (item) => {
      const placed = placing.places.get(item);
      if (placed === undefined) return `Det ser på ”${item.linkId.slice(0, 60)}”, som inget svar har här.`;
      return typeof placed === 'string' ? placed : seen(placed);
    },
    score: (coding) => {
      const found = extensionsOf(coding).find((one) => SCORES.includes(String(one['url'])));
      return asNumber(found?.['valueDecimal'] ?? found?.['valueInteger']);
    },
  };
}

function variablesOf(extensions: readonly Json[]): ReadonlyMap<string, string> {
  return new Map(
    extensions.flatMap((one) => {
      if (one['url'] !== url.variable) return [];
      const { name, expression } = asObject(one['valueExpression']);
      const [a, b] = [asText(name), asText(expression)];
      return a === null || b === null ? [] : [[a, b] as const];
    }),
  );
}

function calculate(draft: Draft, { path, text, language, otherwise }: NonNullable<Draft['calculation']>, logic: Logic): void {
  const { ledger } = logic.placing;
  const to = placeOf(logic.placing, draft, '/expression');
  const refuse = (because: string): void => {
    ledger.left(path, 'calculation', `${because} Uttrycket: ${text.slice(0, 300)}`);
    fallBack(draft, otherwise, logic);
  };
  if (language !== null && language !== 'text/fhirpath')
    return refuse(`Beräkningen är skriven i ${language.slice(0, 40)} och följer inte med.`);
  const translated = translateValue(text, { scope: scopeOf(draft, logic), order: draft.order });
  if (isRefused(translated)) {
    const whole = translateValue(text, { scope: scopeOf(draft, logic), order: Number.POSITIVE_INFINITY });
    if (!isRefused(whole) && whole.type === 'number' && scoreResult(draft, whole.expr, logic, write(whole.expr))) {
      ledger.changed(
        path,
        'calculation',
        'Beräkningen ser på frågor som kommer senare och blir ett resultat, som räknas när formuläret sparas.',
        `/forms/${logic.placing.formIndex()}/results/${logic.results.length - 1}`,
      );
      return fallBack(draft, otherwise, logic);
    }
    return refuse(translated.because);
  }
  const text_ = write(shortenedIn(draft, translated.expr, logic));
  if (text_.length > LONGEST) return refuse(`Uttrycket blir längre än ${LONGEST} tecken i vårt språk.`);
  draft.question['expression'] = text_;
  ledger.kept(path, 'calculation', to);
  tellVariables(draft.item, text, logic);
  settle(draft, translated.type, logic.placing);
  if (translated.type === 'number') scoreResult(draft, translated.expr, logic, null);
}

const LONGEST = 2000;

/** A long calculation with its parts in hidden questions before it. */
function shortenedIn(draft: Draft, expr: Expr, { placing }: Logic): Expr {
  let number = 0;
  return split(expr, (part) => {
    number += 1;
    const id = placing.newId(`${(draft.question['id'] as string).slice(0, 30)}Del${number}`);
    const before: Draft = {
      question: {
        kind: 'calculated',
        id,
        text: `${String(draft.question['text']).slice(0, 1900)} (${number})`,
        expression: write(part),
        hidden: true,
      },
      item: draft.item,
      chain: draft.chain,
      group: draft.group,
      order: draft.order,
      index: -1,
      isDropped: false,
    };
    placing.drafts.splice(placing.drafts.indexOf(draft), 0, before);
    placing.ledger.changed(
      draft.calculation?.path ?? draft.item.path,
      'calculation',
      'Beräkningen är lång och delas upp på flera dolda frågor.',
    );
    return id;
  });
}

/** A value's sort is that of its calculation. */
function settle(draft: Draft, type: 'number' | 'text' | 'logic', { places }: Placing): void {
  const placed = places.get(draft.item);
  if (placed === undefined || typeof placed === 'string') return;
  if (type === 'number' && (placed.kind === 'quantity' || placed.kind === 'calculated' || placed.kind === 'number')) return;
  const fits = (type === 'text' && placed.kind === 'text') || (type === 'logic' && placed.kind === 'logic');
  places.set(
    draft.item,
    fits
      ? placed
      : {
          ...placed,
          unreachable: `Det ser på ”${draft.item.linkId.slice(0, 60)}”, vars beräkning ger en annan sorts värde än frågan säger.`,
        },
  );
}

/** Without its calculation an item is an ordinary question, or nothing where it could only be read. */
function fallBack(draft: Draft, otherwise: Record<string, unknown> | null, { placing }: Logic): void {
  if (otherwise !== null) {
    delete draft.question['unit'];
    delete draft.question['decimals'];
    Object.assign(draft.question, otherwise);
    const placed = placing.places.get(draft.item);
    if (placed !== undefined && typeof placed !== 'string' && placed.kind === 'calculated')
      placing.places.set(draft.item, { ...placed, kind: 'number' });
    placing.ledger.changed(draft.item.path, 'item', 'Frågan besvaras i stället för att räknas ut.');
    return;
  }
  draft.isDropped = true;
  placing.ledger.left(draft.item.path, 'item', 'Frågan kan bara räknas ut, och beräkningen följer inte med.');
  placing.places.set(draft.item, `Det bygger på ”${draft.item.linkId.slice(0, 60)}”, vars beräkning inte följer med.`);
}

function reckon(draft: Draft, items: readonly SourceItem[], logic: Logic): void {
  const { ledger } = logic.placing;
  const scope = scopeOf(draft, logic);
  const made = sumOf(items, scope, draft.order);
  const codes = (draft.item.raw['code'] as readonly unknown[]) ?? [];
  const path = `${draft.item.path}/code/${Math.max(
    0,
    codes.findIndex((one) => asText(asObject(one)['code']) === 'SS' || asText(asObject(one)['code']) === 'TS'),
  )}`;
  if (typeof made === 'string') {
    ledger.left(path, 'calculation', made);
    return fallBack(draft, null, logic);
  }
  draft.question['expression'] = write(made);
  ledger.changed(
    path,
    'calculation',
    'Poängsumman enligt ehelse.no/scoringFormulas skrivs ut som en beräkning.',
    placeOf(logic.placing, draft, '/expression'),
  );
  scoreResult(draft, made, logic, null);
}

/** The sum of what is answered; nothing when nothing is. An option without a score counts as none, as at Helsenorge. */
function sumOf(items: readonly SourceItem[], scope: Scope, order: number): Expr | string {
  const terms: { readonly answer: Expr; readonly score: Expr }[] = [];
  for (const item of items) {
    const placed = scope.placeOf(item);
    if (typeof placed === 'string') return placed;
    if (placed.order >= order) return 'Summan står före frågorna som den räknar.';
    if (placed.unreachable !== null) return placed.unreachable;
    const name = `${placed.id}${placed.row === null ? '' : `.${placed.row}`}`;
    if (placed.kind === 'several' && placed.options.some(({ score }) => score === null))
      return 'Alla svarsalternativ i summan har inte poäng.';
    terms.push({
      answer: { op: 'path', name: `${placed.kind === 'calculated' || placed.kind === 'quantity' ? 'scores' : 'answers'}.${name}` },
      score: { op: 'path', name: `scores.${name}` },
    });
  }
  const [first] = terms;
  if (first === undefined) return 'Inga frågor räknas i summan.';
  const there = or(...terms.map(({ answer }) => ({ op: 'exists', of: answer }) as const));
  const total = terms
    .map(({ score }): Expr => ({ op: 'if', when: { op: 'exists', of: score }, then: score, otherwise: { op: 'literal', value: 0 } }))
    .reduce((left, right) => ({ op: 'reckon', sign: '+', left, right }));
  return { op: 'if', when: there, then: total, otherwise: null };
}

function addCondition(draft: Draft, logic: Logic): void {
  const { ledger } = logic.placing;
  const to = placeOf(logic.placing, draft, '/shownWhen');
  const own = draft.chain.map((item) => conditionOf(item, draft, logic, to));
  const whole = and(...own, ...(draft.also ? [draft.also] : []));
  const first = logic.placing.drafts.find(({ group }) => group === draft);
  if (draft.question['kind'] === 'group' && first === undefined) draft.isDropped = true;
  if (isTrue(whole)) return;
  const text = write(whole);
  if (text.length > 2000) {
    for (const item of draft.chain)
      ledger.left(item.tests[0]?.path ?? item.path, 'condition', 'Villkoret blir längre än 2 000 tecken, och frågan visas alltid.');
    return;
  }
  draft.question['shownWhen'] = text;
}

function conditionOf(item: SourceItem, draft: Draft, logic: Logic, to: ReturnType<typeof placeOf>): Expr {
  const { ledger } = logic.placing;
  const scope = scopeOf(draft, logic);
  const parts: Expr[] = [];
  for (const test of item.tests) {
    try {
      const asked = logic.items.length === 0 ? undefined : findItem(logic.items, test.question);
      if (asked === undefined) throw new Untranslatable(`Villkoret pekar på ”${test.question.slice(0, 60)}”, som inte finns i filen.`);
      const placed = scope.placeOf(asked);
      if (typeof placed === 'string') throw new Untranslatable(placed);
      if (placed.order >= draft.order)
        throw new Untranslatable(`Villkoret ser på ”${test.question.slice(0, 60)}”, som kommer senare i formuläret.`);
      const { expr, isNever } = testOf(test, placed);
      parts.push(expr);
      if (isNever)
        ledger.changed(
          test.path,
          'condition',
          'Villkoret pekar på ett svar som inte finns bland alternativen och kan därför aldrig gälla.',
          to,
        );
      else ledger.kept(test.path, 'condition', to);
    } catch (error) {
      if (!(error instanceof Untranslatable)) throw error;
      ledger.left(test.path, 'condition', error.message);
    }
  }
  const tests = parts.length === 0 ? and() : item.behaviour === 'all' ? and(...parts) : or(...parts);
  return and(tests, expressionOf(item, draft, scope, logic, to));
}

function expressionOf(
  item: SourceItem,
  draft: Draft,
  scope: Scope,
  { placing: { ledger }, ...logic }: Logic,
  to: ReturnType<typeof placeOf>,
): Expr {
  const found = extensionOf(item, url.enableWhenExpression);
  if (!found) return and();
  const { expression, language } = asObject(found.value);
  const text = asText(expression) ?? '';
  const name = asText(language);
  if (name !== null && name !== 'text/fhirpath') {
    ledger.left(found.path, 'condition', `Villkoret är skrivet i ${name.slice(0, 40)} och följer inte med: ${text.slice(0, 200)}`);
    return and();
  }
  const variables = variablesFor(item, (one) =>
    variablesOf(
      one === null
        ? extensionsOf(logic.questionnaire)
        : one.extensions.map(({ url: address, value, raw }) => ({ ...raw, url: address, valueExpression: value })),
    ),
  );
  const translated = translateCondition(text, { scope: { ...scope, context: item, variables }, order: draft.order });
  if (isRefused(translated)) {
    ledger.left(found.path, 'condition', `${translated.because} Villkoret: ${text.slice(0, 300)}`);
    return and();
  }
  ledger.kept(found.path, 'condition', to);
  return translated.expr;
}

/** The first item with a link id, anywhere in the tree. */
function findItem(items: readonly SourceItem[], linkId: string): SourceItem | undefined {
  for (const item of items) {
    const found = item.linkId === linkId ? item : findItem(item.items, linkId);
    if (found) return found;
  }
  return undefined;
}

/** Variables that a kept calculation names are in it, wherever they stand. */
function tellVariables(item: SourceItem, text: string, { placing: { ledger } }: Logic): void {
  const wanted = [text];
  const told = new Set<string>();
  for (let next = wanted.pop(); next !== undefined; next = wanted.pop()) {
    for (let here: SourceItem | null = item; here !== null; here = here.parent)
      for (const { url: address, path, value } of here.extensions) {
        const { name, expression } = asObject(value);
        if (address !== url.variable || told.has(path) || asText(name) === null || !next.includes(`%${String(name)}`)) continue;
        told.add(path);
        ledger.kept(path, 'calculation');
        wanted.push(asText(expression) ?? '');
      }
  }
}
