import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { compile } from '../../compiler/compile.ts';
import type { Moment } from '../../compiler/document/moment.ts';
import { contentHash } from '../../compiler/plan/hash.ts';
import { isError } from '../../compiler/problem.ts';
import { resolveShared } from '../../compiler/shared/resolveShared.ts';
import { momentVersions, publishMoment } from '../../db/moments.ts';
import { setUp } from '../../db/orm.ts';
import { sharedForms } from '../../db/sharedForms.ts';
import { shippedForm } from '../../doors/shippedForm.ts';
import type { Plan } from '../../engine/plan.ts';
import { checkCases } from '../../scoring/checkCases.ts';
import { Refusal } from '../refusal.ts';

export interface Published {
  readonly version: string;
  readonly moment: Moment;
  readonly plan: Plan;
}

/** A moment document, compiled and its forms' cases run, shared forms in their places. */
export async function compiledMoment(ownerUrl: string, file: string): Promise<{ document: Moment; plan: Plan; planHash: string }> {
  // What the publishing unit has published goes before what we ship.
  const published = await setUp(ownerUrl, (em) => sharedForms(em));
  const { document: whole, problems: missing } = resolveShared(
    readFileSync(file, 'utf8'),
    (id, version) => published.find((each) => each.id === id && each.version === version)?.document ?? shippedForm(id, version),
  );
  const compiled = compile(whole);
  const wrong = compiled.moment === null ? [] : await checkCases(compiled.moment);
  if (compiled.plan === null || missing.length > 0 || wrong.length > 0) {
    const first = [...missing, ...compiled.problems.filter(isError), ...wrong][0];
    throw new Refusal(`${file} går inte att publicera: ${first?.message ?? 'okänt fel'} Se: npx stegvis check ${file}`);
  }
  return { document: compiled.moment, plan: compiled.plan, planHash: await contentHash(compiled.plan) };
}

/** Publishes a moment document, from a publishing unit where one is named, and activates it on units. The same document again changes nothing. Answers with what then stands in the rows. */
export async function publish(ownerUrl: string, file: string, units: readonly string[], owner?: string): Promise<Published> {
  const { document, plan, planHash } = await compiledMoment(ownerUrl, file);
  try {
    return await setUp(ownerUrl, async (em) => {
      const version = await publishMoment(em, {
        id: randomUUID(),
        document,
        plan,
        planHash,
        units,
        publishedAt: Date.now(),
        ...(owner === undefined ? {} : { owner }),
      });
      const stands = (await momentVersions(em, [version])).get(version);
      if (!stands) throw new Error(`The version "${version}" of ${file} is gone.`);
      return { version, moment: stands.document, plan: stands.plan };
    });
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes('redan publicerat')) throw error;
    throw new Refusal(`${error.message} Eller börja om från början: npm run reset`);
  }
}
