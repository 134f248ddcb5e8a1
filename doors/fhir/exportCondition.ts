import type { Form } from '../../compiler/document/form.ts';
import type { Question } from '../../compiler/document/question.ts';
import { lower } from '../../compiler/expression/lower.ts';
import { url } from './extensions.ts';
import { codingOf } from './exportOptions.ts';

type Expression = Extract<ReturnType<typeof lower>, { readonly expression: unknown }>['expression'];

/** Our condition in FHIRPath: true where it holds, false or nothing where it does not. Null when FHIRPath cannot say it. */
export function conditionInFhirPath(text: string, form: Form): string | null {
  const lowered = lower(text, 'form');
  return 'faults' in lowered ? null : attempt(() => condition(lowered.expression, questionsOf(form)));
}

/** Our calculation in FHIRPath, and what it comes to. */
export function calculationInFhirPath(
  text: string,
  form: Form,
): { readonly expression: string | null; readonly type: 'decimal' | 'string' | 'boolean' } {
  const lowered = lower(text, 'form');
  if ('faults' in lowered) return { expression: null, type: 'decimal' };
  const type = typeOf(lowered.expression, questionsOf(form));
  const expression = attempt(() =>
    type === 'boolean' ? strict(lowered.expression, questionsOf(form)) : value(lowered.expression, questionsOf(form)),
  );
  return { expression, type };
}

type Questions = ReadonlyMap<string, Question>;

const questionsOf = ({ questions }: Form): Questions =>
  new Map(questions.flatMap((one) => (one.kind === 'group' ? [one, ...one.questions] : [one])).map((one) => [one.id, one]));

class Unsayable extends Error {}

function attempt(make: () => string): string | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof Unsayable) return null;
    throw error;
  }
}

/** What holds, where nothing is as good as false. */
function condition(expression: Expression, all: Questions): string {
  switch (expression.kind) {
    case 'literal':
      return expression.value === null || expression.value === '' || expression.value === 0 ? 'false' : String(expression.value !== false);
    case 'binary':
      if (expression.operator === 'and' || expression.operator === 'or')
        return `(${condition(expression.left, all)} ${expression.operator} ${condition(expression.right, all)})`;
      if (expression.operator === 'in') return contained(expression.left, expression.right, all);
      if (COMPARISONS.includes(expression.operator)) return compared(expression.operator, expression.left, expression.right, all);
      return `(${value(expression, all)} != 0)`;
    case 'call':
      if (expression.function === 'exists') return exists(expression.argument, all);
      if (expression.function === 'boolean') return condition(expression.argument, all);
      if (expression.function === 'not')
        return isOrdered(expression.argument)
          ? `${condition(expression.argument, all)}.not()`
          : `${strict(expression.argument, all)}.not()`;
      return `(${value(expression, all)} > 0)`;
    case 'conditional':
      return `iif(${condition(expression.condition, all)}, ${condition(expression.whenTrue, all)}, ${expression.whenFalse === null ? 'false' : condition(expression.whenFalse, all)})`;
    case 'path':
      return truthOfPath(expression.names, all);
    case 'negate':
      return `(${value(expression, all)} != 0)`;
    case 'list':
      throw new Unsayable();
  }
}

/** The same as true or false, never nothing. */
const strict = (expression: Expression, all: Questions): string => `iif(${condition(expression, all)}, true, false)`;

const COMPARISONS: readonly string[] = ['=', '!=', '<', '<=', '>', '>='];

/** A comparison by size of what is not there says nothing in both languages. */
const isOrdered = (expression: Expression): boolean => expression.kind === 'binary' && ['<', '<=', '>', '>='].includes(expression.operator);

function compared(operator: string, left: Expression, right: Expression, all: Questions): string {
  const [a, b] = [optionIn(left, all), optionIn(right, all)];
  const [sideA, sideB] = [right, left].map((side) => (side.kind === 'literal' && typeof side.value === 'string' ? side.value : null));
  if (a && sideA !== null && sideA !== undefined) return `(${a.codes} ${operator} ${quoted(a.codeOf(sideA))})`;
  if (b && sideB !== null && sideB !== undefined) return `(${b.codes} ${operator} ${quoted(b.codeOf(sideB))})`;
  return `(${value(left, all)} ${operator} ${value(right, all)})`;
}

function contained(one: Expression, many: Expression, all: Questions): string {
  if (many.kind === 'list') {
    const option = optionIn(one, all);
    const parts = many.values.map((each) => literal(option && typeof each === 'string' ? option.codeOf(each) : each));
    if (parts.length === 0) return 'false';
    return `(${option ? option.codes : value(one, all)} in (${parts.join(' | ')}))`;
  }
  const option = optionIn(many, all);
  if (option && one.kind === 'literal' && typeof one.value === 'string') return `(${quoted(option.codeOf(one.value))} in ${option.codes})`;
  throw new Unsayable();
}

function exists(expression: Expression, all: Questions): string {
  if (expression.kind !== 'path') return `${value(expression, all)}.exists()`;
  const [, id = ''] = expression.names;
  const question = all.get(id);
  if (question?.kind === 'group') return `%resource.descendants().where(linkId = ${quoted(id)}).exists()`;
  return expression.names[0] === 'scores' ? `${value(expression, all)}.exists()` : `${answerOf(expression.names, all)}.exists()`;
}

