import { BODY_REGIONS } from '../../compiler/document/bodyRegions.ts';
import { formLogic } from '../../compiler/answers/formLogic.ts';
import { withCalculated } from '../../compiler/answers/withCalculated.ts';
import type { Form } from '../../compiler/document/form.ts';
import type { Answers, Question } from '../../compiler/document/question.ts';
import type { FhirItem } from './exportItem.ts';
import { type ExportOptions, plainQuestionnaire } from './exportQuestionnaire.ts';
import { answerOptions } from './exportOptions.ts';

export interface ResponseOptions extends ExportOptions {
  /** When it was saved, as an instant. */
  readonly authored?: string;
  /** Who it is about: `Patient/123`. */
  readonly subject?: string;
  /** Where the clock hung that the times of the answers were read from. */
  readonly zone?: string;
}

/** One saved set of answers as a FHIR QuestionnaireResponse R4, in the shape of the Questionnaire that `exportQuestionnaire` gives. */
export function exportQuestionnaireResponse(form: Form, answers: Answers, options: ResponseOptions = {}): Record<string, unknown> {
  const resource = plainQuestionnaire(form, options);
  const all = withCalculated(form.questions, formLogic(form), answers) as Readonly<Record<string, unknown>>;
  const questions = new Map(
    form.questions
      .flatMap((one): readonly Question[] => (one.kind === 'group' ? [one, ...one.questions] : [one]))
      .map((one) => [one.id, one]),
  );
  const item = itemsOf((resource['item'] ?? []) as readonly FhirItem[], all, questions, options.zone ?? 'Europe/Stockholm');
  return {
    resourceType: 'QuestionnaireResponse',
    ...(options.url === undefined
      ? {}
      : { questionnaire: options.version === undefined ? options.url : `${options.url}|${options.version}` }),
    status: 'completed',
    ...(options.subject === undefined ? {} : { subject: { reference: options.subject } }),
    ...(options.authored === undefined ? {} : { authored: options.authored }),
    ...(item.length === 0 ? {} : { item }),
  };
}

type Given = Readonly<Record<string, unknown>>;

function itemsOf(
  items: readonly FhirItem[],
  answers: Given,
  questions: ReadonlyMap<string, Question>,
  zone: string,
): readonly Record<string, unknown>[] {
  return items.flatMap((item): readonly Record<string, unknown>[] => {
    const about = { linkId: item.linkId, ...(typeof item['text'] === 'string' ? { text: item['text'] } : {}) };
    const question = questions.get(item.linkId);
    if (question?.kind === 'group') {
      const repetitions = Array.isArray(answers[question.id]) ? (answers[question.id] as readonly Given[]) : [];
      return repetitions.flatMap((one) => {
        const inside = itemsOf(item.item ?? [], one, questions, zone);
        return inside.length === 0 ? [] : [{ ...about, item: inside }];
      });
    }
    if (item.type === 'group') {
      const inside =
        question === undefined ? itemsOf(item.item ?? [], answers, questions, zone) : partsOf(item, question, answers[question.id]);
      return inside.length === 0 ? [] : [{ ...about, item: inside }];
    }
    if (item.type === 'display' || question === undefined || answers[question.id] === undefined) return [];
    const given = valuesOf(question, answers[question.id], item.type, zone);
    return given.length === 0 ? [] : [{ ...about, answer: given }];
  });
}

/** A matrix row by row, and a signature's name and drawing. */
function partsOf(item: FhirItem, question: Question, answer: unknown): readonly Record<string, unknown>[] {
  if (typeof answer !== 'object' || answer === null) return [];
  return (item.item ?? []).flatMap(({ linkId, ...below }) => {
    const value = (answer as Given)[linkId.slice(question.id.length + 1)];
    const about = { linkId, ...(typeof below['text'] === 'string' ? { text: below['text'] } : {}) };
    if (value === undefined) return [];
    if (question.kind === 'signature')
      return typeof value === 'string'
        ? [{ ...about, answer: [below.type === 'attachment' ? attachment(value) : { valueString: value }] }]
        : [];
    const given = 'options' in question ? codings(question.options, value) : [];
    return given.length === 0 ? [] : [{ ...about, answer: given }];
  });
}

function codings(options: Parameters<typeof answerOptions>[0], answer: unknown): readonly Record<string, unknown>[] {
  const all = answerOptions(options);
  return (Array.isArray(answer) ? answer : [answer]).flatMap((id) => {
    const coding = all[options.findIndex((one) => one.id === id)]?.['valueCoding'];
    return coding === undefined ? [] : [{ valueCoding: coding }];
  });
}

const attachment = (id: string): Record<string, unknown> => ({ valueAttachment: { url: `urn:stegvis:file:${encodeURIComponent(id)}` } });

function valuesOf(question: Question, answer: unknown, type: string, zone: string): readonly Record<string, unknown>[] {
  if ('options' in question) return codings(question.options, answer);
  switch (question.kind) {
    case 'bodyMap':
      return (Array.isArray(answer) ? answer : []).flatMap((id) => {
        const region = BODY_REGIONS.find((one) => one.id === id);
        return region ? [{ valueCoding: { code: region.id, display: region.name } }] : [];
      });
    case 'file':
    case 'recording':
      return (Array.isArray(answer) ? answer : [answer]).map((id) => attachment(String(id)));
    case 'time':
      return [{ valueTime: `${String(answer)}:00` }];
    case 'date':
      return [{ valueDate: answer }];
    case 'dateTime':
      return [{ valueDateTime: `${String(answer)}:00${offset(String(answer), zone)}` }];
    case 'yesNo':
    case 'consent':
      return [{ valueBoolean: answer === true }];
    case 'calculated':
      if (typeof answer === 'boolean') return [{ valueBoolean: answer }];
      if (typeof answer === 'number') return [{ valueDecimal: answer }];
      return typeof answer === 'string' && answer.trim() !== '' ? [{ valueString: answer }] : [];
    case 'number':
    case 'ratingScale':
    case 'scale':
    case 'slider':
    case 'visualAnalogueScale':
    case 'duration':
      return typeof answer === 'number' ? [type === 'integer' ? { valueInteger: answer } : { valueDecimal: answer }] : [];
    case 'shortText':
    case 'longText':
    case 'contact':
    case 'identityNumber':
      return typeof answer === 'string' && answer.trim() !== '' ? [{ valueString: answer }] : [];
    case 'information':
    case 'signature':
    case 'group':
      return [];
  }
}

/** `+02:00`: how far the clock of a zone is from UTC at a time read from it. */
function offset(wall: string, zone: string): string {
  const at = (instant: number): string =>
    /GMT([+-]\d\d:\d\d)?/.exec(new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).format(instant))?.[1] ??
    '+00:00';
  const nominal = Date.parse(`${wall}:00Z`);
  const first = at(nominal);
  return at(Date.parse(`${wall}:00${first}`)) === first ? first : at(Date.parse(`${wall}:00${first}`));
}
