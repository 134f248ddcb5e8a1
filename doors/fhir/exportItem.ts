import { BODY_REGIONS } from '../../compiler/document/bodyRegions.ts';
import type { Form } from '../../compiler/document/form.ts';
import type { Question } from '../../compiler/document/question.ts';
import { calculationInFhirPath, conditionInFhirPath } from './exportCondition.ts';
import { answerOptions, contentType, split } from './exportOptions.ts';
import { url } from './extensions.ts';

export type FhirItem = Record<string, unknown> & { linkId: string; type: string; extension?: Record<string, unknown>[]; item?: FhirItem[] };

/** A question as an item of R4, with every word of it that FHIR has. What FHIR has no word for is added by the caller. */
export function itemOf(question: Question, form: Form): FhirItem {
  const extension: Record<string, unknown>[] = [];
  const item: FhirItem = { linkId: question.id, type: 'string' };
  const [system, code] = 'code' in question ? split(question.code) : [null, null];
  if (code !== null) item['code'] = [{ ...(system === null ? {} : { system }), code }];
  item['text'] = question.text;
  if (question.kind === 'information') item['_text'] = { extension: [{ url: url.markdown, valueMarkdown: question.text }] };
  Object.assign(item, typed(question, form, extension));
  if (item.type !== 'display') {
    if ('mandatory' in question && question.mandatory) item['required'] = true;
    initial(question, item);
    if ('prefill' in question && question.prefill?.from === 'today' && question.kind === 'date')
      extension.push({ url: url.initialExpression, valueExpression: { language: 'text/fhirpath', expression: 'today()' } });
  }
  if (question.media?.src.startsWith('https://') === true)
    extension.push({
      url: url.itemMedia,
      valueAttachment: {
        contentType: contentType(question.media.src, question.media.media),
        url: question.media.src,
        title: question.media.alt,
      },
    });
  const shown = question.shownWhen === undefined ? null : conditionInFhirPath(question.shownWhen, form);
  if (shown !== null) extension.push({ url: url.enableWhenExpression, valueExpression: { language: 'text/fhirpath', expression: shown } });
  if (extension.length > 0) item.extension = extension;
  if ('help' in question && question.help !== undefined && question.help.trim() !== '' && item.type !== 'display' && item.type !== 'group')
    item.item = [
      ...(item.item ?? []),
      { linkId: `${question.id}-hjalp`, type: 'display', text: question.help, extension: [control('help')] },
    ];
  return item;
}

/** An item control by its code. */
export const control = (code: string): Record<string, unknown> => ({
  url: url.itemControl,
  valueCodeableConcept: { coding: [{ system: 'http://hl7.org/fhir/questionnaire-item-control', code }] },
});

