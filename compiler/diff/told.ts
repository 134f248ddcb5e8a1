import type { Battery } from '../document/battery.ts';
import type { Method } from '../document/method.ts';
import type { Moment } from '../document/moment.ts';
import type { Opening } from '../document/opening.ts';
import type { QuestionKind } from '../document/question.ts';
import type { Prefill } from '../document/questions/everyQuestion.ts';
import type { Result } from '../document/result.ts';
import type { Trigger } from '../document/trigger.ts';
import type { ItemKind } from './difference.ts';
import { methodInWords } from './methodInWords.ts';
import { openingInWords } from './openingInWords.ts';
import { plain, word } from './plain.ts';
import { QUESTION_KINDS } from './questionKinds.ts';
import { scheduleInWords } from './scheduleInWords.ts';
import { spanInWords } from './spanInWords.ts';
import { batteryTitle, formTitle, itemTitle } from './titles.ts';
import { triggerInWords } from './triggerInWords.ts';
import { count, decimal, list, WEEKDAYS } from './words.ts';

/** A field's value in Swedish words, to stand in the middle of a sentence. */
export function told(field: string, value: unknown, moment: Moment, kind?: ItemKind): string {
  if (value === undefined || value === null) return 'inget';
  switch (field) {
    case 'messages':
      return value === true ? 'på' : 'av';
    case 'mandatory':
      return kind === 'step' ? (value === true ? 'obligatoriskt' : 'frivilligt') : value === true ? 'obligatorisk' : 'frivillig';
    case 'band':
      return `${decimal(Number((value as Fields)['from']))}–${decimal(Number((value as Fields)['to']))}`;
    case 'notices':
      return notices(value as NonNullable<Moment['notices']>);
    case 'pause':
      return pause(value as NonNullable<Moment['pause']>);
    case 'staffHours':
      return staffHours(value as NonNullable<Moment['staffHours']>);
    case 'method':
      return methodInWords(value as Method);
    case 'kind':
      return kind === 'question' ? `”${QUESTION_KINDS[value as QuestionKind]}”` : plain(value);
    case 'shownWhen':
    case 'expression':
    case 'pattern':
      return `”${value as string}”`;
    case 'media':
    case 'image':
      return `”${String((value as Fields)['src'])}” (${String((value as Fields)['alt'])})`;
    case 'texts':
      return list(Object.entries(value as Fields).map(([step, text]) => `${decimal(Number(step))} ”${String(text)}”`));
    case 'initial':
      return initial(value);
    case 'prefill':
      return prefill(value as Prefill, moment);
    case 'pages':
      return pages(value as Fields);
    case 'sharedForm':
      return `”${String((value as Fields)['id'])}” version ${String((value as Fields)['version'])}`;
    case 'cases':
      return count((value as readonly unknown[]).length, 'provfall', 'provfall');
    case 'activityPlan':
      return `”${String((value as Fields)['title'])}”${(value as Fields)['citizenSees'] === false ? ', bara för personal' : ''}`;
    case 'graph':
      return graph(value as NonNullable<Result['graph']>);
    case 'from':
      return list((value as readonly string[]).map((id) => `”${formTitle(moment, id)}”`));
    case 'endsWhenCompleted':
      return value === 'all' ? 'alla moduler' : list((value as readonly string[]).map((id) => `”${itemTitle(moment, id)}”`));
    case 'burden':
      return `${String((value as Fields)['minutesPerWeek'])} minuter`;
    case 'translations':
      return list(
        Object.entries(value as Readonly<Record<string, object>>).map(
          ([code, texts]) => `${code} (${count(Object.keys(texts).length, 'text', 'texter')})`,
        ),
      );
    case 'opens':
      return openingInWords(value as Opening, moment);
    case 'closes':
      return isKind(value) ? openingInWords(value as unknown as Opening, moment) : spanInWords(value as Fields);
    case 'due':
      return spanInWords(value as Fields);
    case 'schedule':
      return scheduleInWords(value as Battery['schedule'], moment);
    case 'trigger':
      return triggerInWords(value as Trigger, moment);
    case 'completes':
      return completion(value as Fields);
    case 'reminder':
      return reminder(value as Fields);
    case 'rung':
      return `efter ${String((value as Fields)['afterHours'])} personaltimmar till ${word(String((value as Fields)['to']))} (${word(String((value as Fields)['by']))})`;
    case 'ends':
    case 'invitation':
      return `dag ${String((value as Fields)['days'])} kl. ${String((value as Fields)['at'])}`;
    case 'followUp':
      return `dag ${String((value as Fields)['days'])} efter slutet`;
    case 'maintenance':
      return `${String((value as Fields)['noticeDays'])} dagar före`;
    case 'shares':
      return `”${batteryTitle(moment, String((value as Fields)['battery']))}” inom ${String((value as Fields)['days'])} dagar`;
    case 'before':
      return `”${batteryTitle(moment, value as string)}”`;
    case 'form':
      return `”${formTitle(moment, value as string)}”`;
    case 'forms':
      return list((value as readonly string[]).map((id) => `”${formTitle(moment, id)}”`));
    default:
      return plain(value);
  }
}

