import { Suspense, lazy, type ComponentType } from 'react';
import type { Answer, Question, QuestionKind } from '../../compiler/document/question.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { CalculatedQuestion } from './calculated.tsx';
import { ConsentQuestion } from './consent.tsx';
import { ContactQuestion } from './contact.tsx';
import { DateQuestion } from './date.tsx';
import { DateTimeQuestion } from './dateTime.tsx';
import { DropDownQuestion } from './dropDown.tsx';
import { DurationQuestion } from './duration.tsx';
import { IdentityNumberQuestion } from './identityNumber.tsx';
import { InformationQuestion } from './information.tsx';
import { LongTextQuestion } from './longText.tsx';
import { MultipleChoiceQuestion } from './multipleChoice.tsx';
import { NumberQuestion } from './number.tsx';
import { PictureChoiceQuestion } from './pictureChoice.tsx';
import { QuestionMedia } from './questionMedia.tsx';
import type { QuestionProps, WrongInside } from './questionProps.ts';
import { RatingScaleQuestion } from './ratingScale.tsx';
import { ScaleQuestion } from './scale.tsx';
import { ShortTextQuestion } from './shortText.tsx';
import { SingleChoiceQuestion } from './singleChoice.tsx';
import { TakeAway } from './takeAway.tsx';
import { TimeQuestion } from './time.tsx';
import { VisualAnalogueScaleQuestion } from './visualAnalogueScale.tsx';
import { SliderQuestion } from './slider.tsx';
import { YesNoQuestion } from './yesNo.tsx';

interface Props {
  readonly question: Question;
  /** The id of its input. */
  readonly id: string;
  readonly answer: Answer | undefined;
  readonly error: string | undefined;
  readonly wrongInside?: readonly WrongInside[];
  /** Undefined takes the answer away. */
  readonly onAnswer: (answer: Answer | undefined) => void;
}

/** One question with the input its kind asks for. */
export function QuestionField({ question, id, answer, error, wrongInside = [], onAnswer }: Props) {
  const Kind = kinds[question.kind] as ComponentType<QuestionProps<QuestionKind>>;
  const field = {
    id,
    label: question.text,
    hint: 'help' in question ? question.help : undefined,
    media: question.media === undefined ? undefined : <QuestionMedia media={question.media} />,
    error,
    optional: 'mandatory' in question && !question.mandatory,
  };
  return (
    <Suspense fallback={<Skeleton />}>
      <Kind {...{ question, answer, field, wrongInside, onAnswer }} />
      <TakeAway {...{ question, id, answer, onAnswer }} />
    </Suspense>
  );
}

/** Fetches the code of the kinds a form has that are loaded by themselves, so that a page met later works without contact. */
export function fetchKinds(questions: readonly Question[]): void {
  for (const question of questions) {
    // What cannot be fetched now is tried again when it is shown.
    apart[question.kind as keyof typeof apart]?.().catch(() => undefined);
    if (question.kind === 'group') fetchKinds(question.questions);
  }
}

/** Kinds that weigh, and that most forms do without. */
const apart = {
  bodyMap: () => import('./bodyMap.tsx').then(({ BodyMapQuestion }) => ({ default: BodyMapQuestion })),
  file: () => import('./file.tsx').then(({ FileQuestion }) => ({ default: FileQuestion })),
  group: () => import('./group.tsx').then(({ GroupQuestion }) => ({ default: GroupQuestion })),
  multipleChoiceMatrix: () =>
    import('./multipleChoiceMatrix.tsx').then(({ MultipleChoiceMatrixQuestion }) => ({ default: MultipleChoiceMatrixQuestion })),
  ranking: () => import('./ranking.tsx').then(({ RankingQuestion }) => ({ default: RankingQuestion })),
  recording: () => import('./recording.tsx').then(({ RecordingQuestion }) => ({ default: RecordingQuestion })),
  signature: () => import('./signature.tsx').then(({ SignatureQuestion }) => ({ default: SignatureQuestion })),
  singleChoiceMatrix: () =>
    import('./singleChoiceMatrix.tsx').then(({ SingleChoiceMatrixQuestion }) => ({ default: SingleChoiceMatrixQuestion })),
} as const;

const kinds: { readonly [Kind in QuestionKind]: ComponentType<QuestionProps<Kind>> } = {
  bodyMap: lazy(apart.bodyMap),
  calculated: CalculatedQuestion,
  consent: ConsentQuestion,
  contact: ContactQuestion,
  date: DateQuestion,
  dateTime: DateTimeQuestion,
  dropDown: DropDownQuestion,
  duration: DurationQuestion,
  file: lazy(apart.file),
  group: lazy(apart.group),
  identityNumber: IdentityNumberQuestion,
  information: InformationQuestion,
  longText: LongTextQuestion,
  multipleChoice: MultipleChoiceQuestion,
  multipleChoiceMatrix: lazy(apart.multipleChoiceMatrix),
  number: NumberQuestion,
  pictureChoice: PictureChoiceQuestion,
  ranking: lazy(apart.ranking),
  ratingScale: RatingScaleQuestion,
  recording: lazy(apart.recording),
  scale: ScaleQuestion,
  shortText: ShortTextQuestion,
  signature: lazy(apart.signature),
  singleChoice: SingleChoiceQuestion,
  singleChoiceMatrix: lazy(apart.singleChoiceMatrix),
  slider: SliderQuestion,
  time: TimeQuestion,
  visualAnalogueScale: VisualAnalogueScaleQuestion,
  yesNo: YesNoQuestion,
};
