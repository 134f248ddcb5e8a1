import { diff } from '../../compiler/diff/diff.ts';
import { plainMigration, type Migration } from '../../compiler/migrate/migration.ts';
import { parseMigration } from '../../compiler/migrate/parseMigration.ts';
import { preview, type Preview, type Reason } from '../../compiler/migrate/preview.ts';
import { contentHash } from '../../compiler/plan/hash.ts';
import type { Moment } from '../../compiler/document/moment.ts';
import type { Plan } from '../../engine/plan.ts';
import type { State } from '../../engine/state.ts';
import { CITIZEN_KINDS } from '../../simulator/act.ts';
import { citizenOf } from '../../simulator/citizens.ts';
import { simulate } from '../../simulator/life.ts';
import { randomOf } from '../../simulator/random.ts';
import { readDocument } from '../document.ts';
import type { Out } from '../out.ts';
import { readMoment, readTime, USUAL_START } from '../standing.ts';
import { readTwo } from '../twoFiles.ts';

/**
 * `stegvis migrate OLD NEW --dry-run [--plan M] [--states F | --cohort N --seed S]`: what moving running moments from one version to another would do
 * to each of them. Nothing is written. Exit 1 when a version has errors or somebody is blocked.
 */
export async function migrate(args: readonly string[], out: Out): Promise<number> {
  const given = readTwo(args, ['plan', 'states', 'cohort', 'seed', 'start'], ['dry-run', 'json']);
  if ('help' in given) {
    out.line(help);
    return 0;
  }
  const refuse = (sentence: string): number => {
    out.error(sentence);
    return 2;
  };
  if ('fault' in given) return refuse(`${given.fault}\n\n${help}`);
  if (!given.on.has('dry-run')) return refuse('Kommandot visar bara vad en flytt skulle göra. Skriv --dry-run.');
  const cohort = given.values['cohort'] ?? '100';
  const seed = given.values['seed'] ?? '1';
  if (!/^[1-9]\d{0,4}$/.test(cohort)) return refuse('Ange ett antal invånare med --cohort, 1–99999.');
  if (!/^\d{1,9}$/.test(seed)) return refuse('Ange ett heltal med --seed.');
  const before = await readMoment(given.old, out);
  if (typeof before === 'number') return before;
  const after = await readMoment(given.new, out);
  if (typeof after === 'number') return after;
  const startsAt = readTime(given.values['start'] ?? USUAL_START, before.plan.zone);
  if (typeof startsAt !== 'number') return refuse(startsAt.fault);
  const migration = await readMigration(given.values['plan']);
  if ('fault' in migration) return refuse(migration.fault);
  const states =
    given.values['states'] === undefined
      ? await generated(before, Number(cohort), seed, startsAt)
      : await readStates(given.values['states']);
  if ('fault' in states) return refuse(states.fault);

  const compared = diff(before.moment, after.moment);
  const seen = preview(before.plan, after.plan, await contentHash(after.plan), { diff: compared, migration, at: null }, states);
  if (given.on.has('json')) out.line(JSON.stringify(asJson(before.moment, after.moment, seen), null, 2));
  else for (const line of lines(before.moment, after.moment, seen)) out.line(line);
  return seen.blocked.length > 0 ? 1 : 0;
}

/** Citizens of every kind, each somewhere in a life of her own. */
async function generated(
  { moment, plan }: { readonly moment: Moment; readonly plan: Plan },
  count: number,
  seed: string,
  start: number,
): Promise<readonly State[]> {
  const states: State[] = [];
  for (let index = 0; index < count; index += 1) {
    const kind = CITIZEN_KINDS[index % CITIZEN_KINDS.length] ?? 'diligent';
    const days = randomOf(seed, 'migrate', String(index)).whole(1, plan.ends?.days ?? 120);
    const life = await simulate({
      moment,
      plan,
      start,
      citizen: citizenOf(kind, Number(seed) * 1_000 + index),
      until: start + days * 86_400_000,
      score: 'named',
    });
    states.push(life.state);
  }
  return states;
}

async function readMigration(file: string | undefined): Promise<Migration | { readonly fault: string }> {
  if (file === undefined) return plainMigration;
  const read = await readDocument(file);
  if ('fault' in read) return read;
  return (
    parseMigration(parse(read.text)) ?? {
      fault: `${file}: en flyttplan skrivs { "moved": { "modules": { "gammalt": "nytt" } }, "removed": { "modules/m2": "drop" } }.`,
    }
  );
}

async function readStates(file: string): Promise<readonly State[] | { readonly fault: string }> {
  const read = await readDocument(file);
  if ('fault' in read) return read;
  const states: State[] = [];
  for (const [index, line] of read.text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const state = parse(line) as State | undefined;
    if (state?.stateFormat !== 1) return { fault: `${file}, rad ${index + 1}: här ska stå ett tillstånd som JSON på en rad.` };
    states.push(state);
  }
  return states;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function asJson(before: Moment, after: Moment, seen: Preview): unknown {
  return {
    from: before.version,
    to: after.version,
    ...seen,
    changes: seen.changes.map(({ change, passed }) => ({ class: change.class, sentence: change.sentence, passed })),
  };
}

function lines(before: Moment, after: Moment, seen: Preview): readonly string[] {
  const { atOnce } = seen;
  const reasons = (word: string, list: readonly Reason[]): readonly string[] =>
    list.map(({ reason, count }) => `  ${word} ${count}: ${reason}`);
  return [
    `${after.name}: flytt från version ${before.version} till ${after.version}, ${seen.total} pågående moment`,
    ...seen.changes.map(
      ({ change, passed }) => `  ${change.sentence.replace(/\.$/, '')}${passed === null ? '' : `; ${passed} invånare har passerat det`}.`,
    ),
    `Flyttas: ${seen.moved}`,
    ...reasons('Blir kvar:', seen.kept),
    ...reasons('Hindras:', seen.blocked),
    `Genast öppnas ${atOnce.modulesOpened.items} moduler och ${atOnce.occasionsOpened.items} mättillfällen, och ${atOnce.notices.items} aviseringar går till ${atOnce.notices.citizens} invånare.`,
    `${atOnce.timesMoved.items} tider flyttas, ${atOnce.cancelled.items} som väntade stryks, ${atOnce.flagsRaised.items} flaggor höjs.`,
    'Inget har skrivits.',
  ];
}

const help = `stegvis migrate GAMMAL NY --dry-run [--plan FIL] [--states FIL | --cohort N --seed S] [--start TID] [--json]

Visar vad som skulle hända pågående moment om de flyttades från en version till en annan: ett utfall för varje invånare
(flyttas, blir kvar eller hindras, med skälet), vad som händer genast, och hur många som har passerat varje ändring.
Inget skrivs.

  --dry-run  Måste anges.
  --plan     Flyttplan: { "moved": { "modules": { "gammalt": "nytt" } }, "removed": { "modules/m2": "drop" } }.
             Utan den har allt behållit sitt id, och den som står i något borttaget hindras.
  --states   Tillstånd, ett JSON-objekt på varje rad. Annars tänkta invånare på olika dagar:
  --cohort   Hur många. 100 om inget anges.
  --seed     Frö för dem. 1 om inget anges.
  --start    När de började. ${USUAL_START} om inget anges.
  --json     Skriver { from, to, total, moved, kept, blocked, atOnce, changes }.

Utgångskoder: 0 alla flyttas eller blir kvar, 1 en version har fel eller någon hindras, 2 kommandot gick inte att utföra.`;
