import { describe, expect, test } from 'vitest';
import type { Form } from '../../../compiler/document/form.ts';
import type { Answers } from '../../../compiler/document/question.ts';
import { formLogic } from '../../../compiler/answers/formLogic.ts';
import { shown } from '../../../compiler/answers/shown.ts';
import { form1177 } from '../../../doors/1177/form1177.ts';
import { scoreForm } from '../../../scoring/score.ts';
import { luckOf } from '../../support/luck.ts';
import { inputs } from '../inputs.ts';
import { originalFormula, type Original } from './originalFormula.ts';
import { ownForm } from './ownForm.ts';
import { randomAnswers, type RawForm } from './randomAnswers.ts';

/** Sets of answers for each calculation: ten thousand where it gates, fewer while one works. */
const SETS = process.env['CI'] === undefined ? 500 : 10_000;
const SEED = Number(process.env['FC_SEED'] ?? 20_261_122);

const files = [...inputs('forms-1177'), { name: 'vårt eget', text: JSON.stringify(ownForm()) }];

describe('the 1177 form service’s calculations', () => {
  test.each(files)('$name: translation and original come to the same for every set of answers', async ({ name, text }) => {
    const raw = JSON.parse(text) as RawForm;
    const { document, report } = form1177.bring(text);
    const form = document?.forms[0];
    if (form === undefined) throw new Error('Nothing was made of the file.');
    const calculations = raw.calculationFormulas.map(({ calculationId, formula }, index) => {
      const line = report.lines.find(({ path, what }) => path === `/calculationFormulas/${index}` && what === 'calculation');
      const place = /results\[(\d+)\]$/.exec(line?.to ?? '')?.[1];
      return {
        calculationId,
        original: UNTRIED.has(calculationId) ? null : originalFormula(formula),
        result: place === undefined ? null : form.results[Number(place)]?.id,
      };
    });
    const luck = luckOf(SEED);
    const seen = { value: 0, none: 0, failed: 0 };
    for (let set = 0; set < SETS; set += 1) {
      const { theirs, ours } = randomAnswers(raw, form, report, luck);
      const scored = await patiently(form, ours);
      for (const { calculationId, original, result } of calculations) {
        if (original === null) continue;
        const expected = original(theirs);
        // A calculation that was left gives nothing; so must the original, always.
        const got = result === null ? null : outcomeOf(scored.find((one) => one.result === result));
        seen[expected.kind] += 1;
        if (got === null ? expected.kind === 'value' : !same(expected, got))
          expect.fail(
            `${calculationId}, set ${set} of seed ${SEED}: ${JSON.stringify({ expected, got, failures: scored.map(({ failure }) => failure), answers: [...theirs] })}`,
          );
      }
    }
    console.info(
      `${name}: ${calculations.length} beräkningar × ${SETS} svar (frö ${SEED}), ${seen.value} tal, ${seen.none} utan resultat, ${seen.failed} misslyckade: alla lika`,
    );
  });
});

describe('the 1177 form service’s conditions', () => {
  test.each(files)('$name: what is shown is what the original shows', ({ text }) => {
    const raw = JSON.parse(text) as RawForm;
    const { document, report } = form1177.bring(text);
    const form = document?.forms[0];
    if (form === undefined) throw new Error('Nothing was made of the file.');
    const logic = formLogic(form);
    const luck = luckOf(SEED + 1);
    const items = report.lines.filter(({ what, outcome }) => what === 'item' && outcome !== 'left');
    for (let set = 0; set < 200; set += 1) {
      const { ours, shown: theirs } = randomAnswers(raw, form, report, luck);
      const visible = new Set(shown(form.questions, logic, ours).questions);
      const seen = items.filter(({ to }) => visible.has(form.questions[Number(/questions\[(\d+)\]/.exec(to ?? '')?.[1])]?.id ?? ''));
      const brought = new Set(items.map(({ path }) => path));
      expect(seen.map(({ path }) => path)).toEqual([...theirs].filter((path) => brought.has(path)));
    }
  });
});

/** Of our own form: what is left for a reason that the original does not share. */
const UNTRIED: ReadonlySet<string> = new Set(['text', 'slinga']);

/** A machine that stands still for half a second makes the guard against endless calculations bite; that says nothing of the calculation. */
async function patiently(form: Form, ours: Answers): ReturnType<typeof scoreForm> {
  for (let tries = 1; ; tries += 1) {
    const scored = await scoreForm(form, ours);
    if (tries === 5 || !scored.some(({ failure }) => failure === 'Beräkningen tog för lång tid och avbröts.')) return scored;
  }
}

type Got = Original;

function outcomeOf(scored: { readonly value: unknown; readonly failure: string | null } | undefined): Got {
  if (scored === undefined) return { kind: 'none' };
  return typeof scored.value === 'number' ? { kind: 'value', value: scored.value } : { kind: 'failed' };
}

/** Equal but for the last digits of a division: the builder tidies its sums to ten decimals. */
function same(a: Original, b: Original): boolean {
  if (a.kind !== 'value' || b.kind !== 'value') return a.kind === b.kind;
  return Math.abs(a.value - b.value) <= 1e-9 * Math.max(1, Math.abs(a.value));
}
