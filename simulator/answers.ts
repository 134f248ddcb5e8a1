import type { Form } from '../compiler/document/form.ts';
import type { Answer, Answers, Question } from '../compiler/document/question.ts';
import { type Random, randomOf } from './random.ts';

/** How the one who answers is doing: `burden` from 0 (well) to 1 (badly), and the words that make one citizen differ from another. */
export interface Mood {
  readonly burden: number;
  readonly seed: string;
  /** Which time she answers, so that the same form is not answered the same way twice. */
  readonly occasion: string;
}

/** Valid answers to every question of a form that has an answer, plausible enough to look at. The same mood gives the same answers. */
export function answersTo(form: Form, mood: Mood): Answers {
  const answers: Record<string, Answer> = {};
  let evenings = 0;
  let mornings = 0;
  for (const question of form.questions) {
    const random = randomOf(mood.seed, form.id, question.id, mood.occasion);
    // A lasting bent: the same person keeps having most trouble with the same questions.
    const bent = randomOf(mood.seed, form.id, question.id).next() - 0.5;
    const rare = RARELY.test(question.text) ? 0.45 : 0;
    const burden = within(mood.burden - rare + bent * (question.kind === 'singleChoice' ? 1 : 0.3) + (random.next() - 0.5) * 0.25, 0, 1);
    if (question.kind === 'time') {
      if (MORNING.test(question.text)) answers[question.id] = clock(6 * 60 + 20 * mornings++ + 5 * random.whole(0, 9));
      else if (EVENING.test(question.text)) answers[question.id] = clock(22 * 60 + 30 + 20 * evenings++ + 5 * random.whole(0, 8));
      else answers[question.id] = clock(18 * 60 + 15 * random.whole(0, 4));
      continue;
    }
    if (question.kind === 'longText' && question.mandatory) {
      const ways = TEXTS.find(([about]) => about.test(question.text))?.[1] ?? ['–'];
      answers[question.id] = cut(random.pick(ways), question.maximumLength);
      continue;
    }
    const answer = answerTo(question, burden, random);
    if (answer !== undefined) answers[question.id] = answer;
  }
  return answers;
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
    case 'singleChoice': {
      const place = within(Math.round(burden * (question.options.length - 1)), 0, question.options.length - 1);
      return question.options[place]?.id;
    }
    case 'multipleChoice': {
      const most = Math.min(question.maximum ?? question.options.length, question.options.length);
      const least = Math.min(question.minimum ?? 0, most);
      const chosen = new Set<string>();
      for (const { id } of question.options) if (chosen.size < most && random.next() < 0.35) chosen.add(id);
      for (const { id } of question.options) if (chosen.size < least) chosen.add(id);
      return question.options.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
    }
    case 'yesNo':
      return FREELY.test(question.text) || random.next() < burden * 0.12;
    case 'number':
      return numberOf(question, burden, random);
    case 'scale': {
      const share = WORSE.test(question.maximumText) ? burden : 1 - burden;
      return within(Math.round(question.minimum + share * (question.maximum - question.minimum)), question.minimum, question.maximum);
    }
    case 'shortText':
      return cut(random.pick(['Vid köksbordet', 'I fåtöljen vid fönstret']), question.maximumLength);
    case 'longText':
      return undefined;
    case 'date':
      return `2026-0${random.whole(1, 9)}-1${random.whole(0, 9)}`;
    case 'time':
    case 'information':
      return undefined;
  }
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
