import type { Form } from './form.ts';
import type { Moment } from './moment.ts';
import type { Question } from './question.ts';
import type { Result } from './result.ts';
import type { StepDocument } from './step.ts';

/** A text that people read, with the key its translation stands under: ids all the way, so that a moved item keeps its translation. */
export interface TranslatableText {
  /** `name`, `modules.m1.title`, `modules.m1.sections.s1.steps.st1.text`, `forms.phq9.questions.q1.options.o2.text`. */
  readonly key: string;
  readonly text: string;
}

/** Every text of a moment that citizens and staff read, in the order of the document. */
export function translatableTexts(moment: Moment): readonly TranslatableText[] {
  return [
    ...textsOf('', moment, ['name', 'summary']),
    ...(moment.dates ?? []).flatMap((date) => textsOf(`dates.${date.id}.`, date, ['title', 'question'])),
    ...(moment.namedEvents ?? []).flatMap((event) => textsOf(`namedEvents.${event.id}.`, event, ['title'])),
    ...(moment.startFacts ?? []).flatMap((fact) => [
      ...textsOf(`startFacts.${fact.id}.`, fact, ['title', 'question']),
      ...('options' in fact ? fact.options : []).flatMap((option) =>
        textsOf(`startFacts.${fact.id}.options.${option.id}.`, option, ['text']),
      ),
    ]),
    ...moment.modules.flatMap((module) => [
      ...textsOf(`modules.${module.id}.`, module, ['title', 'summary']),
      ...module.sections.flatMap((section) => [
        ...textsOf(`modules.${module.id}.sections.${section.id}.`, section, ['title']),
        ...section.steps.flatMap((step) => ofStep(`modules.${module.id}.sections.${section.id}.steps.${step.id}.`, step)),
      ]),
    ]),
    ...moment.forms.flatMap(ofForm),
    ...(moment.results ?? []).flatMap((result) => ofResult(`results.${result.id}.`, result)),
    ...(moment.activityPlan ? textsOf('activityPlan.', moment.activityPlan, ['title', 'introduction']) : []),
    ...moment.batteries.flatMap((battery) => textsOf(`batteries.${battery.id}.`, battery, ['title', 'introduction'])),
    ...moment.flags.flatMap((flag) => textsOf(`flags.${flag.id}.`, flag, ['title', 'staffText', 'unitText', 'citizenText'])),
  ];
}

const ofStep = (key: string, step: StepDocument): readonly TranslatableText[] =>
  textsOf(key, step, ['title', 'text', 'alt', 'captions', 'transcript']);

function ofForm(form: Form): readonly TranslatableText[] {
  const key = `forms.${form.id}.`;
  return [
    ...textsOf(key, form, ['title', 'introduction', 'source']),
    ...form.questions
      .flatMap((question) => (question.kind === 'group' ? [question, ...question.questions] : [question]))
      .flatMap((question) => ofQuestion(`${key}questions.${question.id}.`, question)),
    ...(form.pages?.titles ?? []).map((text, index) => ({ key: `${key}pages.titles.${index + 1}`, text })),
    ...form.results.flatMap((result) => ofResult(`${key}results.${result.id}.`, result)),
  ];
}

const ofResult = (key: string, result: Result): readonly TranslatableText[] => [
  ...textsOf(key, result, ['title', 'introduction', 'unit']),
  ...result.bands.flatMap((band, index) => textsOf(`${key}bands.${index + 1}.`, band, ['name', 'citizenText', 'staffText'])),
];

/** A group's questions have keys as the form's own: their ids are one form's, so that a question moved into a group keeps its translation. */
const ofQuestion = (key: string, question: Question): readonly TranslatableText[] => [
  ...textsOf(key, question, [
    'pageTitle',
    'heading',
    'text',
    'help',
    'statement',
    'unit',
    'minimumText',
    'maximumText',
    'patternText',
    'itemTitle',
  ]),
  ...(question.media ? textsOf(`${key}media.`, question.media, ['alt', 'captions', 'transcript']) : []),
  ...(question.kind === 'ratingScale' ? textsOf(`${key}texts.`, question.texts ?? {}, Object.keys(question.texts ?? {})) : []),
  ...('rows' in question ? question.rows : []).flatMap((row) => textsOf(`${key}rows.${row.id}.`, row, ['text', 'help'])),
  ...('options' in question ? question.options : []).flatMap((option) => [
    ...textsOf(`${key}options.${option.id}.`, option, ['text', 'help']),
    ...(option.image ? textsOf(`${key}options.${option.id}.image.`, option.image, ['alt']) : []),
  ]),
];

/** Those of an object's texts that are there and not empty. */
function textsOf(key: string, holder: object, names: readonly string[]): readonly TranslatableText[] {
  const texts = holder as Readonly<Record<string, unknown>>;
  return names.flatMap((name) => {
    const text = texts[name];
    return typeof text === 'string' && text.trim() !== '' ? [{ key: `${key}${name}`, text }] : [];
  });
}
