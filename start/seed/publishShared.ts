import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { compile } from '../../compiler/compile.ts';
import { form } from '../../compiler/document/form.ts';
import { contentHash } from '../../compiler/plan/hash.ts';
import { formAlone } from '../../compiler/shared/formAlone.ts';
import { publishMoment } from '../../db/moments.ts';
import { setUp } from '../../db/orm.ts';
import { publishSharedForm } from '../../db/sharedForms.ts';
import { checkCases } from '../../scoring/checkCases.ts';
import { Refusal } from '../refusal.ts';

/** A form of the publishing unit to be published, and the units that may start it alone. */
export interface SharedFile {
  readonly file: string;
  readonly aloneOn: readonly string[];
}

/**
 * Publishes forms of the publishing unit, each by its file's name and its own version (FRM-24), when its cases come out; and on the units that are
 * named the moment of it alone, which is started as any moment. The same again changes nothing.
 */
export async function publishShared(ownerUrl: string, files: readonly SharedFile[], owner?: string): Promise<void> {
  const ready = await Promise.all(files.map(prepared));
  const publishedAt = Date.now();
  try {
    await setUp(ownerUrl, async (em) => {
      for (const { shared, id, version, alone } of ready) {
        await publishSharedForm(em, shared, { id, version, at: publishedAt });
        if (alone) await publishMoment(em, { id: randomUUID(), publishedAt, ...alone, ...(owner === undefined ? {} : { owner }) });
      }
    });
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes('redan publicerat')) throw error;
    throw new Refusal(`${error.message} Eller börja om från början: npm run reset`);
  }
}

async function prepared({ file, aloneOn: units }: SharedFile) {
  const read = form.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.success) throw new Refusal(`${file} går inte att publicera: ${read.error.issues[0]?.message ?? 'okänt fel'}`);
  const shared = read.data;
  const [wrong] = await checkCases(shared);
  if (wrong) throw new Refusal(`${file} går inte att publicera: ${wrong.message}`);
  const id = basename(file, '.json');
  const version = shared.version ?? '1';
  if (units.length === 0) return { shared, id, version, alone: null };
  const { moment: document, plan, problems } = compile(formAlone({ ...shared, sharedForm: { id, version } }));
  if (plan === null) throw new Refusal(`${file} går inte att starta för sig: ${problems[0]?.message ?? 'okänt fel'}`);
  return { shared, id, version, alone: { document, plan, planHash: await contentHash(plan), units } };
}
