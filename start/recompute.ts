import { parseArgs } from 'node:util';
import { recompute, runningMomentsOf } from '../activities/recompute.ts';
import { score, scoreMoment } from '../activities/score.ts';
import { databaseClock } from '../db/clock.ts';
import { connect } from '../db/orm.ts';

/**
 * `npm run recompute -- --because "…" [--running-moment ID | --moment NAME] [--by WHO]`: reckons results anew after a corrected method. Goes by
 * DATABASE_WORKER_URL. Prints what became another; nothing that was is changed, and no rule hears of it.
 */
const { values } = parseArgs({
  options: {
    because: { type: 'string' },
    by: { type: 'string', default: process.env['USER'] ?? 'systemadministratör' },
    moment: { type: 'string' },
    'running-moment': { type: 'string' },
  },
});
const url = process.env['DATABASE_WORKER_URL'];
if (!values.because || !url) {
  console.error('Ange varför med --because, och databasen i DATABASE_WORKER_URL.');
  process.exit(2);
}
const db = await connect(url, { connections: 2 });
try {
  const one = values['running-moment'];
  const all = one === undefined ? await db.as({ kind: 'worker' }, (em) => runningMomentsOf(em, values.moment ?? null)) : [one];
  let unchanged = 0;
  for (const id of all) {
    const done = await recompute({ db, clock: databaseClock, score, scoreMoment }, id, values.by, values.because);
    unchanged += done.unchanged;
    for (const { form, answerVersion, result, before, after } of done.changed)
      console.log(`${id} ${form} version ${answerVersion} ${result}: ${before ?? 'inget'} → ${after ?? 'inget'}`);
  }
  console.log(`${all.length} moment, ${unchanged} resultat är som de var.`);
} finally {
  await db.close();
}