function typed(question: Question, form: Form, extension: Record<string, unknown>[]): Record<string, unknown> {
  const bound = (minimum: number | undefined, maximum: number | undefined, type: 'integer' | 'decimal'): void => {
    const name = type === 'integer' ? 'valueInteger' : 'valueDecimal';
    if (minimum !== undefined) extension.push({ url: url.minValue, [name]: minimum });
    if (maximum !== undefined) extension.push({ url: url.maxValue, [name]: maximum });
  };
  const unit = (text: string | undefined): void => {
    if (text !== undefined && text.trim() !== '') extension.push({ url: url.unit, valueCoding: { display: text } });
  };
  const chosen =
    'initial' in question
      ? (Array.isArray(question.initial) ? question.initial : [question.initial]).filter((one): one is string => typeof one === 'string')
      : [];
  switch (question.kind) {
    case 'singleChoice':
    case 'dropDown':
      extension.push(control(question.kind === 'dropDown' ? 'drop-down' : 'radio-button'));
      return { type: 'choice', ...options(question.options, chosen) };
    case 'pictureChoice':
      extension.push(control(question.several === true ? 'check-box' : 'radio-button'));
      return { type: 'choice', ...(question.several === true ? { repeats: true } : {}), ...options(question.options, chosen) };
    case 'multipleChoice':
      extension.push(control('check-box'));
      if (question.minimum !== undefined) extension.push({ url: url.minOccurs, valueInteger: question.minimum });
      if (question.maximum !== undefined) extension.push({ url: url.maxOccurs, valueInteger: question.maximum });
      return { type: 'choice', repeats: true, ...options(question.options, chosen) };
    case 'ranking':
      return { type: 'choice', repeats: true, ...options(question.options, []) };
    case 'bodyMap':
      return {
        type: 'choice',
        repeats: true,
        answerOption: BODY_REGIONS.filter(({ side }) => question.sides.includes(side)).map(({ id, name }) => ({
          valueCoding: { code: id, display: name },
        })),
      };
    case 'yesNo':
      return { type: 'boolean' };
    case 'consent':
      return { type: 'boolean', text: `${question.text}\n\n${question.statement}` };
    case 'number': {
      const isWhole =
        question.decimals === 0 && [question.minimum, question.maximum].every((one) => one === undefined || Number.isInteger(one));
      bound(question.minimum, question.maximum, isWhole ? 'integer' : 'decimal');
      if (!isWhole) extension.push({ url: url.decimals, valueInteger: question.decimals });
      unit(question.unit);
      return { type: isWhole ? 'integer' : 'decimal' };
    }
    case 'ratingScale':
    case 'scale':
      bound(question.minimum, question.maximum, 'integer');
      return { type: 'integer' };
    case 'visualAnalogueScale':
      extension.push(control('slider'));
      bound(0, 100, 'integer');
      return { type: 'integer', ...ends(question.id, question.minimumText, question.maximumText) };
    case 'slider': {
      const isWhole = [question.minimum, question.maximum, question.step].every(Number.isInteger);
      extension.push(control('slider'));
      bound(question.minimum, question.maximum, isWhole ? 'integer' : 'decimal');
      if (isWhole) extension.push({ url: url.sliderStep, valueInteger: question.step });
      unit(question.unit);
      return { type: isWhole ? 'integer' : 'decimal', ...ends(question.id, question.minimumText, question.maximumText) };
    }
    case 'duration':
      bound(question.minimumMinutes, question.maximumMinutes, 'integer');
      unit('min');
      return { type: 'integer' };
    case 'shortText':
      if (question.pattern !== undefined) extension.push({ url: url.regex, valueString: question.pattern });
      return { type: 'string', maxLength: question.maximumLength };
    case 'longText':
      return { type: 'text', maxLength: question.maximumLength };
    case 'contact':
      if (question.of !== 'either')
        extension.push({
          url: url.keyboard,
          valueCoding: { system: 'http://hl7.org/fhir/uv/sdc/CodeSystem/keyboardType', code: question.of },
        });
      return { type: 'string' };
    case 'identityNumber':
      return { type: 'string', maxLength: 12 };
    case 'date':
      for (const [address, limit] of [
        [url.minValue, question.minimum],
        [url.maxValue, question.maximum],
      ] as const) {
        if (limit === 'today')
          extension.push({
            url: address,
            _valueDate: {
              extension: [
                {
                  url: 'http://hl7.org/fhir/StructureDefinition/cqf-calculatedValue',
                  valueExpression: { language: 'text/fhirpath', expression: 'today()' },
                },
              ],
            },
          });
        else if (limit !== undefined) extension.push({ url: address, valueDate: limit });
      }
      return { type: 'date' };
    case 'time':
    case 'dateTime':
      return { type: question.kind };
    case 'file':
      if (question.maximumFiles > 1) extension.push({ url: url.maxOccurs, valueInteger: question.maximumFiles });
      for (const accepted of question.accepts)
        for (const type of TYPES[accepted] ?? []) extension.push({ url: url.mimeType, valueCode: type });
      extension.push({ url: url.maxSize, valueDecimal: question.maximumMegabytes * 1_000_000 });
      return { type: 'attachment', ...(question.maximumFiles > 1 ? { repeats: true } : {}) };
    case 'recording':
      for (const type of TYPES[question.of] ?? []) extension.push({ url: url.mimeType, valueCode: type });
      return { type: 'attachment' };
    case 'signature':
      extension.push({ url: url.ourKind, valueCode: 'signature' });
      return {
        type: 'group',
        item: [
          { linkId: `${question.id}.name`, type: 'string', text: 'Namn', ...(question.mandatory ? { required: true } : {}) },
          { linkId: `${question.id}.drawing`, type: 'attachment', text: 'Ritad underskrift' },
        ],
      };
    case 'singleChoiceMatrix':
    case 'multipleChoiceMatrix': {
      const several = question.kind === 'multipleChoiceMatrix';
      extension.push(control('table'));
      return {
        type: 'group',
        item: question.rows.map((row) => {
          const [system, code] = split(row.code);
          return {
            linkId: `${question.id}.${row.id}`,
            type: 'choice',
            text: row.text,
            ...(code === null ? {} : { code: [{ ...(system === null ? {} : { system }), code }] }),
            ...(several ? { repeats: true } : {}),
            ...(question.mandatory ? { required: true } : {}),
            ...options(question.options, []),
          };
        }),
      };
    }
    case 'information':
      return { type: 'display' };
    case 'calculated': {
      const { expression, type } = calculationInFhirPath(question.expression, form);
      if (expression !== null) extension.push({ url: url.calculated, valueExpression: { language: 'text/fhirpath', expression } });
      if (question.hidden === true) extension.push({ url: url.hidden, valueBoolean: true });
      if (type === 'decimal') {
        if (question.decimals !== undefined) extension.push({ url: url.decimals, valueInteger: question.decimals });
        unit(question.unit);
      }
      return { type, readOnly: true };
    }
    case 'group':
      if (question.minimum !== undefined) extension.push({ url: url.minOccurs, valueInteger: question.minimum });
      extension.push({ url: url.maxOccurs, valueInteger: question.maximum });
      return { type: 'group', repeats: true, item: question.questions.map((one) => itemOf(one, form)) };
  }
}

