import type { ChangeClass } from '../../../compiler/diff/changeClass.ts';
import { everyWord, type Draft } from './everyWord.ts';

/** The small moment with a form that uses the words of forms, for edits to be made in. */
export function everyFormWord(): Draft {
  const draft = everyWord();
  draft.forms.push({
    id: 'besvar',
    title: 'Besvär',
    kind: 'tab',
    pages: { by: ['citizen'], maximum: 9, titles: ['Första'] },
    questions: [
      { kind: 'yesNo', id: 'ont', text: 'Har du ont?' },
      {
        kind: 'ratingScale',
        id: 'hur',
        text: 'Hur ont?',
        minimum: 0,
        maximum: 10,
        texts: { '0': 'Inte alls' },
        shownWhen: 'answers.ont = true',
      },
      {
        kind: 'singleChoiceMatrix',
        id: 'var',
        text: 'Var?',
        mandatory: true,
        rows: [
          { id: 'rygg', text: 'I ryggen' },
          { id: 'nacke', text: 'I nacken' },
        ],
        options: [
          { id: 'nej', text: 'Nej', score: 0 },
          { id: 'ja', text: 'Ja', score: 1 },
        ],
      },
      { kind: 'calculated', id: 'dubbelt', text: 'Dubbelt', expression: 'answers.hur * 2' },
      { kind: 'consent', id: 'samtycke', text: 'Om studien', statement: 'Jag vill vara med.' },
      { kind: 'shortText', id: 'kod', text: 'Kod', pattern: '\\d{4}', patternText: 'Fyra siffror.' },
      {
        kind: 'pictureChoice',
        id: 'min',
        text: 'Vilken min?',
        options: [
          { id: 'glad', text: 'Glad', image: { src: 'glad.svg', alt: 'En glad min' } },
          { id: 'ledsen', text: 'Ledsen', image: { src: 'ledsen.svg', alt: 'En ledsen min' } },
        ],
      },
      {
        kind: 'group',
        id: 'medel',
        text: 'Läkemedel',
        maximum: 5,
        questions: [{ kind: 'number', id: 'dos', text: 'Dos?', minimum: 1, maximum: 9 }],
      },
    ],
    results: [
      {
        id: 'grad',
        title: 'Grad',
        method: { kind: 'mean', questions: ['var.rygg', 'var.nacke'], missingAllowed: 1 },
        minimum: 0,
        maximum: 1,
        audience: ['staff'],
      },
    ],
  });
  draft.results = [
    {
      id: 'allt',
      title: 'Allt',
      from: ['halsa', 'besvar'],
      method: {
        kind: 'combine',
        items: [
          { form: 'halsa', result: 'summa' },
          { form: 'besvar', result: 'grad' },
        ],
      },
      minimum: 0,
      maximum: 3,
      audience: ['staff'],
    },
  ];
  draft.activityPlan = { title: 'Plan' };
  return draft;
}

const q = (draft: Draft, index: number) => draft.forms[1].questions[index];

