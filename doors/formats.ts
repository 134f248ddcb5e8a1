import { form1177 } from './1177/form1177.ts';
import type { Format } from './format.ts';
import { fhirFormat } from './fhir/fhirFormat.ts';
import { formr } from './formr/formr.ts';
import { radar } from './radar/radar.ts';
import { redcap } from './redcap/redcap.ts';

/** Every format that comes in, in the order in which a file of unknown kind is tried. */
export const formats: readonly Format[] = [form1177, redcap, fhirFormat, radar, formr];

/** The format a text is in, or null when no door knows it. */
export const formatOf = (text: string): Format | null => formats.find(({ recognise }) => recognise(text)) ?? null;
