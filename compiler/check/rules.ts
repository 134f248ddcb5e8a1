import type { Rule } from './rule.ts';
import { BandGaps } from './rules/BandGaps.ts';
import { BatteryFormsFlagged } from './rules/BatteryFormsFlagged.ts';
import { ChoiceWithoutOptions } from './rules/ChoiceWithoutOptions.ts';
import { CitizenFlagText } from './rules/CitizenFlagText.ts';
import { ClosesBeforeOpening } from './rules/ClosesBeforeOpening.ts';
import { CompletesByFormsWithoutForms } from './rules/CompletesByFormsWithoutForms.ts';
import { ConditionAlwaysSame } from './rules/ConditionAlwaysSame.ts';
import { ConditionTypes } from './rules/ConditionTypes.ts';
import { ContentAfterEnd } from './rules/ContentAfterEnd.ts';
import { DueAfterClosing } from './rules/DueAfterClosing.ts';
import { EmptyBattery } from './rules/EmptyBattery.ts';
import { EmptyForm } from './rules/EmptyForm.ts';
import { EmptyModule } from './rules/EmptyModule.ts';
import { EmptyMoment } from './rules/EmptyMoment.ts';
import { ExpressionSubset } from './rules/ExpressionSubset.ts';
import { FlagWithoutStaff } from './rules/FlagWithoutStaff.ts';
import { FormNeverShown } from './rules/FormNeverShown.ts';
import { KnownBattery } from './rules/KnownBattery.ts';
import { KnownForm } from './rules/KnownForm.ts';
import { KnownModule } from './rules/KnownModule.ts';
import { KnownQuestion } from './rules/KnownQuestion.ts';
import { MediaSource } from './rules/MediaSource.ts';
import { MediaWithoutCaptions } from './rules/MediaWithoutCaptions.ts';
import { MissedWithoutDue } from './rules/MissedWithoutDue.ts';
import { NightHour } from './rules/NightHour.ts';
import { OpeningCycle } from './rules/OpeningCycle.ts';
import { OverlappingOccasions } from './rules/OverlappingOccasions.ts';
import { PlanTooLarge } from './rules/PlanTooLarge.ts';
import { PrioritisedFlagText } from './rules/PrioritisedFlagText.ts';
import { PutOutByReading } from './rules/PutOutByReading.ts';
import { QuestionRange } from './rules/QuestionRange.ts';
import { ReminderAfterClosing } from './rules/ReminderAfterClosing.ts';
import { ResultExpression } from './rules/ResultExpression.ts';
import { ResultRange } from './rules/ResultRange.ts';
import { ScorableQuestions } from './rules/ScorableQuestions.ts';
import { UniqueIds } from './rules/UniqueIds.ts';
import { UnknownZone } from './rules/UnknownZone.ts';
import { UnreachableModule } from './rules/UnreachableModule.ts';

/** Every rule, in the order a designer should read the law: names, content, time, forms and results, batteries, flags, the whole. */
export const rules: readonly Rule[] = [
  UniqueIds,
  KnownModule,
  KnownForm,
  KnownBattery,
  KnownQuestion,

  EmptyMoment,
  EmptyModule,
  EmptyForm,
  FormNeverShown,
  MediaSource,
  MediaWithoutCaptions,
  CompletesByFormsWithoutForms,

  UnknownZone,
  OpeningCycle,
  UnreachableModule,
  ContentAfterEnd,
  NightHour,

  ChoiceWithoutOptions,
  QuestionRange,
  ScorableQuestions,
  ResultRange,
  ResultExpression,
  BandGaps,

  EmptyBattery,
  ClosesBeforeOpening,
  DueAfterClosing,
  ReminderAfterClosing,
  OverlappingOccasions,
  BatteryFormsFlagged,

  ExpressionSubset,
  ConditionTypes,
  ConditionAlwaysSame,
  MissedWithoutDue,
  PutOutByReading,
  FlagWithoutStaff,
  PrioritisedFlagText,
  CitizenFlagText,

  PlanTooLarge,
];
