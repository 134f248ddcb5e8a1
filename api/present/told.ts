import type { Moment } from '../../compiler/document/moment.ts';
import type { Decision } from '../../engine/decision.ts';
import { explain } from '../../engine/why/explain.ts';
import type { Names } from '../../engine/why/names.ts';
import type { Sentences } from '../../engine/why/sentences.ts';

/** The sentences of one decision, with the values of its facts as people say them: an option by its text, yes and no, a decimal comma. */
export function toldDecision(decision: Decision, document: Moment, names: Names): Sentences {
  return explain({ ...decision, facts: toldFacts(decision.facts, document) }, names);
}

/** Facts about answers and results as people say them; all others as they stand. */
export function toldFacts(facts: Decision['facts'], document: Moment): Decision['facts'] {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, name.startsWith('forms.') ? toldValue(name, value, document) : value]),
  );
}

function toldValue(path: string, value: Decision['facts'][string], document: Moment): Decision['facts'][string] {
  if (typeof value === 'boolean') return value ? 'ja' : 'nej';
  if (typeof value === 'number') return String(value).replace('.', ',');
  if (typeof value !== 'string') return value;
  const [, formId, , questionId] = path.split('.');
  const question = document.forms.find((form) => form.id === formId)?.questions.find((each) => each.id === questionId);
  if (question?.kind !== 'singleChoice' && question?.kind !== 'multipleChoice') return value;
  return value
    .split(' ')
    .map((id) => `”${question.options.find((option) => option.id === id)?.text ?? id}”`)
    .join(', ');
}
