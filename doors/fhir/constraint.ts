import { patternFault } from '../../compiler/answers/pattern.ts';
import type { Placing } from './draft.ts';
import { extensionsOf, url } from './extensions.ts';
import { asObject, asText, valueIn } from './json.ts';
import { type Tree, treeOf, Untranslatable } from './path/tree.ts';

/** Rules on answers: a pattern for the question's own text, and no day later than today; the rest is left with its words. */
export function addConstraints(placing: Placing): void {
  for (const draft of placing.drafts) {
    if (draft.isDropped) continue;
    for (const { url: address, path, value, raw } of draft.item.extensions) {
      if (placing.ledger.isTold(path)) continue;
      if (address === url.norwegianConstraint) norwegian(draft.question, asText(value) ?? '', path, placing);
      if (address !== url.targetConstraint && address !== url.constraint) continue;
      const parts = extensionsOf(raw);
      const part = (name: string): unknown => valueIn(parts.find((one) => one['url'] === name) ?? {})?.value;
      const expression = asText(asObject(part('expression'))['expression']) ?? asText(part('expression')) ?? '';
      const pattern = patternIn(expression, draft.item.linkId);
      const fits =
        pattern !== null &&
        draft.question['kind'] === 'shortText' &&
        draft.question['pattern'] === undefined &&
        patternFault(pattern, Number(draft.question['maximumLength'] ?? 500)) === null &&
        pattern.length <= 200;
      const human = asText(part('human'));
      if (!fits) {
        placing.ledger.left(path, 'validation', `En regel mellan frågor prövas inte här: ${(human ?? expression).slice(0, 200)}`);
        continue;
      }
      placing.ledger.changed(path, 'validation', 'Regeln blir ett mönster som svaret ska följa.');
      Object.assign(draft.question, { pattern, ...(human === null ? {} : { patternText: human.slice(0, 200) }) });
    }
  }
}

/** `this.value <= today() and …`, as most days in Norwegian forms have. */
function norwegian(question: Record<string, unknown>, text: string, path: string, { ledger }: Placing): void {
  const isToday = question['kind'] === 'date' && /this\.value\s*<=\s*today\(\)/.test(text);
  if (isToday) question['maximum'] ??= 'today';
  if (isToday)
    ledger.changed(path, 'validation', `Dagen får inte vara senare än i dag; resten av regeln prövas inte här: ${text.slice(0, 200)}`);
  else ledger.left(path, 'validation', `Regeln prövas inte här: ${text.slice(0, 200)}`);
}

/** `….where(linkId='this').answer.all(value.matches('…'))` → the pattern. */
function patternIn(expression: string, linkId: string): string | null {
  try {
    const tree = treeOf(expression);
    if (tree.kind !== 'call' || tree.name !== 'all' || !looksAt(tree.of, linkId)) return null;
    const [criterion] = tree.given;
    const [pattern] = criterion?.kind === 'call' && criterion.name === 'matches' && criterion.of?.kind === 'name' ? criterion.given : [];
    return pattern?.kind === 'literal' && typeof pattern.value === 'string' ? pattern.value : null;
  } catch (error) {
    if (error instanceof Untranslatable) return null;
    throw error;
  }
}

function looksAt(tree: Tree | null, linkId: string): boolean {
  const where = tree?.kind === 'name' && tree.name === 'answer' ? tree.of : null;
  const [test] = where?.kind === 'call' && where.name === 'where' ? where.given : [];
  return test?.kind === 'binary' && test.right.kind === 'literal' && test.right.value === linkId;
}
