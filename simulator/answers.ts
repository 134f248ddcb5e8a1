import type { Form } from '../compiler/document/form.ts';
import { formLogic } from '../compiler/answers/formLogic.ts';
import { shownAnswers } from '../compiler/answers/shownAnswers.ts';
import { regionsOf } from '../compiler/document/bodyRegions.ts';
import type { Answer, Answers, Question, SimpleAnswer } from '../compiler/document/question.ts';
import type { Option } from '../compiler/document/questions/everyQuestion.ts';
import { type Random, randomOf } from './random.ts';

/** How the one who answers is doing: `burden` from 0 (well) to 1 (badly), and the words that make one citizen differ from another. */
export interface Mood {
  readonly burden: number;
  readonly seed: string;
  /** Which time she answers, so that the same form is not answered the same way twice. */
  readonly occasion: string;
}

/** Valid answers to every question of a form that is shown and has an answer, plausible enough to look at. The same mood gives the same answers. */
export function answersTo(form: Form, mood: Mood): Answers {
  const answers: Record<string, Answer> = {};
  let evenings = 0;
  let mornings = 0;
  for (const question of form.questions) {
    const random = randomOf(mood.seed, form.id, question.id, mood.occasion);
    // A lasting bent: the same person keeps having most trouble with the same questions.
    const bent = randomOf(mood.seed, form.id, question.id).next() - 0.5;
    const told = toldBy(question);
    const rare = told.isRare ? 0.45 : 0;
    const burden = within(mood.burden - rare + bent * (question.kind === 'singleChoice' ? 1 : 0.3) + (random.next() - 0.5) * 0.25, 0, 1);
    if (question.kind === 'time') {
      if (told.isMorning) answers[question.id] = clock(6 * 60 + 20 * mornings++ + 5 * random.whole(0, 9));
      else if (told.isEvening) answers[question.id] = clock(22 * 60 + 30 + 20 * evenings++ + 5 * random.whole(0, 8));
      else answers[question.id] = clock(18 * 60 + 15 * random.whole(0, 4));
      continue;
    }
    if (question.kind === 'longText' && question.mandatory) {
      answers[question.id] = cut(random.pick(told.ways), question.maximumLength);
      continue;
    }
    const answer = answerTo(question, burden, random);
    if (answer !== undefined) answers[question.id] = answer;
  }
  return shownAnswers(form.questions, formLogic(form), answers);
}

const MORNING = /steg|stig|vakna|morgon/i;
const EVENING = /lade|lägg|släck|säng|kväll/i;
/** End words that mean that more is worse. */
export const WORSE = /dålig|trött|somna|svår|plåg|orol|värst|smärt|rädsla|rädd|outhärd|mycket stark/i;
/** Most people, also burdened ones, say no to these. */
const RARELY = /död|skada dig/i;
const FREELY = /^(skulle|vill|kan) du/i;

function answerTo(question: Question, burden: number, random: Random): Answer | undefined {
  switch (question.kind) {
    case 'singleChoice':
    case 'dropDown': {
      const place = within(Math.round(burden * (question.options.length - 1)), 0, question.options.length - 1);
      return question.options[place]?.id;
    }
    case 'multipleChoice':
      return severalOf(question.options, question.minimum ?? 0, question.maximum ?? question.options.length, random);
    case 'pictureChoice':
      return question.several === true
        ? severalOf(question.options, 1, question.options.length, random)
        : question.options[random.whole(0, Math.max(0, question.options.length - 1))]?.id;
    case 'ranking': {
      const left = question.options.map(({ id }) => id);
      const places = Math.min(question.places ?? left.length, left.length);
      return Array.from({ length: places }, () => left.splice(random.whole(0, left.length - 1), 1)[0] ?? '');
    }
    case 'bodyMap':
      return regionsOf(question.sides)
        .filter((_, place) => place === 2 || place === 13)
        .slice(0, question.maximum ?? 2);
    case 'singleChoiceMatrix':
      return Object.fromEntries(
        question.rows.flatMap(({ id }) => {
          const place = within(
            Math.round((burden + (random.next() - 0.5) * 0.4) * (question.options.length - 1)),
            0,
            question.options.length - 1,
          );
          const option = question.options[place]?.id;
          return option === undefined ? [] : [[id, option]];
        }),
      );
    case 'multipleChoiceMatrix':
      return Object.fromEntries(question.rows.map(({ id }) => [id, severalOf(question.options, 1, question.options.length, random)]));
    case 'consent':
      return true;
    case 'yesNo':
      return toldBy(question).isFree || random.next() < burden * 0.12;
    case 'number':
      return numberOf(question, burden, random);
    case 'scale':
    case 'ratingScale':
    case 'slider':
    case 'visualAnalogueScale': {
      const { minimum, maximum, step } = stepsOf(question);
      const share = toldBy(question).isWorse ? burden : 1 - burden;
      const most = Math.floor(Number(((maximum - minimum) / step).toFixed(9)));
      return Number((minimum + within(Math.round(share * most), 0, most) * step).toFixed(9));
    }
    case 'duration': {
      const { minimumMinutes = 0, maximumMinutes = minimumMinutes + 120 } = question;
      return within(Math.round((minimumMinutes + (maximumMinutes - minimumMinutes) * burden) / 5) * 5, minimumMinutes, maximumMinutes);
    }
    case 'shortText':
      return cut(random.pick(['Vid köksbordet', 'I fåtöljen vid fönstret']), question.maximumLength);
    case 'contact':
      return question.of === 'email' ? 'namn@exempel.se' : '+46701740605';
    case 'identityNumber':
      return question.accepts.includes('personal') ? '191212121212' : '191212721219';
    case 'date':
      return dayWithin(question, `2026-0${random.whole(1, 9)}-1${random.whole(0, 9)}`);
    case 'dateTime':
      return `2026-0${random.whole(1, 9)}-1${random.whole(0, 9)}T${clock(8 * 60 + 15 * random.whole(0, 40))}`;
    case 'signature':
      return { name: 'Tolvan Tolvansson' };
    case 'group':
      return repetitions(question, burden, random);
    // Files are made by nobody here.
    case 'file':
    case 'recording':
    case 'longText':
    case 'time':
    case 'information':
    case 'calculated':
      return undefined;
  }
}

