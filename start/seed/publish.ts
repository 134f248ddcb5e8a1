import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { compile } from '../../compiler/compile.ts';
import type { Moment } from '../../compiler/document/moment.ts';
import { contentHash } from '../../compiler/plan/hash.ts';
import { momentVersions, publishMoment } from '../../db/moments.ts';
import { setUp } from '../../db/orm.ts';
import type { Plan } from '../../engine/plan.ts';
import { Refusal } from '../refusal.ts';

export interface Published {
  readonly version: string;
  readonly moment: Moment;
  readonly plan: Plan;
}

/** Compiles a moment document and publishes it on the units. The same document again changes nothing. Answers with what then stands in the rows. */
export async function publish(ownerUrl: string, file: string, units: readonly string[]): Promise<Published> {
  const compiled = compile(readFileSync(file, 'utf8'));
  if (compiled.plan === null) {
    const first = compiled.problems[0];
    throw new Refusal(`${file} går inte att publicera: ${first?.message ?? 'okänt fel'} Se: npx stegvis check ${file}`);
  }
  const { moment: document, plan } = compiled;
  const planHash = await contentHash(plan);
  try {
    return await setUp(ownerUrl, async (em) => {
      const version = await publishMoment(em, { id: randomUUID(), document, plan, planHash, units, publishedAt: Date.now() });
      const stands = (await momentVersions(em, [version])).get(version);
      if (!stands) throw new Error(`The version "${version}" of ${file} is gone.`);
      return { version, moment: stands.document, plan: stands.plan };
    });
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes('redan publicerat')) throw error;
    throw new Refusal(`${error.message} Eller börja om från början: npm run reset`);
  }
}
