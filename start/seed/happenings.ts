import type { Moment } from '../../compiler/document/moment.ts';
import type { Measure } from '../../engine/event.ts';
import { answersTo } from '../../simulator/answers.ts';
import type { Planned } from '../../simulator/act.ts';
import type { Story } from './stories.ts';

/** One thing that happens in a story, and when on the moment's own clock. */
export type Happening = { readonly at: number } & (
  | { readonly kind: 'act'; readonly act: Planned['act'] }
  | { readonly kind: 'message'; readonly from: 'citizen' | 'staff'; readonly text: string }
  | { readonly kind: 'reading'; readonly leaveLast: boolean }
  | { readonly kind: 'measure'; readonly name: string; readonly unit: string; readonly rule: Measure }
);

const MINUTE = 60_000;
const DAY = 86_400_000;

/** A story in the order of time: what the citizen does, what is written, and the therapist's readings once a week. */
export function happeningsOf(story: Story, moment: Moment, acts: readonly Planned[], start: number, now: number): readonly Happening[] {
  const all: Happening[] = acts.map(({ at, act }) => ({ at, kind: 'act', act }));
  for (const { day, from, text } of story.messages) all.push({ at: start + day * DAY, kind: 'message', from, text });
  for (let at = start + 6 * DAY; at < now - DAY; at += 7 * DAY) all.push({ at, kind: 'reading', leaveLast: false });
  all.push({ at: now - (story.last === 'unread' ? MINUTE : DAY), kind: 'reading', leaveLast: story.last === 'unread' });
  for (const { name, unit, rule, values } of story.measures ?? []) {
    all.push({ at: start + DAY, kind: 'measure', name, unit, rule });
    for (const { day, value } of values)
      all.push({ at: start + day * DAY, kind: 'act', act: { kind: 'observed', measure: rule.id, value } });
  }
  if (story.last === 'prioritised') all.push(...worrying(moment, now - 20 * MINUTE));
  return all.filter(({ at }) => at <= now).toSorted((one, other) => one.at - other.at);
}

/** The follow-up's two forms, with thoughts of death or harm on several days: a person must read it today. */
function worrying(moment: Moment, at: number): readonly Happening[] {
  return ['phq9', 'gad7'].flatMap((id, place): Happening[] => {
    const form = moment.forms.find((one) => one.id === id);
    if (!form) return [];
    const answers = { ...answersTo(form, { burden: 0.55, seed: 'worrying', occasion: id }) };
    const ninth = form.questions.find((question) => question.id === 'q9');
    if (ninth?.kind === 'singleChoice') answers['q9'] = ninth.options.find(({ score }) => score === 1)?.id ?? '';
    return [
      {
        at: at + place * 4 * MINUTE,
        kind: 'act',
        act: { kind: 'formSaved', form: id, instance: { kind: 'occasion', battery: 'uppfoljning', occasion: 1 }, answers },
      },
    ];
  });
}
