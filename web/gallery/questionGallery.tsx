import '../ui/css/citizen.css';
import { useMemo, useState } from 'react';
import { checkAnswers } from '../../compiler/answers/checkAnswers.ts';
import { formLogic } from '../../compiler/answers/formLogic.ts';
import type { Form } from '../../compiler/document/form.ts';
import { form as formShape } from '../../compiler/document/form.ts';
import type { Answer, Answers, Question } from '../../compiler/document/question.ts';
import { AnswerList } from '../answerList.tsx';
import { FormPreview } from '../preview/formPreview.tsx';
import { usePortsHere } from '../preview/keptHere.ts';
import { questionPorts } from '../questions/ports.ts';
import { QuestionList } from '../questions/questionList.tsx';
import { seenNow } from '../questions/seenNow.ts';
import { PageHead } from '../ui/pageHead.tsx';
import { everyAnswer, everyKind, everyWrong } from './everyKind.ts';
import { captions, picture, silence } from './samples.ts';

const words = {
  orord: 'Inget är besvarat',
  svarad: 'Allt är besvarat',
  fel: 'Allt är fel',
  last: 'Att läsa',
  media: 'Med bild, ljud och film',
  langa: 'Med långa ord',
  grupp: 'I en grupp',
  formular: 'Ett helt formulär',
} as const;
export type QuestionState = keyof typeof words;
export const questionStates = Object.keys(words) as readonly QuestionState[];

const files = [
  { id: 'bild', name: 'utslag-på-armen.png', type: 'image/png', bytes: 340_000 },
  { id: 'intyg', name: 'läkarintyg.pdf', type: 'application/pdf', bytes: 2_400_000 },
  { id: 'ljud', name: 'ljud.wav', type: 'audio/wav', bytes: 48_000 },
  { id: 'teckning', name: 'namnteckning.png', type: 'image/png', bytes: 12_000 },
];

const media: Readonly<Record<string, string>> = {
  'bild.svg': picture('Bild', '#a9c6dd'),
  'ljud.wav': silence(),
  'film.mp4': 'data:video/mp4;base64,AAAA',
  'text.vtt': captions,
};

/** Every kind of question in one state at a time. Development only; the words here are samples and stand in no catalogue. */
export function QuestionGallery({ state }: { state: QuestionState }) {
  const addresses = useMemo(
    () => ({ bild: picture('Utslag', '#e0a08f'), intyg: '#intyg', ljud: silence(), teckning: picture('Anna Berg', '#fff') }),
    [],
  );
  const here = usePortsHere(files, addresses);
  const ports = { ...here, mediaAddress: (src: string) => media[src] ?? here.mediaAddress(src) };
  return (
    <questionPorts.Provider value={ports}>
      <div className="stack">
        <PageHead title="Alla frågetyper" under={words[state]} />
        <nav aria-label="Lägen" className="row" data-no-print>
          {questionStates.map((one) => (
            <a key={one} className="link" data-alone href={`?lage=${one}`} aria-current={one === state ? 'page' : undefined}>
              {words[one]}
            </a>
          ))}
        </nav>
        <InState key={state} state={state} />
      </div>
    </questionPorts.Provider>
  );
}

function InState({ state }: { state: QuestionState }) {
  switch (state) {
    case 'orord':
      return <Asked form={everyKind} />;
    case 'svarad':
      return <Asked form={everyKind} start={everyAnswer} />;
    case 'fel':
      return <Asked form={mandatory} start={everyWrong} checked />;
    case 'last':
      return <AnswerList questions={everyKind.questions} answers={everyAnswer} logic={formLogic(everyKind)} />;
    case 'media':
      return <Asked form={withMedia} />;
    case 'langa':
      return <Asked form={withLongWords} start={everyAnswer} checked />;
    case 'grupp':
      return <Asked form={inGroup} start={{ alla: [inOne(everyAnswer), {}] }} />;
    case 'formular':
      return <FormPreview form={everyKind} whole />;
  }
}

function Asked({ form, start = {}, checked = false }: { form: Form; start?: Answers; checked?: boolean }) {
  const [answers, setAnswers] = useState(start);
  const logic = formLogic(form);
  return (
    <div className="stack" data-gap="wide" id="block">
      <QuestionList
        questions={form.questions}
        seen={seenNow(form.questions, logic, answers)}
        answers={answers}
        problems={checked ? checkAnswers(form.questions, answers, 'save', logic, '2026-11-22') : []}
        onAnswer={(question, answer: Answer | undefined) =>
          setAnswers(({ [question]: _, ...others }) => (answer === undefined ? others : { ...others, [question]: answer }))
        }
      />
    </div>
  );
}

const made = (change: (question: Question, index: number) => object): Form =>
  formShape.parse({ id: 'alla', title: 'Alla frågetyper', questions: everyKind.questions.map(change) });

const mandatory = made((question) => ('mandatory' in question ? { ...question, mandatory: true } : question));

const withMedia = made((question, index) => ({
  ...question,
  media: [
    { media: 'image', src: 'bild.svg', alt: 'En blå cirkel' },
    { media: 'audio', src: 'ljud.wav', alt: 'Frågan uppläst', transcript: 'Frågan, **ord för ord**.' },
    { media: 'video', src: 'film.mp4', alt: 'Frågan på teckenspråk', captions: 'text.vtt', transcript: 'Frågan, ord för ord.' },
  ][index % 3],
}));

const long = 'Läkemedelsbiverkningsrapporteringsblankettsifyllnadsanvisningar';
const withLongWords = made((question) => ({
  ...question,
  text: `${long} – ${question.text}`,
  ...('help' in question ? { help: `${question.help ?? ''} ${long}` } : {}),
  ...('options' in question
    ? { options: question.options.map((option) => ({ ...option, text: `${option.text} ${long}`, help: `Hjälp om ${long}` })) }
    : {}),
  ...('rows' in question ? { rows: question.rows.map((row) => ({ ...row, text: `${row.text} ${long}` })) } : {}),
  ...('minimumText' in question ? { minimumText: long, maximumText: long } : {}),
}));

const inGroup = formShape.parse({
  id: 'alla',
  title: 'Alla frågetyper',
  questions: [
    {
      kind: 'group',
      id: 'alla',
      text: 'Allt detta, flera gånger',
      questions: everyKind.questions.filter(({ kind }) => kind !== 'group'),
    },
  ],
});

const inOne = ({ group: _, ...others }: Answers) => others as Record<string, string>;