const TYPES: Readonly<Record<string, readonly string[]>> = {
  image: ['image/jpeg', 'image/png'],
  pdf: ['application/pdf'],
  document: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  audio: ['audio/mpeg', 'audio/mp4'],
  video: ['video/mp4', 'video/webm'],
};

const options = (all: Parameters<typeof answerOptions>[0], chosen: readonly string[]): Record<string, unknown> =>
  all.length === 0 ? {} : { answerOption: answerOptions(all, chosen) };

const ends = (id: string, minimum: string | undefined, maximum: string | undefined): Record<string, unknown> => {
  const words = (name: 'lower' | 'upper', text: string | undefined): readonly FhirItem[] =>
    text === undefined || text.trim() === '' ? [] : [{ linkId: `${id}-${name}`, type: 'display', text, extension: [control(name)] }];
  const item = [...words('lower', minimum), ...words('upper', maximum)];
  return item.length === 0 ? {} : { item };
};

/** A value from the beginning; of choices it stands on the option. */
function initial(question: Question, item: FhirItem): void {
  const value = 'initial' in question ? question.initial : undefined;
  if (value === undefined || item['answerOption'] !== undefined || item.type === 'group' || item.type === 'attachment') return;
  if (item.type === 'boolean' && typeof value === 'boolean') item['initial'] = [{ valueBoolean: value }];
  if (item.type === 'integer' && Number.isInteger(value)) item['initial'] = [{ valueInteger: value }];
  if (item.type === 'decimal' && typeof value === 'number') item['initial'] = [{ valueDecimal: value }];
  if (typeof value !== 'string' || value.trim() === '') return;
  if (item.type === 'string' || item.type === 'text') item['initial'] = [{ valueString: value }];
  if (item.type === 'date' && /^\d{4}-\d\d-\d\d$/.test(value)) item['initial'] = [{ valueDate: value }];
  if (item.type === 'time' && /^\d\d:\d\d$/.test(value)) item['initial'] = [{ valueTime: `${value}:00` }];
}