/** One kind of edit each in the words of forms: what a designer does, the class it has, and the sentence it is told in. */
export const FORM_EDITS: readonly (readonly [name: string, edit: (draft: Draft) => void, level: ChangeClass, sentence: string])[] = [
  [
    'a question is shown otherwise',
    (d) => (q(d, 1).shownWhen = 'answers.ont = false'),
    'needsPlan',
    'Frågan ”Hur ont?” i formuläret ”Besvär” visas när ”answers.ont = false” i stället för ”answers.ont = true”.',
  ],
  [
    'a question is always shown',
    (d) => delete q(d, 1).shownWhen,
    'needsPlan',
    'Frågan ”Hur ont?” i formuläret ”Besvär” visas när inte längre, tidigare ”answers.ont = true”.',
  ],
  [
    'a scale is longer',
    (d) => (q(d, 1).maximum = 20),
    'needsPlan',
    'Högsta svaret på frågan ”Hur ont?” i formuläret ”Besvär” är 20 i stället för 10.',
  ],
  [
    'a step has another word',
    (d) => (q(d, 1).texts = { '0': 'Ingen' }),
    'wording',
    'Orden vid stegen i frågan ”Hur ont?” i formuläret ”Besvär” är 0 ”Ingen” i stället för 0 ”Inte alls”.',
  ],
  [
    'a question begins a page',
    (d) => (q(d, 2).newPage = true),
    'wording',
    'Frågan ”Var?” i formuläret ”Besvär” börjar en ny sida: ja, tidigare inte alls.',
  ],
  [
    'a question has a picture',
    (d) => (q(d, 2).media = { media: 'image', src: 'k.svg', alt: 'Kropp' }),
    'wording',
    'Bilden eller inspelningen vid frågan ”Var?” i formuläret ”Besvär” är ”k.svg” (Kropp), tidigare inte alls.',
  ],
  ['a row is reworded', (d) => (q(d, 2).rows[0].text = 'Ryggen'), 'wording', 'Texten till raden ”Ryggen” i frågan ”Var?” är ändrad.'],
  ['a row comes', (d) => q(d, 2).rows.push({ id: 'kna', text: 'I knät' }), 'needsPlan', 'Raden ”I knät” i frågan ”Var?” är ny.'],
  ['a row goes', (d) => q(d, 2).rows.pop(), 'needsPlan', 'Raden ”I nacken” i frågan ”Var?” är borttagen.'],
  ['rows change places', (d) => q(d, 2).rows.reverse(), 'wording', 'Raderna i frågan ”Var?” i formuläret ”Besvär” har bytt ordning.'],
  [
    'a value is calculated otherwise',
    (d) => (q(d, 3).expression = 'answers.hur * 3'),
    'needsPlan',
    'Frågan ”Dubbelt” i formuläret ”Besvär” räknas som ”answers.hur * 3” i stället för ”answers.hur * 2”.',
  ],
  [
    'something else is agreed to',
    (d) => (q(d, 4).statement = 'Jag vill.'),
    'needsPlan',
    'Samtyckestexten till frågan ”Om studien” i formuläret ”Besvär” är ändrad.',
  ],
  [
    'a pattern is another',
    (d) => (q(d, 5).pattern = '\\d{5}'),
    'needsPlan',
    'Svaret på frågan ”Kod” i formuläret ”Besvär” ska följa mönstret ”\\d{5}” i stället för ”\\d{4}”.',
  ],
  [
    'a pattern is taken away',
    (d) => delete q(d, 5).pattern,
    'safe',
    'Svaret på frågan ”Kod” i formuläret ”Besvär” ska följa mönstret inte längre, tidigare ”\\d{4}”.',
  ],
  [
    'an option has another picture',
    (d) => (q(d, 6).options[0].image.src = 'arg.svg'),
    'needsPlan',
    'Bilden på svaret ”Glad” på frågan ”Vilken min?” är ”arg.svg” (En glad min) i stället för ”glad.svg” (En glad min).',
  ],
  [
    'a picture is described otherwise',
    (d) => (q(d, 6).options[0].image.alt = 'Glad'),
    'wording',
    'Bilden på svaret ”Glad” på frågan ”Vilken min?” är ”glad.svg” (Glad) i stället för ”glad.svg” (En glad min).',
  ],
  [
    'an option takes the others away',
    (d) => (q(d, 6).options[0].exclusive = true),
    'needsPlan',
    'Svaret ”Glad” på frågan ”Vilken min?” tar bort de andra: ja, tidigare inte alls.',
  ],
  [
    'a question is of another kind',
    (d) => (q(d, 0).kind = 'longText'),
    'needsPlan',
    'Frågan ”Har du ont?” i formuläret ”Besvär” är av sorten ”lång text” i stället för ”ja eller nej”.',
  ],
  [
    'an answer stands from the beginning',
    (d) => (q(d, 0).initial = true),
    'safe',
    'Svaret från början på frågan ”Har du ont?” i formuläret ”Besvär” är ja, tidigare inte alls.',
  ],
  [
    'an answer is fetched',
    (d) => (q(d, 1).prefill = { from: 'form', form: 'halsa', question: 'q3' }),
    'safe',
    'Svaret på frågan ”Hur ont?” i formuläret ”Besvär” hämtas från frågan ”q3” i formuläret ”Hälsa”, tidigare inte alls.',
  ],
  [
    'a group may be longer',
    (d) => (q(d, 7).maximum = 8),
    'safe',
    'Högsta svaret på frågan ”Läkemedel” i formuläret ”Besvär” är 8 i stället för 5.',
  ],
  [
    'a question in a group is reworded',
    (d) => (q(d, 7).questions[0].text = 'Hur mycket?'),
    'wording',
    'Texten till frågan ”Hur mycket?” i gruppen ”Läkemedel” är ändrad.',
  ],
  [
    'a question in a group has another limit',
    (d) => (q(d, 7).questions[0].maximum = 8),
    'needsPlan',
    'Högsta svaret på frågan ”Dos?” i gruppen ”Läkemedel” är 8 i stället för 9.',
  ],
  [
    'a question comes to a group',
    (d) => q(d, 7).questions.push({ kind: 'yesNo', id: 'ofta', text: 'Ofta?' }),
    'safe',
    'Frågan ”Ofta?” i gruppen ”Läkemedel” är ny.',
  ],
  [
    'a form is of another kind',
    (d) => (d.forms[1].kind = 'calendar'),
    'needsPlan',
    'Formuläret ”Besvär” är av sorten kalenderformulär i stället för flikformulär.',
  ],
  [
    'a form has fewer pages',
    (d) => (d.forms[1].pages.maximum = 5),
    'needsPlan',
    'Sidorna i formuläret ”Besvär” får vara högst 5, av invånaren, från början ”Första” i stället för högst 9, av invånaren, från början ”Första”.',
  ],
  [
    'a form is filled in in each module',
    (d) => (d.forms[0].copies = 'perModule'),
    'needsPlan',
    'Formuläret ”Hälsa” fylls i en gång i varje modul, tidigare inte alls.',
  ],
  [
    'staff may answer',
    (d) => (d.forms[0].staffMayAnswer = true),
    'safe',
    'Personal får svara i formuläret ”Hälsa”: ja, tidigare inte alls.',
  ],
  [
    'a form is said to be a shared one',
    (d) => (d.forms[0].sharedForm = { id: 'halsa', version: '2' }),
    'safe',
    'Formuläret ”Hälsa” är gjort av ”halsa” version 2, tidigare inte alls.',
  ],
  [
    'a form is tried',
    (d) => (d.forms[0].cases = [{ name: 'Noll', answers: {}, results: { summa: null } }]),
    'wording',
    'Provfallen till formuläret ”Hälsa” är 1 provfall, tidigare inte alls.',
  ],
  [
    'a mean is taken of less',
    (d) => d.forms[1].results[0].method.questions.pop(),
    'needsPlan',
    'Resultatet ”Grad” i formuläret ”Besvär” räknas som medelvärdet av var.rygg, högst 1 svar får saknas i stället för medelvärdet av var.rygg och var.nacke, högst 1 svar får saknas.',
  ],
  [
    'a result is rounded',
    (d) => (d.forms[1].results[0].method.then = { multiply: 10, decimals: 1 }),
    'needsPlan',
    'Resultatet ”Grad” i formuläret ”Besvär” räknas som medelvärdet av var.rygg och var.nacke, högst 1 svar får saknas, sedan gånger 10 och avrundat till 1 decimal i stället för medelvärdet av var.rygg och var.nacke, högst 1 svar får saknas.',
  ],
  [
    'a result is drawn otherwise',
    (d) => (d.forms[1].results[0].graph = { minimum: 0, together: 'besvar' }),
    'wording',
    'Grafen för resultatet ”Grad” i formuläret ”Besvär” går från 0 till högsta, tillsammans med ”besvar”, tidigare inte alls.',
  ],
  [
    'a result is shown otherwise',
    (d) => (d.forms[1].results[0].shownAs = ['value', 'table']),
    'wording',
    'Resultatet ”Grad” i formuläret ”Besvär” visas som värde och tabell, tidigare inte alls.',
  ],
  [
    'a result of the moment weighs otherwise',
    (d) => (d.results[0].method.items[0].weight = 2),
    'needsPlan',
    'Momentets resultat ”Allt” räknas som halsa.summa gånger 2 och besvar.grad i stället för halsa.summa och besvar.grad.',
  ],
  [
    'a result of the moment is made of more',
    (d) => (d.results[0].from = ['halsa']),
    'needsPlan',
    'Momentets resultat ”Allt” görs av ”Hälsa” i stället för ”Hälsa” och ”Besvär”.',
  ],
  [
    'a result of the moment comes',
    (d) => d.results.push({ ...structuredClone(d.results[0]), id: 'ny', title: 'Ny' }),
    'safe',
    'Momentets resultat ”Ny” är nytt.',
  ],
  [
    'the activity plan is called otherwise',
    (d) => (d.activityPlan.title = 'Min plan'),
    'wording',
    'Aktivitetsplanen i momentet ”Allt möjligt” är ”Min plan” i stället för ”Plan”.',
  ],
  [
    'the activity plan is hidden',
    (d) => (d.activityPlan.citizenSees = false),
    'needsPlan',
    'Aktivitetsplanen i momentet ”Allt möjligt” är ”Plan”, bara för personal i stället för ”Plan”.',
  ],
  [
    'the activity plan goes',
    (d) => delete d.activityPlan,
    'needsPlan',
    'Aktivitetsplanen i momentet ”Allt möjligt” är inte längre, tidigare ”Plan”.',
  ],
];
