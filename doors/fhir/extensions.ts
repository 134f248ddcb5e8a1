import { asNumber, asObject, asObjects, type Json } from './json.ts';

const HL7 = 'http://hl7.org/fhir/StructureDefinition/';
const SDC = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-';

/** Addresses of the extensions that we read and write. */
export const url = {
  itemControl: `${HL7}questionnaire-itemControl`,
  hidden: `${HL7}questionnaire-hidden`,
  unit: `${HL7}questionnaire-unit`,
  unitOption: `${HL7}questionnaire-unitOption`,
  minOccurs: `${HL7}questionnaire-minOccurs`,
  maxOccurs: `${HL7}questionnaire-maxOccurs`,
  displayCategory: `${HL7}questionnaire-displayCategory`,
  supportLink: `${HL7}questionnaire-supportLink`,
  sliderStep: `${HL7}questionnaire-sliderStepValue`,
  optionExclusive: `${HL7}questionnaire-optionExclusive`,
  optionPrefix: `${HL7}questionnaire-optionPrefix`,
  orientation: `${HL7}questionnaire-choiceOrientation`,
  constraint: `${HL7}questionnaire-constraint`,
  targetConstraint: `${HL7}targetConstraint`,
  ordinal: `${HL7}ordinalValue`,
  weight: `${HL7}itemWeight`,
  minValue: `${HL7}minValue`,
  maxValue: `${HL7}maxValue`,
  minLength: `${HL7}minLength`,
  maxSize: `${HL7}maxSize`,
  mimeType: `${HL7}mimeType`,
  decimals: `${HL7}maxDecimalPlaces`,
  regex: `${HL7}regex`,
  entryFormat: `${HL7}entryFormat`,
  variable: `${HL7}variable`,
  translation: `${HL7}translation`,
  xhtml: `${HL7}rendering-xhtml`,
  markdown: `${HL7}rendering-markdown`,
  style: `${HL7}rendering-style`,
  textExpression: `${HL7}cqf-expression`,
  textCalculated: `${HL7}cqf-calculatedValue`,
  itemMedia: `${SDC}itemMedia`,
  answerMedia: `${SDC}itemAnswerMedia`,
  calculated: `${SDC}calculatedExpression`,
  initialExpression: `${SDC}initialExpression`,
  enableWhenExpression: `${SDC}enableWhenExpression`,
  answerExpression: `${SDC}answerExpression`,
  choiceColumn: `${SDC}choiceColumn`,
  launchContext: `${SDC}launchContext`,
  keyboard: `${SDC}keyboard`,
  argonautScore: 'http://fhir.org/guides/argonaut-questionnaire/StructureDefinition/extension-score',
  norwegianCalculated: 'http://ehelse.no/fhir/StructureDefinition/sdf-calculatedExpression',
  norwegianInitial: 'http://ehelse.no/fhir/StructureDefinition/sdf-fhirpath',
  norwegianConstraint: 'http://ehelse.no/fhir/StructureDefinition/sdf-fhirpathvalidation',
  norwegianMinimum: 'http://ehelse.no/fhir/StructureDefinition/sdf-minvalue',
  norwegianMaximum: 'http://ehelse.no/fhir/StructureDefinition/sdf-maxvalue',
  validationText: 'http://ehelse.no/fhir/StructureDefinition/validationtext',
  subLabel: 'http://helsenorge.no/fhir/StructureDefinition/sdf-sublabel',
  /** What FHIR has no word for: the kind of question, the fields of it that are left over, and a form's results. */
  ourKind: 'urn:stegvis:question-kind',
  ourRest: 'urn:stegvis:question-rest',
  ourForm: 'urn:stegvis:form-rest',
  ourOptionHelp: 'urn:stegvis:option-help',
} as const;

/** Options' scores stand under either of these, on the option or on its coding; the older system's in STU3. */
export const SCORES: readonly string[] = [url.ordinal, url.weight, url.argonautScore];

export const extensionsOf = (holder: unknown): readonly Json[] => asObjects(asObject(holder)['extension']);

/** The first extension with one of these addresses, and where it stands in its list. */
export function extension(holder: unknown, ...urls: readonly string[]): { readonly extension: Json; readonly index: number } | null {
  const all = extensionsOf(holder);
  const index = all.findIndex((one) => urls.includes(String(one['url'])));
  const found = all[index];
  return found === undefined ? null : { extension: found, index };
}

/** The score of an answer option, wherever it stands, or null. */
export function scoreOf(option: unknown, coding: unknown): number | null {
  for (const holder of [option, coding]) {
    const found = extension(holder, ...SCORES);
    if (found) return asNumber(found.extension['valueDecimal'] ?? found.extension['valueInteger']);
  }
  return null;
}
