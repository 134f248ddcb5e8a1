import { asBoolean, asNumber, asObject, asText, isObject } from './json.ts';
import type { Placed } from './placed.ts';
import { answersTo, anyOf, comparedPair, type Element, type Value, valueOf } from './path/elements.ts';
import { and, type Expr, isFalse, literal, not, or, type Sign } from './path/expr.ts';
import { holds } from './path/holds.ts';
import { Untranslatable } from './path/tree.ts';
import type { SourceTest } from './sourceItem.ts';

/**
 * One test of `enableWhen` → what makes it hold, by the words of FHIR's own code system: `=` when some answer is equal, `!=` when none is
 * (nor when there is no answer), the others when some answer is greater or less. Throws `Untranslatable` with a sentence.
 */
export function testOf(test: SourceTest, placed: Placed): { readonly expr: Expr; readonly isNever: boolean } {
  const answers = answersTo(placed);
  if (test.operator === 'exists') {
    const wanted = asBoolean(test.value);
    if (wanted === null) throw new Untranslatable('Villkoret frågar om ett svar finns utan att säga ja eller nej.');
    const there = anyOf(answers, [placed]);
    return { expr: wanted ? there : not(there), isNever: false };
  }
  const sign = SIGNS[test.operator];
  if (sign === undefined) throw new Untranslatable(`Villkoret använder ”${test.operator.slice(0, 20)}”, som inte finns i FHIR.`);
  if (test.name === null) throw new Untranslatable('Villkoret saknar svar att jämföra med.');
  const pairs = answers.flatMap((answer) => pairOf(sign === '!=' ? '=' : sign, answer, test));
  const any = or(...pairs);
  const expr = sign === '!=' ? not(any) : any;
  return { expr, isNever: isFalse(expr) };
}

const SIGNS: Readonly<Record<string, Sign>> = { '=': '=', '!=': '!=', '<': '<', '<=': '<=', '>': '>', '>=': '>=' };

function pairOf(sign: Sign, answer: Element, test: SourceTest): readonly Expr[] {
  if (answer.value.kind !== 'answer') return [];
  const { placed, option } = answer.value;
  if (option !== null) return isOption(sign, option.source, test) ? [answer.there] : [];
  const value = valueOf(answer.value, null);
  if (value === null) return [];
  const { yes } = comparedPair(sign, value, wanted(value, placed, test));
  const isPlain = answer.there.op === 'exists';
  return [isPlain ? yes : and(answer.there, yes)];
}

/** A coding is the same by its code, and by its system when both have one; other options by what stands there. */
function isOption(
  sign: Sign,
  {
    code,
    display,
    system,
    name,
  }: { readonly code: string | null; readonly display: string; readonly system: string | null; readonly name: string },
  test: SourceTest,
): boolean {
  if (isObject(test.value)) {
    const wantedCode = asText(test.value['code']);
    const wantedSystem = asText(test.value['system']);
    if (wantedCode === null) return sign === '=' && asText(test.value['display']) === display;
    return holds(sign, code ?? '', wantedCode) && (wantedSystem === null || system === null || wantedSystem === system);
  }
  if (typeof test.value === 'number' && name !== 'valueCoding') return holds(sign, asNumber(code) ?? Number.NaN, test.value);
  const text = asText(test.value);
  return text !== null && (holds(sign, display, text) || (code !== null && holds(sign, code, text)));
}

/** What the answer is compared with, as the question's own sort of value. */
function wanted(value: Value, placed: Placed, { value: given, name }: SourceTest): Value {
  const scalar = (type: 'number' | 'text' | 'date' | 'time', what: string | number): Value => ({
    kind: 'scalar',
    type,
    expr: literal(what),
  });
  if (value.kind === 'logic') {
    const truth = asBoolean(given);
    if (truth === null) throw new Untranslatable('Villkoret jämför en ja- och nejfråga med något annat.');
    return { kind: 'known', json: truth };
  }
  if (value.kind === 'quantity') {
    const amount = asNumber(isObject(given) ? given['value'] : given);
    const unit = asText(asObject(given)['code']) ?? asText(asObject(given)['unit']);
    if (amount === null || (unit !== null && value.unit !== null && unit !== value.unit))
      throw new Untranslatable('Villkoret jämför ett mått med ett annat slags mått.');
    return { kind: 'quantity', expr: literal(amount), unit: value.unit };
  }
  if (value.kind === 'scalar') {
    const number = asNumber(given);
    if (value.type === 'number' && number !== null) return scalar('number', number);
    const text = asText(given);
    if (value.type === 'text' && text !== null && (name === 'answerString' || name === 'answerUri')) return scalar('text', text);
    if (value.type === 'date' && text !== null && /^\d{4}-\d\d-\d\d$/.test(text)) return scalar('date', text);
    if (value.type === 'time' && text !== null && /^\d\d:\d\d/.test(text)) return scalar('time', text.slice(0, 5));
  }
  throw new Untranslatable(`Villkoret jämför frågan ”${placed.item.linkId.slice(0, 60)}” med ett svar av annan sort.`);
}
