import type { Form } from '../../compiler/document/form.ts';
import type { Answers } from '../../compiler/document/question.ts';
import { asked } from '../../scoring/asked.ts';
import { alone, type ScoringContext } from '../../scoring/context.ts';
import type { Given } from '../../scoring/given.ts';
import type { Outcome } from '../../scoring/outcome.ts';

/** What a method is given of a form and its answers, with what stands around it. */
export function givenTo(
  form: Form | null,
  answers: Answers,
  more: Partial<ScoringContext> & { readonly settled?: Readonly<Record<string, Outcome>> } = {},
): Given {
  const { settled = {}, ...context } = more;
  return {
    form,
    ...(form ? asked(form, answers, context.asked) : { answers: {}, asked: new Set<string>() }),
    context: { ...alone, ...context },
    settled: new Map(Object.entries(settled)),
  };
}

/** A result settled before. */
export const came = (value: number | string | boolean): Outcome => ({ value, inputs: {} });
