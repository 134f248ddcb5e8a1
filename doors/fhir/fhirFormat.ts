import type { Format } from '../format.ts';
import { importFhir } from './importFhir.ts';

/** FHIR Questionnaires, alone or in a Bundle. */
export const fhirFormat: Format = {
  name: 'fhir',
  title: 'FHIR Questionnaire',
  recognise: (text) => /"resourceType"\s*:\s*"(?:Questionnaire|Bundle)"/.test(text.slice(0, 2_000_000)),
  bring: importFhir,
};
