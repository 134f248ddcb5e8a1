import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from '../../compiler/compile.ts';
import type { Moment } from '../../compiler/document/moment.ts';
import type { Answer, Answers } from '../../compiler/document/question.ts';
import { advanceAll, begin } from '../../engine/advance.ts';
import type { Decision } from '../../engine/decision.ts';
import type { Effect } from '../../engine/effect.ts';
import type { Event, FormInstance } from '../../engine/event.ts';
import type { Instant, Plan } from '../../engine/plan.ts';
import { nextDue } from '../../engine/schedule.ts';
import type { State } from '../../engine/state.ts';
import type { Step } from '../../engine/step.ts';
import { formFacts } from '../../scoring/facts.ts';
import { scoreForm } from '../../scoring/score.ts';

/** A day in words: who does what when, and what must come of it. Read by people, played by `playOnEngine`. */
export interface Scenario {
  readonly title: string;
  /** Path of a moment document, or the document itself. */
  readonly moment: string | Readonly<Record<string, unknown>>;
  readonly start: string;
  readonly until: string;
  /** Spans in which the worker is away. What happens and falls due in them is met at the end of the span. */
  readonly asleep?: readonly (readonly [from: string, to: string])[];
  readonly happens: readonly Happens[];
  /** Written by hand: the point of the scenario. `key → outcome: rule`. */
  readonly claims: Readonly<Record<string, string>>;
  /** When things were due, where the local time alone does not say: key → instant. */
  readonly nominal?: Readonly<Record<string, string>>;
  /** Beginnings of keys that must not be decided at all. */
  readonly never?: readonly string[];
  /** Written by `UPDATE=1`. */
  readonly expected?: Told;
}

export type Happens = { readonly at: string } & (
  | { readonly citizen: 'is active' }
  | { readonly citizen: 'completes'; readonly module: string }
  /** `all` answers every choice of the form with that option. */
  | {
      readonly citizen: 'saves';
      readonly form: string;
      readonly occasion?: string;
      readonly version?: number;
      readonly all?: string;
      readonly answers?: Answers;
    }
  | { readonly staff: 'opens'; readonly module: string }
  | { readonly staff: 'completes'; readonly module: string }
  | { readonly staff: 'reads' | 'marks unread'; readonly form: string; readonly occasion?: string }
  | { readonly staff: 'puts out'; readonly flag: string }
  | { readonly staff: 'ends' }
);

/** What came of it, in lines with local times. */
export interface Told {
  readonly phase: string;
  readonly modules: Readonly<Record<string, string>>;
  readonly flags: readonly string[];
  readonly decisions: readonly string[];
  readonly effects: readonly string[];
}

export interface PlayedScenario {
  readonly told: Told;
  readonly decisions: readonly Decision[];
  readonly state: State;
}

/** Moment and plan of a scenario; a document with errors is the scenario's fault. */
export function momentOf(scenario: Scenario): { readonly moment: Moment; readonly plan: Plan } {
  const document =
    typeof scenario.moment === 'string'
      ? readFileSync(fileURLToPath(new URL(`../../${scenario.moment}`, import.meta.url)), 'utf8')
      : scenario.moment;
  const compiled = compile(document);
  if (!compiled.plan) throw new Error(compiled.problems.map(({ message }) => message).join('\n'));
  return compiled;
}

/** What happens as the log would hold it: numbered, scored, in order. */
export async function eventsOfScenario(scenario: Scenario, moment: Moment, plan: Plan): Promise<readonly Event[]> {
  const events: Event[] = [];
  for (const each of scenario.happens) {
    const logged = { seq: events.length + 1, at: instant(each.at) };
    events.push({ ...logged, ...(await eventOf(each, moment, plan)) } as Event);
  }
  return events;
}