function notices({ quiet, movable, perWeek }: NonNullable<Moment['notices']>): string {
  const said = [
    quiet && `tyst ${quiet.from}–${quiet.to}`,
    movable && `flyttbara ${movable.earliest}–${movable.latest}`,
    perWeek !== undefined && `högst ${perWeek} i veckan`,
  ].filter((part) => typeof part === 'string');
  return said.length === 0 ? 'inga särskilda regler' : list(said);
}

function pause({
  byCitizen,
  modules = 'shift',
  batteries = 'skip',
  flags = 'shift',
  activities = 'skip',
}: NonNullable<Moment['pause']>): string {
  const kinds = [
    `moduler ${PAUSE[modules]}`,
    `mätningar ${PAUSE[batteries]}`,
    `flaggor ${PAUSE[flags]}`,
    `aktiviteter ${PAUSE[activities]}`,
  ];
  return `${list(kinds)}${byCitizen ? ', och invånaren får pausa själv' : ''}`;
}

const PAUSE = { shift: 'skjuts upp', skip: 'hoppas över', catchUp: 'tas igen' } as const;

function staffHours({ week, closed }: NonNullable<Moment['staffHours']>): string {
  const days = week.map(
    (day, index) => `${WEEKDAYS[index]?.slice(0, 3) ?? ''} ${day.map(([from, to]) => `${from}–${to}`).join(' och ') || 'stängt'}`,
  );
  return `${list(days)}${closed.length > 0 ? `, stängt ${list(closed)}` : ''}`;
}

function initial(value: unknown): string {
  if (Array.isArray(value)) return list(value.map(initial));
  if (typeof value === 'object' && value !== null) return list(Object.entries(value).map(([row, chosen]) => `${row}: ${initial(chosen)}`));
  return plain(value);
}

function prefill(rule: Prefill, moment: Moment): string {
  switch (rule.from) {
    case 'form':
      return `frågan ”${rule.question}” i formuläret ”${formTitle(moment, rule.form)}”`;
    case 'startFact':
      return `startuppgiften ”${rule.fact}”`;
    case 'start':
      return `datumet ”${rule.name}”`;
    case 'today':
      return 'dagens datum';
  }
}

function pages(rule: Fields): string {
  const titles = (rule['titles'] as readonly string[] | undefined) ?? [];
  const by = list((rule['by'] as readonly string[]).map(plain));
  return `högst ${String(rule['maximum'])}, av ${by}${titles.length === 0 ? '' : `, från början ${list(titles.map((title) => `”${title}”`))}`}`;
}

function graph({ minimum, maximum, together }: NonNullable<Result['graph']>): string {
  const ends = `från ${minimum === undefined ? 'lägsta' : decimal(minimum)} till ${maximum === undefined ? 'högsta' : decimal(maximum)}`;
  return `${ends}${together === undefined ? '' : `, tillsammans med ”${together}”`}`;
}

function completion(rule: Fields): string {
  const words: Readonly<Record<string, string>> = {
    citizen: 'när invånaren markerar det',
    forms: 'när de obligatoriska formulären är sparade',
    steps: 'när stegen är besökta',
    staff: 'när personal markerar det',
    never: 'aldrig av sig själv',
  };
  return words[String(rule['kind'])] ?? spanInWords(rule['after'] as Fields);
}

function reminder(rule: Fields): string {
  const from = rule['from'] === 'due' ? 'från utsatt tid' : 'från öppningen';
  return 'hours' in rule
    ? `${decimal(Number(rule['hours']))} timmar ${from}`
    : `dag ${String(rule['days'])} ${from} kl. ${String(rule['at'])}`;
}

const isKind = (value: unknown): boolean => typeof value === 'object' && value !== null && 'kind' in value;

type Fields = Readonly<Record<string, unknown>>;
