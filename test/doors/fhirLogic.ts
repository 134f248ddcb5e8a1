import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import type { Form } from '../../compiler/document/form.ts';
import type { Question } from '../../compiler/document/question.ts';
import { lower } from '../../compiler/expression/lower.ts';
import type { LossReport } from '../../doors/lossReport.ts';
import { evaluate, type Facts, type Value } from '../../engine/expression.ts';
import { scoreOf } from '../../scoring/scores.ts';

/** JSON of others, looked into freely. */
export type Json = ReturnType<typeof JSON.parse>;

/** A source item with what it stands in, read by the test's own code. */
export interface Item {
  readonly path: string;
  readonly raw: Json;
  readonly above: readonly Item[];
}

export function itemsOf(holder: Json, path: string, above: readonly Item[] = []): readonly Item[] {
  const list: unknown[] = Array.isArray(holder['item']) ? holder['item'] : [];
  return list.flatMap((raw, index) => {
    if (typeof raw !== 'object' || raw === null) return [];
    const item = { path: `${path}/item/${index}`, raw: raw as Json, above };
    return [item, ...itemsOf(item.raw, item.path, [...above, item])];
  });
}

export const random = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const pick = <T>(from: readonly T[], next: () => number): T => from[Math.floor(next() * from.length)] as T;

/** The options of an item as a renderer would offer them. */
function optionsOf(questionnaire: Json, raw: Json): readonly Json[] {
  const own = raw['answerOption'] ?? raw['option'];
  if (Array.isArray(own)) return own.filter((one: Json) => Object.keys(one).some((key) => key.startsWith('value')));
  const reference = String(raw['answerValueSet'] ?? '');
  if (!reference.startsWith('#')) return [];
  const set = (questionnaire['contained'] ?? []).find((one: Json) => one['id'] === reference.slice(1));
  const include: Json[] = set?.compose?.include ?? [];
  const listed = include.flatMap((one) =>
    (one['concept'] ?? []).map((concept: Json) => ({
      valueCoding: { system: one['system'], code: concept['code'], display: concept['display'] },
    })),
  );
  return listed.length > 0
    ? listed
    : (set?.expansion?.contains ?? []).map((one: Json) => ({
        valueCoding: { system: one['system'], code: one['code'], display: one['display'] },
      }));
}

export interface Drawn {
  readonly response: Json;
  readonly facts: Facts;
  readonly nodeOf: (path: string) => Json;
}

/** One random response to a questionnaire, and the same answers as our form has them, by what the report says became what. */
export function draw(questionnaire: Json, root: string, form: Form, report: LossReport, next: () => number): Drawn {
  const places = placesIn(report);
  const answers: Record<string, unknown> = {};
  const scores: Record<string, number> = {};
  const nodes = new Map<string, Json>();
  const put = (path: string, answer: (question: Question, row: string | null) => unknown): void => {
    const to = places.get(path);
    const [, at, row] = /^\/forms\/0\/questions\/(\d+)(?:\/rows\/(\d+))?$/.exec(to ?? '') ?? [];
    const question = at === undefined ? undefined : form.questions[Number(at)];
    if (!question || question.kind === 'information' || question.kind === 'group') return;
    if (row !== undefined && (question.kind === 'singleChoiceMatrix' || question.kind === 'multipleChoiceMatrix')) {
      const name = question.rows[Number(row)]?.id ?? '';
      const value = answer(question, name);
      answers[question.id] = { ...(answers[question.id] as object | undefined), [name]: value };
      return;
    }
    const value = answer(question, null);
    if (value === undefined) return;
    answers[question.id] = value;
    const score = question.kind === 'calculated' ? (typeof value === 'number' ? value : null) : scoreOf(question, value as never);
    if (score !== null && score !== undefined && typeof score === 'number') scores[question.id] = score;
  };
  const fill = (holder: Json, path: string): Json[] =>
    (Array.isArray(holder['item']) ? (holder['item'] as Json[]) : []).flatMap((raw, index) => {
      const here = `${path}/item/${index}`;
      if (typeof raw !== 'object' || raw === null || raw['type'] === 'display') return [];
      const node: Json = { linkId: raw['linkId'] };
      nodes.set(here, node);
      if (raw['type'] === 'group') {
        const inside = fill(raw, here);
        if (inside.length > 0) node['item'] = inside;
        return [node];
      }
      const drawn = next() < 0.25 ? [] : answersTo(questionnaire, raw, form, places.get(here), next);
      if (drawn.length > 0) {
        node['answer'] = drawn.map(({ fhir }) => ({ ...fhir }));
        put(here, (question, row) => ours(question, row, drawn));
      }
      const below = fill(raw, here);
      if (below.length > 0 && drawn.length > 0) node['answer'][0].item = below;
      return [node];
    });
  const response: Json = { resourceType: 'QuestionnaireResponse', status: 'in-progress', item: fill(questionnaire, root) };
  const facts = { answers, scores, forms: {} } as unknown as Facts;
  // Parts of long calculations are ours alone: reckoned, not drawn.
  const drawnPlaces = new Set(
    report.lines.filter(({ what, outcome }) => what === 'item' && outcome !== 'left').flatMap(({ to }) => to ?? []),
  );
  form.questions.forEach((question, index) => {
    if (question.kind !== 'calculated' || drawnPlaces.has(`/forms/0/questions/${index}`)) return;
    const value = ourValue(question.expression, facts);
    if (value !== undefined) answers[question.id] = value;
    if (typeof value === 'number') scores[question.id] = value;
  });
  return { response, facts, nodeOf: (path) => nodes.get(path) };
}

