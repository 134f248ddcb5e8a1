import type { Form } from '../../compiler/document/form.ts';
import type { Question } from '../../compiler/document/question.ts';
import { lossLog, type LossReport } from '../lossReport.ts';
import { calculationInFhirPath, conditionInFhirPath } from './exportCondition.ts';
import { control, type FhirItem, itemOf } from './exportItem.ts';
import { url } from './extensions.ts';
import { importFhir } from './importFhir.ts';

export interface ExportOptions {
  /** The address the Questionnaire is known by. */
  readonly url?: string;
  readonly version?: string;
  readonly status?: 'draft' | 'active' | 'retired';
  readonly language?: string;
}

interface ExportedQuestionnaire {
  readonly resource: Record<string, unknown>;
  readonly report: LossReport;
}

/**
 * A form as a FHIR Questionnaire R4. What FHIR has words for is said in them (with the extensions of SDC); what it has none for stands in
 * extensions of our own, so that `importFhir` gives the same form back. The report says which is which.
 */
export function exportQuestionnaire(form: Form, options: ExportOptions = {}): ExportedQuestionnaire {
  const plain = plainQuestionnaire(form, options);
  const back = importFhir(plain).document?.forms[0];
  const restOf = new Map<string, Rest>();
  for (const question of everyQuestion(form))
    restOf.set(question.id, difference(question, back && everyQuestion(back).find(({ id }) => id === question.id)));
  const rest = formRest(form, back);
  return { resource: questionnaire(form, options, restOf, rest), report: reportOf(form, restOf, rest) };
}

/** The same without our own words: quick, and of the same shape. */
export const plainQuestionnaire = (form: Form, options: ExportOptions = {}): Record<string, unknown> =>
  questionnaire(form, options, new Map(), null);

/** Fields that FHIR could not say: what they are, and which ones our reading of FHIR would add. */
interface Rest {
  readonly set: Readonly<Record<string, unknown>>;
  readonly unset: readonly string[];
}

const everyQuestion = ({ questions }: Form): readonly Question[] =>
  questions.flatMap((one): readonly Question[] => (one.kind === 'group' ? [one, ...one.questions] : [one]));

function difference(question: Question, back: Question | undefined): Rest {
  const [ours, theirs] = [question as Record<string, unknown>, (back ?? {}) as Record<string, unknown>];
  const set: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(ours)) {
    if (name === 'id' || name === 'questions' || value === undefined) continue;
    // A condition and a calculation are read as they were written, whatever FHIRPath makes of them; a calculated value with all it has.
    if (
      name === 'shownWhen' ||
      (question.kind === 'calculated' && name !== 'text') ||
      JSON.stringify(value) !== JSON.stringify(theirs[name])
    )
      set[name] = value;
  }
  return {
    set,
    unset: Object.keys(theirs).filter((name) => name !== 'questions' && (ours[name] === undefined || !Object.hasOwn(ours, name))),
  };
}

