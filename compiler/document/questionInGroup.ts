import { z } from 'zod';
import { bodyMap } from './questions/bodyMap.ts';
import { calculated } from './questions/calculated.ts';
import { consent } from './questions/consent.ts';
import { contact } from './questions/contact.ts';
import { date } from './questions/date.ts';
import { dateTime } from './questions/dateTime.ts';
import { dropDown } from './questions/dropDown.ts';
import { duration } from './questions/duration.ts';
import { file } from './questions/file.ts';
import { identityNumber } from './questions/identityNumber.ts';
import { information } from './questions/information.ts';
import { longText } from './questions/longText.ts';
import { multipleChoice } from './questions/multipleChoice.ts';
import { multipleChoiceMatrix } from './questions/multipleChoiceMatrix.ts';
import { number } from './questions/number.ts';
import { pictureChoice } from './questions/pictureChoice.ts';
import { ranking } from './questions/ranking.ts';
import { ratingScale } from './questions/ratingScale.ts';
import { recording } from './questions/recording.ts';
import { scale } from './questions/scale.ts';
import { shortText } from './questions/shortText.ts';
import { signature } from './questions/signature.ts';
import { singleChoice } from './questions/singleChoice.ts';
import { singleChoiceMatrix } from './questions/singleChoiceMatrix.ts';
import { slider } from './questions/slider.ts';
import { time } from './questions/time.ts';
import { visualAnalogueScale } from './questions/visualAnalogueScale.ts';
import { yesNo } from './questions/yesNo.ts';

/** Every kind of question but the group itself: groups do not stand in groups. */
export const questionInGroup = z.discriminatedUnion('kind', [
  singleChoice,
  multipleChoice,
  yesNo,
  number,
  scale,
  shortText,
  longText,
  date,
  time,
  information,
  dropDown,
  pictureChoice,
  ratingScale,
  slider,
  visualAnalogueScale,
  contact,
  identityNumber,
  dateTime,
  duration,
  singleChoiceMatrix,
  multipleChoiceMatrix,
  ranking,
  consent,
  file,
  recording,
  signature,
  bodyMap,
  calculated,
]);
export type QuestionInGroup = z.infer<typeof questionInGroup>;
