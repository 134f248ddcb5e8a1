import type { Moment } from '../../compiler/document/moment.ts';
import { contentHash } from '../../compiler/plan/hash.ts';
import type { Plan } from '../../engine/plan.ts';
import type { CitizenKind, StaffKind } from '../act.ts';
import { citizenOf } from '../citizens.ts';
import type { Given } from '../given.ts';
import { type Life, simulate, type Simulation } from '../life.ts';
import { readScript } from '../readScript.ts';
import type { ScriptFault } from '../scriptLine.ts';
import { scripted } from '../script.ts';
import { staffOf } from '../staff.ts';
import { type Happened, happenedIn } from './happened.ts';

/** A recorded life: which document, who lived it, and all that happened. Played again it says what has changed. */
export interface Golden {
  readonly golden: 1;
  /** The document's file, as seen from the golden's own folder. */
  readonly document: string;
  readonly moment: string;
  readonly version: string;
  /** Of the document as it was when the life was recorded. */
  readonly hash: string;
  readonly life: LifeOf;
  readonly happened: readonly Happened[];
}

/** How a recorded life is lived again. Times are instants with `Z`. */
export interface LifeOf {
  readonly citizen?: CitizenKind;
  /** Lines of a script instead of a generated citizen. */
  readonly script?: readonly string[];
  readonly seed: number;
  readonly staff: StaffKind;
  readonly start: string;
  readonly until: string;
  readonly elsewhere: number;
  readonly given: Given;
}

/** Lives the life on a document: the recorded one anew, or one to be recorded. Faults when its script does not fit the document. */
export async function liveGolden(
  moment: Moment,
  plan: Plan,
  life: LifeOf,
): Promise<{ readonly happened: readonly Happened[]; readonly life: Life } | { readonly faults: readonly ScriptFault[] }> {
  const start = Date.parse(life.start);
  const script = life.script ? readScript(life.script.join('\n'), moment, plan, start) : null;
  if (script && 'faults' in script) return script;
  const staff = staffOf(life.staff, life.seed);
  const simulation: Simulation = {
    moment,
    plan,
    start: script?.begins?.at ?? start,
    until: Date.parse(life.until),
    citizen: script ? scripted(script.acts) : citizenOf(life.citizen ?? 'diligent', life.seed),
    elsewhere: life.elsewhere,
    given: { ...life.given, ...script?.begins?.given },
    madeUp: `${life.citizen ?? 'script'}#${life.seed}`,
    ...(staff ? { staff } : {}),
  };
  const lived = await simulate(simulation);
  return { happened: await happenedIn(moment, lived), life: lived };
}

/** A life as it is recorded. */
export async function goldenOf(
  document: string,
  moment: Moment,
  text: string,
  life: LifeOf,
  happened: readonly Happened[],
): Promise<Golden> {
  return { golden: 1, document, moment: moment.id, version: moment.version, hash: await contentHash(JSON.parse(text)), life, happened };
}

/** The file: one line for each thing that happened, so that versions of it can be compared line by line. */
export function goldenText({ happened, ...head }: Golden): string {
  const top = JSON.stringify(head, null, 2).slice(0, -2);
  return `${top},\n  "happened": [\n${happened.map((each) => `    ${JSON.stringify(each)}`).join(',\n')}\n  ]\n}\n`;
}

/** Reads a golden's file, or says in a sentence why it is none. */
export function readGolden(text: string): Golden | { readonly fault: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: 'Filen är inte JSON.' };
  }
  const golden = value as Partial<Golden> | null;
  const whole =
    typeof golden === 'object' &&
    golden !== null &&
    golden.golden === 1 &&
    typeof golden.document === 'string' &&
    Array.isArray(golden.happened) &&
    typeof golden.life?.start === 'string' &&
    !Number.isNaN(Date.parse(golden.life.start)) &&
    !Number.isNaN(Date.parse(golden.life.until));
  return whole ? (golden as Golden) : { fault: 'Filen är ingen inspelning från stegvis simulate --record.' };
}