/** What stands beside the questions. */
function formRest(form: Form, back: Form | undefined): Rest {
  const [{ questions: _own, ...ours }, { questions: _back, ...theirs }] = [
    form as Record<string, unknown>,
    (back ?? {}) as Record<string, unknown>,
  ];
  const set = Object.fromEntries(
    Object.entries(ours).filter(([name, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(theirs[name])),
  );
  return { set, unset: Object.keys(theirs).filter((name) => ours[name] === undefined) };
}

function questionnaire(form: Form, options: ExportOptions, restOf: ReadonlyMap<string, Rest>, rest: Rest | null): Record<string, unknown> {
  return {
    resourceType: 'Questionnaire',
    ...(options.language === undefined ? { language: 'sv' } : { language: options.language }),
    extension: [{ url: url.ourForm, valueString: JSON.stringify(rest ?? { set: {}, unset: [] }) }],
    ...(options.url === undefined ? {} : { url: options.url }),
    ...((options.version ?? form.version) === undefined ? {} : { version: options.version ?? form.version }),
    name: `${form.id.charAt(0).toUpperCase()}${form.id.slice(1)}`,
    title: form.title,
    status: options.status ?? 'draft',
    subjectType: ['Patient'],
    ...(form.introduction === undefined ? {} : { description: form.introduction }),
    ...(form.source === undefined || form.source.trim() === '' ? {} : { copyright: form.source }),
    ...pages(form, restOf),
  };
}

/** Items in their pages, each page a group; a heading is words of its own before its question. */
function pages(form: Form, restOf: ReadonlyMap<string, Rest>): { readonly item?: readonly FhirItem[] } {
  const items: FhirItem[] = [];
  let page: FhirItem[] = items;
  for (const question of form.questions) {
    if (question.newPage === true) {
      page = [];
      items.push({
        linkId: `${question.id}-sida`,
        type: 'group',
        extension: [control('page')],
        ...(question.pageTitle === undefined ? {} : { text: question.pageTitle }),
        item: page,
      });
    }
    page.push(...withHeading(question, form, restOf));
  }
  return items.length === 0 ? {} : { item: items };
}

function withHeading(question: Question, form: Form, restOf: ReadonlyMap<string, Rest>): readonly FhirItem[] {
  const item = itemOf(question, form);
  if (question.kind === 'group')
    item.item = [
      ...question.questions.flatMap((one) => withHeading(one, form, restOf)),
      ...(item.item ?? []).filter(({ linkId }) => linkId === `${question.id}-hjalp`),
    ];
  if (item.type === 'group' && (item.item ?? []).length === 0)
    Object.assign(item, { type: 'display', repeats: undefined, required: undefined, item: undefined });
  const rest = restOf.get(question.id);
  if (rest) item.extension = [...(item.extension ?? []), { url: url.ourRest, valueString: JSON.stringify(rest) }];
  if (question.heading === undefined || question.heading.trim() === '') return [item];
  const shown = (item.extension ?? []).filter((one) => one['url'] === url.enableWhenExpression);
  const heading: FhirItem = {
    linkId: `${question.id}-rubrik`,
    type: 'display',
    text: question.heading,
    extension: [{ url: url.ourKind, valueCode: 'heading' }, ...shown],
  };
  return [heading, item];
}

function reportOf(form: Form, restOf: ReadonlyMap<string, Rest>, rest: Rest): LossReport {
  const log = lossLog('fhir');
  log.kept('/title', 'form');
  for (const name of Object.keys(rest.set))
    log.changed(
      `/${name}`,
      name === 'results' ? 'calculation' : 'metadata',
      name === 'results'
        ? 'FHIR har inget ord för resultat; de står i ett eget tillägg som bara vi läser.'
        : `FHIR har inget ord för ”${name}”; det står i ett eget tillägg som bara vi läser.`,
    );
  form.questions.forEach((question, index) => {
    const here = `/questions/${index}`;
    tell(question, here, form, restOf, log);
    if (question.kind === 'group')
      for (const [place, one] of question.questions.entries()) tell(one, `${here}/questions/${place}`, form, restOf, log);
  });
  return log.report(form.title);
}

/** What a calculated value says in FHIR's words too. */
const SAID: readonly string[] = ['expression', 'kind', 'hidden', 'decimals', 'unit'];

function tell(question: Question, path: string, form: Form, restOf: ReadonlyMap<string, Rest>, log: ReturnType<typeof lossLog>): void {
  const names = Object.keys(restOf.get(question.id)?.set ?? {}).filter(
    (name) => name !== 'heading' && name !== 'shownWhen' && !(question.kind === 'calculated' && SAID.includes(name)),
  );
  if (names.length === 0) log.kept(path, 'item', question.id);
  else
    log.changed(
      path,
      'item',
      `FHIR har inget ord för ${names.map((name) => `”${name}”`).join(', ')}; det står i ett eget tillägg som bara vi läser.`,
      question.id,
    );
  const only = 'FHIRPath kan inte säga det; det står i ett eget tillägg som bara vi läser.';
  if (question.shownWhen !== undefined)
    if (conditionInFhirPath(question.shownWhen, form) === null) log.changed(`${path}/shownWhen`, 'condition', only, question.id);
    else log.kept(`${path}/shownWhen`, 'condition', question.id);
  if (question.kind === 'calculated')
    if (calculationInFhirPath(question.expression, form).expression === null)
      log.changed(`${path}/expression`, 'calculation', only, question.id);
    else log.kept(`${path}/expression`, 'calculation', question.id);
  if ('options' in question) for (const index of question.options.keys()) log.kept(`${path}/options/${index}`, 'option', question.id);
}