export const placesIn = (report: LossReport): ReadonlyMap<string, string> =>
  new Map(
    report.lines.flatMap(({ path, what, outcome, to }) =>
      (what === 'item' || what === 'page') && outcome !== 'left' && to !== undefined ? [[path, to] as const] : [],
    ),
  );

interface Answered {
  readonly fhir: Json;
  readonly option: number | null;
  readonly plain: unknown;
}

function answersTo(questionnaire: Json, raw: Json, form: Form, to: string | undefined, next: () => number): readonly Answered[] {
  const question = form.questions[Number(/^\/forms\/0\/questions\/(\d+)/.exec(to ?? '')?.[1] ?? -1)];
  const options = optionsOf(questionnaire, raw);
  if (options.length > 0 && question && ('options' in question || question.kind === 'calculated')) {
    const several = question.kind === 'multipleChoice' || question.kind === 'multipleChoiceMatrix';
    const chosen = several ? options.map((_one, index) => index).filter(() => next() < 0.4) : [Math.floor(next() * options.length)];
    return chosen.map((index) => {
      const option = options[index] ?? {};
      const name = Object.keys(option).find((key) => key.startsWith('value')) ?? 'valueCoding';
      return { fhir: { [name]: option[name] }, option: index, plain: option[name] };
    });
  }
  const one = (name: string, plain: unknown): readonly Answered[] => [{ fhir: { [name]: plain }, option: null, plain }];
  const whole = Math.floor(next() * 70) - 5;
  switch (raw['type']) {
    case 'boolean':
      return one('valueBoolean', next() < 0.5);
    case 'integer':
      return one('valueInteger', pick([whole, 0, 1, 2, 3, 4, 5, 7, 10, 37, 38, 50, 100], next));
    case 'decimal':
      return one('valueDecimal', pick([whole, 0, 1, 2, 3, 4, 5, 7.5, 38.5, 50, 100], next));
    case 'quantity': {
      const value = pick([whole, 0, 1, 8, 9, 10, 13, 14, 49, 50, 59, 60], next);
      return [{ fhir: { valueQuantity: { value } }, option: null, plain: value }];
    }
    case 'date':
      return one('valueDate', pick(['2020-01-01', '2019-12-31', '2021-06-15', '1990-02-03'], next));
    case 'time':
      return one('valueTime', pick(['08:00:00', '12:30:00'], next)).map((answer) => ({
        ...answer,
        plain: String(answer.plain).slice(0, 5),
      }));
    case 'string':
    case 'text':
      return one('valueString', pick(['a', 'b', 'zzz', 'chicken', 'Hello', '5', 'yes', 'no', 'Yes', 'No', 'female'], next));
    default:
      return [];
  }
}

function ours(question: Question, row: string | null, drawn: readonly Answered[]): unknown {
  const [first] = drawn;
  if (!first) return undefined;
  if ('options' in question && first.option !== null) {
    const ids = drawn.map(({ option }) => question.options[option ?? -1]?.id ?? '');
    return question.kind === 'multipleChoice' || (row !== null && question.kind === 'multipleChoiceMatrix') ? ids : ids[0];
  }
  if (question.kind === 'file' || question.kind === 'dateTime') return undefined;
  return first.plain;
}

