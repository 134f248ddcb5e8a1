import type { Form } from './form.ts';
import type { Moment } from './moment.ts';
import type { Question } from './question.ts';
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
    ...form.questions.flatMap((question) => ofQuestion(`${key}questions.${question.id}.`, question)),
    ...form.results.flatMap((result) => [
      ...textsOf(`${key}results.${result.id}.`, result, ['title', 'introduction', 'unit']),
      ...result.bands.flatMap((band, index) =>
        textsOf(`${key}results.${result.id}.bands.${index + 1}.`, band, ['name', 'citizenText', 'staffText']),
      ),
    ]),
  ];
}

const ofQuestion = (key: string, question: Question): readonly TranslatableText[] => [
  ...textsOf(key, question, ['heading', 'text', 'help', 'unit', 'minimumText', 'maximumText']),
  ...('options' in question ? question.options : []).flatMap((option) => textsOf(`${key}options.${option.id}.`, option, ['text'])),
];

/** Those of an object's texts that are there and not empty. */
function textsOf(key: string, holder: object, names: readonly string[]): readonly TranslatableText[] {
  const texts = holder as Readonly<Record<string, unknown>>;
  return names.flatMap((name) => {
    const text = texts[name];
    return typeof text === 'string' && text.trim() !== '' ? [{ key: `${key}${name}`, text }] : [];
  });
}
