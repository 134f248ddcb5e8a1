import type { Answers } from '../../compiler/document/question.ts';
import type { Act, Planned } from '../../simulator/act.ts';
import { answersTo } from '../../simulator/answers.ts';
import { type Life, simulate } from '../../simulator/life.ts';
import { exampleMoment } from './exampleMoment.ts';

const DAY = 86_400_000;
/** A Monday morning in February. */
const START = Date.parse('2026-02-02T08:30:00Z');

/** A life in one of the moments in `moments/` in which the citizen does just this: `day` is days since start, with decimals. */
export async function scriptedLife(
  name: string,
  acts: readonly { readonly day: number; readonly act: Act }[],
  days: number,
): Promise<Life> {
  const { moment, plan } = exampleMoment(name);
  const planned: readonly Planned[] = acts.map(({ day, act }) => ({ at: START + Math.round(day * DAY), act }));
  const citizen = { kind: 'random' as const, next: ({ done }: { readonly done: readonly Planned[] }) => planned[done.length] ?? null };
  return simulate({ moment, plan, start: START, citizen, until: START + days * DAY });
}

/** A saved form of a moment: the least burdened answers there are, with these instead. */
export function saved(name: string, form: string, answers: Answers, occasion?: { readonly battery: string; readonly number: number }): Act {
  const document = exampleMoment(name).moment.forms.find(({ id }) => id === form);
  if (!document) throw new Error(`The moment has no form "${form}".`);
  const calm = answersTo(document, { burden: 0, seed: 'calm', occasion: '-' });
  const least = Object.fromEntries(
    document.questions.flatMap((question): [string, string][] =>
      question.kind === 'singleChoice' ? [[question.id, question.options[0]?.id ?? '']] : [],
    ),
  );
  const instance = occasion
    ? { kind: 'occasion' as const, battery: occasion.battery, occasion: occasion.number }
    : { kind: 'ordinary' as const };
  return { kind: 'formSaved', form, instance, answers: { ...calm, ...least, ...answers } };
}