/** Our expression's value over facts; throws when our language cannot read it. */
export function ourValue(text: string, facts: Facts): Value {
  const lowered = lower(text, 'form');
  if ('faults' in lowered) throw new Error(`${text}: ${lowered.faults.map(({ message }) => message).join(' ')}`);
  return evaluate(lowered.expression, facts);
}

/** What FHIRPath itself makes of an expression that stands on an item. */
export function theirValue(questionnaire: Json, item: Item | null, text: string, drawn: Drawn): readonly unknown[] {
  const env: Json = { resource: drawn.response, questionnaire, QuestionnaireResponse: drawn.response, Questionnaire: questionnaire };
  for (const holder of [questionnaire, ...(item ? [...item.above, item].map(({ raw }) => raw) : [])]) {
    for (const { name, expression } of variablesOf(holder)) env[name] = evaluated(item, expression, env, drawn);
  }
  return evaluated(item, text, env, drawn);
}

const known = new Map<string, (data: Json, env: Json) => readonly unknown[]>();

/** Parsing takes longer than evaluating. */
function compiled(expression: string, onItem: boolean): (data: Json, env: Json) => readonly unknown[] {
  const key = `${onItem} ${expression}`;
  const made =
    known.get(key) ??
    (fhirpath.compile(onItem ? { base: 'QuestionnaireResponse.item', expression } : expression, r4 as never) as unknown as (
      data: Json,
      env: Json,
    ) => readonly unknown[]);
  known.set(key, made);
  return made;
}

function evaluated(item: Item | null, text: string, env: Json, drawn: Drawn): readonly unknown[] {
  const node = item === null ? undefined : drawn.nodeOf(item.path);
  const onItem = node !== undefined && !/^\s*QuestionnaireResponse/.test(text);
  const context = onItem ? node : drawn.response;
  const run = (expression: string): readonly unknown[] =>
    compiled(expression, onItem)(context, { ...env, context: node ?? drawn.response });
  try {
    return run(text);
  } catch (error) {
    if (!/\)\s*$/.test(text) || !/no viable|mismatched|extraneous/.test(String(error))) throw error;
    return run(text.replace(/\)\s*$/, ''));
  }
}

function variablesOf(holder: Json): readonly { readonly name: string; readonly expression: string }[] {
  const short = Array.isArray(holder['variable']) ? (holder['variable'] as Json[]) : [];
  const long = ((holder['extension'] ?? []) as Json[])
    .filter((one) => one['url'] === 'http://hl7.org/fhir/StructureDefinition/variable')
    .map((one) => one['valueExpression'] as Json);
  return [...long, ...short]
    .filter((one) => one['language'] === undefined || one['language'] === 'text/fhirpath')
    .map((one) => ({ name: one['name'], expression: one['expression'] }));
}

/** One `enableWhen` as FHIR's code system defines its operators, said in FHIRPath. */
export function theirTest(test: Json, drawn: Drawn): boolean {
  const answers = `%resource.descendants().where(linkId = '${String(test['question']).replaceAll('\\', '\\\\').replaceAll("'", "\\'")}').answer.value`;
  const name = Object.keys(test).find((key) => key.startsWith('answer'));
  const operator = test['operator'] ?? (test['hasAnswer'] === undefined ? '=' : 'exists');
  const run = (expression: string): boolean => compiled(expression, false)(drawn.response, { resource: drawn.response })[0] === true;
  if (operator === 'exists') return run(`${answers}.exists()`) === (test['answerBoolean'] ?? test['hasAnswer'] ?? true);
  const value = name === undefined ? undefined : test[name];
  const wanted =
    name === 'answerCoding'
      ? null
      : name === 'answerDate'
        ? `@${value}`
        : name === 'answerTime'
          ? `@T${value}`
          : typeof value === 'string'
            ? `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
            : name === 'answerQuantity'
              ? String(value.value)
              : String(value);
  const isPlain = typeof value === 'string' && (operator === '=' || operator === '!=');
  const each = isPlain
    ? `(iif($this is Coding, $this.display, $this.toString()) = '${value.replaceAll("'", "\\'")}')`
    : name === 'answerCoding'
      ? `(code = '${value.code}'${value.system ? ` and (system.empty() or system = '${value.system}')` : ''})`
      : `(iif($this is Quantity, $this.value, $this) ${operator === '!=' ? '=' : operator} ${wanted})`;
  const some = run(`${answers}.where(${each}).exists()`);
  return operator === '!=' ? !some : some;
}
