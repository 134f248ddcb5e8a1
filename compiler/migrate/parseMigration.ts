import { z } from 'zod';
import { plainMigration, type Migration } from './migration.ts';

const names = z.record(z.string(), z.string());
const written = z.strictObject({
  moved: z
    .strictObject({ modules: names.optional(), forms: names.optional(), batteries: names.optional(), flags: names.optional() })
    .optional(),
  removed: z.record(z.string(), z.literal('drop')).optional(),
});

/** A migration as a person writes it, what is not said being nothing; or null when it is something else. */
export function parseMigration(value: unknown): Migration | null {
  const { success, data } = written.safeParse(value);
  if (!success) return null;
  const { modules = {}, forms = {}, batteries = {}, flags = {} } = data.moved ?? {};
  return { ...plainMigration, moved: { modules, forms, batteries, flags }, removed: data.removed ?? {} };
}
