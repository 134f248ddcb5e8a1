import { type Compiled, compile } from '../compiler/compile.ts';
import { resolveShared } from '../compiler/shared/resolveShared.ts';
import { shippedForm } from '../doors/shippedForm.ts';

/** A moment's text compiled, with the shipped forms that it uses by name in their places (FRM-24). One that is not there is an error. */
export function compiled(text: string): Compiled {
  const { document, problems } = resolveShared(text, shippedForm);
  const made = compile(document);
  return problems.length === 0 ? made : { plan: null, moment: made.moment, problems: [...problems, ...made.problems] };
}
