import type { Path } from '../path.ts';
import type { Form } from './form.ts';
import type { Moment } from './moment.ts';
import type { Question } from './question.ts';

/** A question where it stands: in a form, or in a group of one. */
export interface PlacedQuestion {
  readonly form: Form;
  readonly question: Question;
  readonly group: Extract<Question, { kind: 'group' }> | null;
  readonly at: Path;
  /** What its conditions may look at: all that stands before it, in its own group too, and never what is in another. */
  readonly before: readonly Question[];
}

/** Every question of every form of a moment, those in groups after their group. Made once for each parsed moment. */
export function placedQuestions(moment: Moment): readonly PlacedQuestion[] {
  const known = made.get(moment);
  if (known) return known;
  const placed = moment.forms.flatMap((form, f) =>
    form.questions.flatMap((question, q): readonly PlacedQuestion[] => {
      const at = ['forms', f, 'questions', q];
      const before = form.questions.slice(0, q);
      const own = { form, question, group: null, at, before };
      if (question.kind !== 'group') return [own];
      const inside = question.questions.map((one, index) => ({
        form,
        question: one,
        group: question,
        at: [...at, 'questions', index],
        before: [...before, ...question.questions.slice(0, index)],
      }));
      return [own, ...inside];
    }),
  );
  made.set(moment, placed);
  return placed;
}

/** A parsed moment is never changed. */
const made = new WeakMap<Moment, readonly PlacedQuestion[]>();