/** What the words of a question tell of how it is answered: read once for each question. */
interface Told {
  readonly isMorning: boolean;
  readonly isEvening: boolean;
  readonly isRare: boolean;
  readonly isFree: boolean;
  readonly isWorse: boolean;
  readonly ways: readonly [string, ...string[]];
}

function toldBy(question: Question): Told {
  const known = toldBefore.get(question);
  if (known !== undefined) return known;
  const { text } = question;
  const told = {
    isMorning: MORNING.test(text),
    isEvening: EVENING.test(text),
    isRare: RARELY.test(text),
    isFree: FREELY.test(text),
    isWorse: 'maximumText' in question && WORSE.test(question.maximumText ?? ''),
    ways: TEXTS.find(([about]) => about.test(text))?.[1] ?? ['–'],
  } as const;
  toldBefore.set(question, told);
  return told;
}

const toldBefore = new WeakMap<Question, Told>();

function severalOf(options: readonly Option[], minimum: number, maximum: number, random: Random): readonly string[] {
  const possible = options.filter(({ exclusive }) => exclusive !== true);
  const most = Math.min(maximum, possible.length);
  const chosen = new Set<string>();
  for (const { id } of possible) if (chosen.size < most && random.next() < 0.35) chosen.add(id);
  for (const { id } of possible) if (chosen.size < Math.min(minimum, most)) chosen.add(id);
  return possible.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
}

function stepsOf(question: Extract<Question, { kind: 'scale' | 'ratingScale' | 'slider' | 'visualAnalogueScale' }>) {
  if (question.kind === 'visualAnalogueScale') return { minimum: 0, maximum: 100, step: 1 };
  return { minimum: question.minimum, maximum: question.maximum, step: question.kind === 'slider' ? question.step : 1 };
}

function dayWithin({ minimum, maximum }: Extract<Question, { kind: 'date' }>, day: string): string {
  if (maximum !== undefined && maximum !== 'today' && day > maximum) return maximum;
  return minimum !== undefined && minimum !== 'today' && day < minimum ? minimum : day;
}

/** Once, or as many times as there must be, with an answer to whatever can be answered. */
function repetitions(question: Extract<Question, { kind: 'group' }>, burden: number, random: Random): Answer {
  return Array.from({ length: Math.max(1, question.minimum ?? 1) }, () =>
    Object.fromEntries(
      question.questions.flatMap((one): [string, SimpleAnswer][] => {
        const answer = one.kind === 'time' ? '12:15' : one.kind === 'longText' ? 'Ungefär som vanligt.' : answerTo(one, burden, random);
        return answer === undefined ? [] : [[one.id, answer as SimpleAnswer]];
      }),
    ),
  );
}

function numberOf(question: Extract<Question, { kind: 'number' }>, burden: number, random: Random): number {
  const { minimum = 0, maximum = minimum + 100, decimals, unit } = question;
  const usual: Readonly<Record<string, number>> = {
    min: 5 * Math.round((8 + burden * 70) / 5),
    h: 7.5 - burden * 2.5,
    gånger: Math.round(burden * 4),
    dagar: Math.round((1 - burden) * 7),
    nätter: Math.round(burden * 6),
  };
  const value = usual[unit ?? ''] ?? minimum + (maximum - minimum) * (0.3 + random.next() * 0.4);
  const scale = 10 ** decimals;
  return within(Math.round(value * scale) / scale, Math.ceil(minimum * scale) / scale, Math.floor(maximum * scale) / scale);
}

/** What people write, by what is asked. Nothing in it is about anyone. */
const TEXTS: readonly (readonly [about: RegExp, ways: readonly [string, ...string[]]])[] = [
  [
    /svårast|vaken/i,
    [
      'Jag ligger vaken länge och tänker på morgondagen.',
      'Jag vaknar vid tre och kommer inte till ro igen.',
      'Det tar ofta mer än en timme att somna.',
    ],
  ],
  [
    /märks/i,
    [
      'Jag är trött på eftermiddagarna och blir lätt irriterad.',
      'Det är svårt att koncentrera sig på arbetet.',
      'Jag orkar inte träffa vänner på kvällen.',
    ],
  ],
  [
    /vill du kunna/i,
    ['Orka läsa för barnen på kvällen.', 'Köra till arbetet utan att vara rädd att somna.', 'Låta bli att tänka på sömnen hela kvällen.'],
  ],
  [/vän som/i, ['Att en dålig natt inte avgör hela dagen.', 'Att det har gått bra förut.']],
  [/vanor/i, ['Att stiga upp på samma tid och att gå ut på förmiddagen.', 'Uppstigningstiden och att gå upp när jag ligger vaken.']],
  [/tecken/i, ['Jag börjar räkna timmar. Då läser jag modul 3 igen.', 'Jag lägger mig allt tidigare. Då för jag sömndagbok en vecka.']],
  [/./, ['Det gick bättre än jag trodde.', 'Jag tar en sak i taget.', 'Ungefär som vanligt.']],
];

const clock = (minutes: number): string => `${pad(Math.floor(minutes / 60) % 24)}:${pad(minutes % 60)}`;
const pad = (value: number): string => String(value).padStart(2, '0');
const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
const cut = (text: string, most: number): string => Array.from(text).slice(0, most).join('');
