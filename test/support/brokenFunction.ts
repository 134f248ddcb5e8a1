import { setUp } from '../../db/orm.ts';
import { takenOut, type Edit } from './broken.ts';

/** Takes safeguards out of a function in one test's own database, in its newest form. */
export async function brokenFunction(ownerUrl: string, name: string, ...edits: readonly Omit<Edit, 'file'>[]): Promise<void> {
  await setUp(ownerUrl, async (em) => {
    const [known] = await em.execute<{ text: string }[]>(
      'select pg_get_functiondef(oid) as text from pg_proc where proname = ? order by pronargs desc limit 1',
      [name],
    );
    if (!known) throw new Error(`There is no function "${name}".`);
    const text = edits.reduce((before, edit) => takenOut(before, { file: `the function ${name}`, ...edit }), known.text);
    await em.execute(text, [], 'run');
  });
}
