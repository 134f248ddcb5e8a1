import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { compile } from '../../compiler/compile.ts';
import type { Moment } from '../../compiler/document/moment.ts';
import { contentHash } from '../../compiler/plan/hash.ts';
import { publishMoment } from '../../db/moments.ts';
import { setUp } from '../../db/orm.ts';
import type { Plan } from '../../engine/plan.ts';
import { Refusal } from '../refusal.ts';

export interface Published {
  readonly version: string;
  readonly moment: Moment;
  readonly plan: Plan;
}

/** Compiles a moment document and publishes it on the units. The same document again changes nothing. */
export async function publish(ownerUrl: string, file: string, units: readonly string[]): Promise<Published> {
  const compiled = compile(readFileSync(file, 'utf8'));
  if (compiled.plan === null) {
    const first = compiled.problems[0];
    throw new Refusal(`${file} går inte att publicera: ${first?.message ?? 'okänt fel'} Se: npx stegvis check ${file}`);
  }
  const { moment, plan } = compiled;
  const planHash = await contentHash(plan);
  const version = await setUp(ownerUrl, (em) =>
    publishMoment(em, { id: randomUUID(), document: moment, plan, planHash, units, publishedAt: Date.now() }),
  ).catch((error: unknown) => {
    if (!(error instanceof Error) || !error.message.includes('redan publicerat')) throw error;
    throw new Refusal(`${error.message} Eller börja om från början: npm run reset`);
  });
  return { version, moment, plan };
}
