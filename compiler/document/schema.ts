import { z } from 'zod';
import { form } from './form.ts';
import { moment } from './moment.ts';

/** The moment document as JSON Schema 2020-12, as a writer of documents needs it: what has a default may be left out. */
export function momentSchema(): unknown {
  const schema = z.toJSONSchema(moment, {
    io: 'input',
    target: 'draft-2020-12',
    // A form that is used by its name takes its title with it.
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === (form as unknown))
        Object.assign(jsonSchema, { required: ['id'], anyOf: [{ required: ['title'] }, { required: ['uses'] }] });
    },
  });
  return { ...schema, title: 'Stegvis moment', description: 'Ett momentdokument, format 1. Meningen prövas av stegvis check.' };
}

/** The file as it stands at `schemas/moment.schema.json`. `node cli/writeSchema.ts` writes it. */
export const schemaText = (): string => `${JSON.stringify(momentSchema(), null, 2)}\n`;
