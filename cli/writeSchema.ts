import { writeFile } from 'node:fs/promises';
import { schemaText } from '../compiler/document/schema.ts';

/** Writes `schemas/moment.schema.json` anew from the document's own shape; a test says when that is needed. */
await writeFile(new URL('../schemas/moment.schema.json', import.meta.url), schemaText());