/** Plays a scenario on the engine alone. State goes through JSON between any two steps, always. */
export async function playOnEngine(scenario: Scenario): Promise<PlayedScenario> {
  const { moment, plan } = momentOf(scenario);
  const queue = [...(await eventsOfScenario(scenario, moment, plan))];
  const decisions: Decision[] = [];
  const effects: Effect[] = [];
  const keep = (step: Step): State => {
    decisions.push(...step.decisions);
    effects.push(...step.effects);
    return JSON.parse(JSON.stringify(step.state)) as State;
  };
  const start = instant(scenario.start);
  const until = instant(scenario.until);
  let state = keep(begin(plan, { at: start, now: start }));
  for (;;) {
    const due = nextDue(plan, state) ?? Infinity;
    const at = Math.min(queue[0]?.at ?? Infinity, due);
    if (at > until) break;
    const wake = awakeAt(scenario, at);
    const batch = wake > at ? queue.filter((event) => event.at <= wake) : queue.slice(0, (queue[0]?.at ?? Infinity) <= due ? 1 : 0);
    queue.splice(0, batch.length);
    state = keep(advanceAll(plan, state, batch, wake));
  }
  state = keep(advanceAll(plan, state, [], until));
  return { told: tell(plan, state, decisions, effects), decisions, state };
}

function awakeAt(scenario: Scenario, at: Instant): Instant {
  const span = scenario.asleep?.find(([from, to]) => instant(from) <= at && at < instant(to));
  return span ? instant(span[1]) : at;
}

async function eventOf(happens: Happens, moment: Moment, plan: Plan): Promise<Record<string, unknown>> {
  if ('citizen' in happens) {
    switch (happens.citizen) {
      case 'is active':
        return { kind: 'citizenActive' };
      case 'completes':
        return { kind: 'moduleCompleted', module: happens.module, by: 'citizen' };
      case 'saves':
        return saved(happens, moment, plan);
    }
  }
  switch (happens.staff) {
    case 'opens':
      return { kind: 'moduleOpened', module: happens.module, reason: null };
    case 'completes':
      return { kind: 'moduleCompleted', module: happens.module, by: 'staff' };
    case 'reads':
      return { kind: 'formRead', form: happens.form, instance: instanceOf(happens.occasion) };
    case 'marks unread':
      return { kind: 'formMarkedUnread', form: happens.form, instance: instanceOf(happens.occasion) };
    case 'puts out':
      return { kind: 'flagPutOut', flagKey: happens.flag, reason: null };
    case 'ends':
      return { kind: 'ended', reason: null };
  }
}

async function saved(happens: Extract<Happens, { citizen: 'saves' }>, moment: Moment, plan: Plan): Promise<Record<string, unknown>> {
  const form = moment.forms.find(({ id }) => id === happens.form);
  const planned = plan.forms.find(({ id }) => id === happens.form);
  if (!form || !planned) throw new Error(`The moment has no form "${happens.form}".`);
  const answers: Record<string, Answer> = {};
  if (happens.all !== undefined)
    for (const question of form.questions) if (question.kind === 'singleChoice' && question.mandatory) answers[question.id] = happens.all;
  Object.assign(answers, happens.answers);
  const facts = formFacts(form, planned, answers, await scoreForm(form, answers));
  return { kind: 'formSaved', form: form.id, instance: instanceOf(happens.occasion), answerVersion: happens.version ?? 1, ...facts };
}

/** `start/1` → that occasion's copy; nothing → the ordinary one. */
function instanceOf(occasion: string | undefined): FormInstance {
  if (occasion === undefined) return { kind: 'ordinary' };
  const [battery = '', number] = occasion.split('/');
  return { kind: 'occasion', battery, occasion: Number(number) };
}

function tell(plan: Plan, state: State, decisions: readonly Decision[], effects: readonly Effect[]): Told {
  const local = (at: Instant): string =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: plan.zone, dateStyle: 'short', timeStyle: 'short' }).format(at);
  return {
    phase: state.phase,
    modules: Object.fromEntries(Object.entries(state.modules).map(([id, { status }]) => [id, status])),
    flags: Object.entries(state.flags).map(([key, { round }]) => `${key}#${round}`),
    decisions: decisions.map(({ key, outcome, rule, facts, nominal, actual }) => {
      const moved = typeof facts['to'] === 'number' ? ` to ${local(facts['to'])}` : '';
      const late = actual > nominal ? ` (decided ${local(actual)})` : '';
      return `${local(nominal)} ${key} → ${outcome}: ${rule}${moved}${late}`;
    }),
    effects: effects.map((effect) => {
      const more =
        effect.kind === 'raiseFlag'
          ? `#${effect.round} ${effect.priority}`
          : effect.kind === 'putOutFlag'
            ? `#${effect.round} ${effect.because}`
            : '';
      return `${local(effect.at)} ${effect.kind} ${effect.key}${more}`;
    }),
  };
}

function instant(text: string): Instant {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new Error(`"${text}" is no instant.`);
  return at;
}