function value(expression: Expression, all: Questions): string {
  switch (expression.kind) {
    case 'literal':
      return literal(expression.value);
    case 'path':
      return expression.names[0] === 'scores' ? scoreOf(expression.names, all) : answerOf(expression.names, all);
    case 'binary':
      if (expression.operator === '%') return `(${value(expression.left, all)} mod ${value(expression.right, all)})`;
      if (['+', '-', '*', '/'].includes(expression.operator))
        return `(${value(expression.left, all)} ${expression.operator} ${value(expression.right, all)})`;
      return strict(expression, all);
    case 'call':
      if (expression.function !== 'count') return strict(expression, all);
      if (expression.argument.kind !== 'path') throw new Unsayable();
      if (all.get(expression.argument.names[1] ?? '')?.kind === 'group')
        return `%resource.descendants().where(linkId = ${quoted(expression.argument.names[1] ?? '')}).count()`;
      return `${answerOf(expression.argument.names, all)}.count()`;
    case 'conditional':
      return `iif(${condition(expression.condition, all)}, ${value(expression.whenTrue, all)}, ${expression.whenFalse === null ? '{}' : value(expression.whenFalse, all)})`;
    case 'negate':
      return `(0 - ${value(expression.argument, all)})`;
    case 'list':
      throw new Unsayable();
  }
}

function literal(given: string | number | boolean | null): string {
  if (given === null) throw new Unsayable();
  return typeof given === 'string' ? quoted(given) : typeof given === 'number' && given < 0 ? `(0 - ${-given})` : String(given);
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** A question's answer, or a row's. */
function answerOf([root, id = '', row]: readonly string[], all: Questions): string {
  const question = all.get(id);
  if (root !== 'answers' || !question || question.kind === 'information') throw new Unsayable();
  return `%resource.descendants().where(linkId = ${quoted(row === undefined ? id : `${id}.${row}`)}).answer.value`;
}

function truthOfPath(names: readonly string[], all: Questions): string {
  const question = all.get(names[1] ?? '');
  if (names[0] === 'answers' && (question?.kind === 'yesNo' || question?.kind === 'consent')) return `(${answerOf(names, all)} = true)`;
  if (
    names[0] === 'scores' ||
    question?.kind === 'number' ||
    question?.kind === 'scale' ||
    question?.kind === 'slider' ||
    question?.kind === 'ratingScale'
  )
    return `(${value({ kind: 'path', names }, all)} != 0)`;
  if (question?.kind === 'calculated') return `(${answerOf(names, all)} = true)`;
  return exists({ kind: 'path', names }, all);
}

/** An option's score, found where the questionnaire keeps it. */
function scoreOf(names: readonly string[], all: Questions): string {
  const [, id = '', row] = names;
  const question = all.get(id);
  const answer = answerOf(['answers', ...names.slice(1)], all);
  if (!question) throw new Unsayable();
  if ('options' in question && question.kind !== 'ranking') {
    const link = quoted(row === undefined ? id : `${id}.${row}`);
    return `%questionnaire.descendants().where(linkId = ${link}).answerOption.where(valueCoding.code in ${answer}.code).valueCoding.extension.where(url = ${quoted(url.ordinal)}).value.sum()`;
  }
  if (question.kind === 'yesNo' || question.kind === 'consent') return `iif(${answer}.exists(), iif(${answer} = true, 1, 0), {})`;
  if (['number', 'ratingScale', 'scale', 'slider', 'visualAnalogueScale', 'duration', 'calculated'].includes(question.kind)) return answer;
  throw new Unsayable();
}

interface Options {
  readonly codes: string;
  readonly codeOf: (id: string) => string;
}

function optionIn(expression: Expression, all: Questions): Options | null {
  if (expression.kind !== 'path' || expression.names[0] !== 'answers') return null;
  const question = all.get(expression.names[1] ?? '');
  if (question?.kind === 'bodyMap') return { codes: `${answerOf(expression.names, all)}.code`, codeOf: (id) => id };
  if (!question || !('options' in question)) return null;
  return {
    codes: `${answerOf(expression.names, all)}.code`,
    codeOf: (id) => {
      const option = question.options.find((one) => one.id === id);
      return option ? codingOf(option, question.options).code : id;
    },
  };
}

function typeOf(expression: Expression, all: Questions): 'decimal' | 'string' | 'boolean' {
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'string' ? 'string' : typeof expression.value === 'boolean' ? 'boolean' : 'decimal';
    case 'binary':
      return ['+', '-', '*', '/', '%'].includes(expression.operator) ? 'decimal' : 'boolean';
    case 'call':
      return expression.function === 'count' ? 'decimal' : 'boolean';
    case 'conditional':
      return typeOf(expression.whenTrue, all);
    case 'path': {
      const question = expression.names[0] === 'answers' ? all.get(expression.names[1] ?? '') : undefined;
      if (question?.kind === 'yesNo' || question?.kind === 'consent') return 'boolean';
      return question && ['shortText', 'longText', 'singleChoice', 'dropDown', 'date', 'time'].includes(question.kind)
        ? 'string'
        : 'decimal';
    }
    case 'negate':
    case 'list':
      return 'decimal';
  }
}
