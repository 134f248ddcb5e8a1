import { form as formSchema, type Form } from '../../compiler/document/form.ts';
import { exampleDocument } from './exampleMoment.ts';

/** An instrument of `moments/instruments/`. */
export const instrument = (file: string): Form => formSchema.parse(JSON.parse(exampleDocument(`instruments/${file}`)));

/**
 * What is asked, and the limits of the results that `own` has: what a moment's own copy of an instrument shares with it. Codes, cases,
 * further results, when questions are skipped, what may be missing and what a band says to people may be the instrument's alone.
 */
export function asAsked(form: Form, own: Form): object {
  const results = own.results.flatMap(({ id }) => form.results.find((result) => result.id === id) ?? []);
  return {
    questions: form.questions.map((question) => ({ ...question, code: undefined, shownWhen: undefined })),
    results: results.map(({ id, minimum, maximum, bands }) => ({
      id,
      minimum,
      maximum,
      bands: bands.map(({ from, to, name, tone }) => ({ from, to, name, tone })),
    })),
  };
}
