import { isThing, numberOf, type SourceBlock, textOf } from './source.ts';

/**
 * Why a block's grid cannot be a matrix, or null when it can: then every row is a choice among the same alternatives. A block that is no
 * grid is neither.
 */
export function gridOf(block: SourceBlock): { readonly matrix: 'one' | 'several' } | { readonly because: string } | null {
  if (!isThing(block.value['gridConfig'])) return null;
  const { questions } = block;
  const [first] = questions;
  if (first === undefined) return { because: 'Rutnätet har inga rader.' };
  const input = (question: (typeof questions)[number]): string => textOf(question.value['input'])?.toLowerCase() ?? '';
  const alternatives = (question: (typeof questions)[number]): string =>
    JSON.stringify(question.alternatives.map(({ value, number }) => [textOf(value['value']), number]));
  if (!questions.every((question) => input(question) === input(first))) return { because: 'Rutnätets rader är av olika slag.' };
  if (input(first) !== 'radio' && input(first) !== 'checkbox') return { because: 'Rutnätets rader har inga alternativ att välja på.' };
  if (first.alternatives.length === 0) return { because: 'Rutnätets rader har inga alternativ.' };
  if (first.alternatives.length > 30 || questions.length > 100) return { because: 'Rutnätet är för stort för en matris.' };
  if (!questions.every((question) => alternatives(question) === alternatives(first)))
    return { because: 'Rutnätets rader har olika alternativ.' };
  if ((numberOf(block.value['gridConfig']['cols']) ?? 1) > 1 || questions.some(isInLaterColumn))
    return { because: 'Rutnätet har flera kolumner med frågor.' };
  if (!questions.every(({ value }) => value['mandatory'] === first.value['mandatory']))
    return { because: 'Några av rutnätets rader är obligatoriska och andra inte.' };
  if (questions.some(({ value }) => value['media'] !== null && value['media'] !== undefined))
    return { because: 'En rad i rutnätet har en bild eller ett ljud.' };
  const condition = ({ value }: (typeof questions)[number]): string => JSON.stringify(value['questionSuperior'] ?? null);
  if (!questions.every((question) => condition(question) === 'null')) return { because: 'En rad i rutnätet visas bara ibland.' };
  return { matrix: input(first) === 'radio' ? 'one' : 'several' };
}

const isInLaterColumn = ({ value }: SourceBlock['questions'][number]): boolean =>
  isThing(value['gridValue']) && (numberOf(value['gridValue']['col']) ?? 1) > 1;
