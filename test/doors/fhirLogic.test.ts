import { describe, expect, test } from 'vitest';
import { importFhir } from '../../doors/fhir/importFhir.ts';
import { holds } from '../../engine/expression.ts';
import { lower } from '../../compiler/expression/lower.ts';
import { draw, type Item, itemsOf, type Json, ourValue, placesIn, random, theirTest, theirValue } from './fhirLogic.ts';
import { fixtures } from './fhirFixtures.ts';
import { inputs } from './inputs.ts';

/** Responses to each real file; ten times as many to our own small ones. More where it gates. */
const ROUNDS = process.env['CI'] === undefined ? 3 : 8;
const SEED = Number(process.env['FC_SEED'] ?? 20_261_122);
const CALCULATED = [
  'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression',
  'http://ehelse.no/fhir/StructureDefinition/sdf-calculatedExpression',
];
const ENABLE = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression';

/** Holds every condition and calculation that was translated to FHIRPath's own word, on random responses. */
function held(
  name: string,
  text: string,
  times: number,
): { readonly conditions: number; readonly calculations: number; readonly compared: number; readonly wrong: readonly string[] } {
  const { document, report } = importFhir(text);
  const form = document?.forms[0];
  if (!form) return { conditions: 0, calculations: 0, compared: 0, wrong: [] };
  const parsed = JSON.parse(text) as Json;
  const first = (parsed['entry'] as Json[] | undefined)?.findIndex((entry) => entry['resource']?.resourceType === 'Questionnaire');
  const root = first === undefined ? '' : `/entry/${first}/resource`;
  const questionnaire = first === undefined ? parsed : (parsed['entry'][first].resource as Json);
  const items = itemsOf(questionnaire, root);
  const outcome = new Map(report.lines.map(({ path, outcome: one }) => [path, one]));
  const places = placesIn(report);
  const next = random(SEED + name.length);
  const wrong: string[] = [];
  let compared = 0;
  const conditions = items.flatMap((item) => {
    const index = Number(/^\/forms\/0\/questions\/(\d+)$/.exec(places.get(item.path) ?? '')?.[1] ?? -1);
    const question = form.questions[index];
    if (!question || question.kind === 'group' || item.raw['type'] === 'group') return [];
    const chain = [...item.above, item].filter((one) => one.raw['enableWhen'] !== undefined || expressionOf(one, [ENABLE]) !== null);
    return chain.length === 0 ? [] : [{ item, chain, question }];
  });
  const calculations = items.flatMap((item) => {
    const found = expressionOf(item, CALCULATED);
    const line = found && report.lines.find(({ path, outcome: one }) => path === found.path && one !== 'left');
    const [, index] = /^\/forms\/0\/questions\/(\d+)\/expression$/.exec(line?.to ?? '') ?? [];
    const question = index === undefined ? undefined : form.questions[Number(index)];
    return found && question?.kind === 'calculated' ? [{ item, text: found.text, question }] : [];
  });
  for (let round = 0; round < times; round += 1) {
    const drawn = draw(questionnaire, root, form, report, next);
    for (const { item, chain, question } of conditions) {
      const theirs = chain.every((one) => isShown(one, questionnaire, outcome, drawn));
      const lowered = question.shownWhen === undefined ? null : lower(question.shownWhen, 'form');
      const mine = lowered === null || ('expression' in lowered && holds(lowered.expression, drawn.facts));
      compared += 1;
      if (mine !== theirs && wrong.length < 5)
        wrong.push(
          `${name} ${item.path}: FHIR ${theirs}, ours ${mine}: ${question.shownWhen ?? 'always'} on ${JSON.stringify(drawn.facts).slice(0, 1500)}`,
        );
    }
    for (const { item, text: expression, question } of calculations) {
      const [theirs] = theirValue(questionnaire, item, expression, drawn);
      const mine = ourValue(question.expression, drawn.facts);
      compared += 1;
      const same = typeof mine === 'number' && typeof theirs === 'number' ? Math.abs(mine - theirs) < 1e-6 : mine === theirs;
      if (!same && wrong.length < 5)
        wrong.push(
          `${name} ${item.path}: FHIR ${JSON.stringify(theirs)}, ours ${JSON.stringify(mine)}: ${question.expression} on ${JSON.stringify(drawn.facts).slice(0, 1500)}`,
        );
    }
  }
  return { conditions: conditions.length, calculations: calculations.length, compared, wrong };
}

function expressionOf({ raw, path }: Item, urls: readonly string[]): { readonly path: string; readonly text: string } | null {
  const short = urls === CALCULATED ? raw['calculatedExpression'] : raw['enableWhenExpression'];
  if (short) return { path: `${path}/${urls === CALCULATED ? 'calculatedExpression' : 'enableWhenExpression'}`, text: short.expression };
  const index = ((raw['extension'] ?? []) as Json[]).findIndex((one) => urls.includes(one['url']));
  const one = ((raw['extension'] ?? []) as Json[])[index];
  return one ? { path: `${path}/extension/${index}`, text: one['valueExpression']?.expression ?? one['valueString'] } : null;
}

/** Whether an item is enabled, but for what the report says was left. */
function isShown(item: Item, questionnaire: Json, outcome: ReadonlyMap<string, string>, drawn: ReturnType<typeof draw>): boolean {
  const tests = ((item.raw['enableWhen'] ?? []) as Json[]).filter(
    (_one, index) => outcome.get(`${item.path}/enableWhen/${index}`) !== 'left',
  );
  const results = tests.map((one) => theirTest(one, drawn));
  const byTests = results.length === 0 || (item.raw['enableBehavior'] === 'all' ? results.every(Boolean) : results.some(Boolean));
  const found = expressionOf(item, [ENABLE]);
  if (!found || outcome.get(found.path) === 'left') return byTests;
  return byTests && theirValue(questionnaire, item, found.text, drawn)[0] === true;
}

describe('conditions and calculations of FHIR forms', () => {
  test.each(fixtures.map(({ name, resource }) => [name, resource] as const))('our own %s says what FHIRPath says', (name, resource) => {
    const { wrong, conditions, calculations } = held(name, JSON.stringify(resource), ROUNDS * 10);
    expect(wrong).toEqual([]);
    expect(conditions + calculations).toBeGreaterThan(0);
  });

  const files = inputs('fhir-questionnaires');
  test.runIf(files.length > 0)(
    'those of real files say what FHIRPath says of random responses',
    () => {
      const sums = files.map(({ name, text }) =>
        held(name, text, name.includes('bivirkninger') || name.includes('cardiology') ? 1 : ROUNDS),
      );
      const total = { conditions: 0, calculations: 0, compared: 0 };
      for (const one of sums) for (const key of ['conditions', 'calculations', 'compared'] as const) total[key] += one[key];
      console.log(
        `FHIR logic, seed ${SEED}: ${total.conditions} conditions and ${total.calculations} calculations held to FHIRPath in ${total.compared} comparisons`,
      );
      expect(sums.flatMap(({ wrong }) => wrong)).toEqual([]);
      expect(total.conditions).toBeGreaterThan(150);
      expect(total.calculations).toBeGreaterThan(10);
    },
    60_000,
  );
});
