import type { Rule } from './rule.ts';
import { ActivityPlanOff } from './rules/ActivityPlanOff.ts';
import { BandGaps } from './rules/BandGaps.ts';
import { BatteryBeforeModule } from './rules/BatteryBeforeModule.ts';
import { BatteryFormsFlagged } from './rules/BatteryFormsFlagged.ts';
import { BurdenAboveChosen } from './rules/BurdenAboveChosen.ts';
import { CaseFits } from './rules/CaseFits.ts';
import { ChoiceWithoutOptions } from './rules/ChoiceWithoutOptions.ts';
import { CitizenFlagText } from './rules/CitizenFlagText.ts';
import { ClosesAtOnce } from './rules/ClosesAtOnce.ts';
import { ClosesBeforeOpening } from './rules/ClosesBeforeOpening.ts';
import { ComesByItself } from './rules/ComesByItself.ts';
import { CompletesByFormsWithoutForms } from './rules/CompletesByFormsWithoutForms.ts';
import { ConditionAlwaysSame } from './rules/ConditionAlwaysSame.ts';
import { ConditionTypes } from './rules/ConditionTypes.ts';
import { ContentAfterEnd } from './rules/ContentAfterEnd.ts';
import { CutOffOccasions } from './rules/CutOffOccasions.ts';
import { DueAfterClosing } from './rules/DueAfterClosing.ts';
import { EmptyBattery } from './rules/EmptyBattery.ts';
import { EmptyForm } from './rules/EmptyForm.ts';
import { EmptyModule } from './rules/EmptyModule.ts';
import { EmptyMoment } from './rules/EmptyMoment.ts';
import { EndAnchor } from './rules/EndAnchor.ts';
import { EndsWhenCompleted } from './rules/EndsWhenCompleted.ts';
import { ExclusiveOption } from './rules/ExclusiveOption.ts';
import { ExpressionSubset } from './rules/ExpressionSubset.ts';
import { FlagNeverOut } from './rules/FlagNeverOut.ts';
import { FlagNeverRaised } from './rules/FlagNeverRaised.ts';
import { FlagWithoutStaff } from './rules/FlagWithoutStaff.ts';
import { FollowUp } from './rules/FollowUp.ts';
import { FormKindPages } from './rules/FormKindPages.ts';
import { FormNeverShown } from './rules/FormNeverShown.ts';
import { GroupQuestions } from './rules/GroupQuestions.ts';
import { InitialFits } from './rules/InitialFits.ts';
import { KnownBattery } from './rules/KnownBattery.ts';
import { KnownForm } from './rules/KnownForm.ts';
import { KnownModule } from './rules/KnownModule.ts';
import { KnownName } from './rules/KnownName.ts';
import { KnownQuestion } from './rules/KnownQuestion.ts';
import { LadderRises } from './rules/LadderRises.ts';
import { LateAnswersWithoutClosing } from './rules/LateAnswersWithoutClosing.ts';
import { MatrixRows } from './rules/MatrixRows.ts';
import { MediaSource } from './rules/MediaSource.ts';
import { MediaWithoutCaptions } from './rules/MediaWithoutCaptions.ts';
import { MessagesOff } from './rules/MessagesOff.ts';
import { MethodParts } from './rules/MethodParts.ts';
import { MissedWithoutDue } from './rules/MissedWithoutDue.ts';
import { MissingAllowed } from './rules/MissingAllowed.ts';
import { MomentResultForms } from './rules/MomentResultForms.ts';
import { NestedNot } from './rules/NestedNot.ts';
import { NightHour } from './rules/NightHour.ts';
import { NoOccasions } from './rules/NoOccasions.ts';
import { NormTable } from './rules/NormTable.ts';
import { NotDoneUnreachable } from './rules/NotDoneUnreachable.ts';
import { NoticeInQuietHours } from './rules/NoticeInQuietHours.ts';
import { NotificationStorm } from './rules/NotificationStorm.ts';
import { OpeningCycle } from './rules/OpeningCycle.ts';
import { OpeningTooDeep } from './rules/OpeningTooDeep.ts';
import { OverlappingOccasions } from './rules/OverlappingOccasions.ts';
import { PauseMeaning } from './rules/PauseMeaning.ts';
import { PictureWithoutAlt } from './rules/PictureWithoutAlt.ts';
import { PlanTooLarge } from './rules/PlanTooLarge.ts';
import { PrefillKnown } from './rules/PrefillKnown.ts';
import { PrioritisedFlagText } from './rules/PrioritisedFlagText.ts';
import { PrioritisedWithoutLadder } from './rules/PrioritisedWithoutLadder.ts';
import { PutOutByReading } from './rules/PutOutByReading.ts';
import { QuestionNeverShown } from './rules/QuestionNeverShown.ts';
import { QuestionRange } from './rules/QuestionRange.ts';
import { QuietHours } from './rules/QuietHours.ts';
import { RandomWindows } from './rules/RandomWindows.ts';
import { RankingPlaces } from './rules/RankingPlaces.ts';
import { RatingScaleSteps } from './rules/RatingScaleSteps.ts';
import { ReliableChange } from './rules/ReliableChange.ts';
import { ReminderAfterClosing } from './rules/ReminderAfterClosing.ts';
import { ReminderBeforeOpening } from './rules/ReminderBeforeOpening.ts';
import { ResultCycle } from './rules/ResultCycle.ts';
import { ResultExpression } from './rules/ResultExpression.ts';
import { ResultRange } from './rules/ResultRange.ts';
import { SafePattern } from './rules/SafePattern.ts';
import { ScorableQuestions } from './rules/ScorableQuestions.ts';
import { SharedFormVersion } from './rules/SharedFormVersion.ts';
import { SharedOccasions } from './rules/SharedOccasions.ts';
import { ShownWhenEarlier } from './rules/ShownWhenEarlier.ts';
import { SliderSteps } from './rules/SliderSteps.ts';
import { StaffHours } from './rules/StaffHours.ts';
import { StartFactRange } from './rules/StartFactRange.ts';
import { ThenLimits } from './rules/ThenLimits.ts';
import { TranslationMissing } from './rules/TranslationMissing.ts';
import { TrendOnNumber } from './rules/TrendOnNumber.ts';
import { UniqueIds } from './rules/UniqueIds.ts';
import { UnknownZone } from './rules/UnknownZone.ts';
import { UnreachableBattery } from './rules/UnreachableBattery.ts';
import { UnreachableModule } from './rules/UnreachableModule.ts';
import { UnusedName } from './rules/UnusedName.ts';

/** Every rule, in the order a designer should read the law: names, content, time, forms and results, batteries, flags, notices, the whole. */
export const rules: readonly Rule[] = [
  UniqueIds,
  KnownModule,
  KnownForm,
  KnownBattery,
  KnownQuestion,
  KnownName,
  UnusedName,
  StartFactRange,

  EmptyMoment,
  EmptyModule,
  EmptyForm,
  SharedFormVersion,
  FormKindPages,
  FormNeverShown,
  MediaSource,
  MediaWithoutCaptions,
  CompletesByFormsWithoutForms,
  TranslationMissing,

  UnknownZone,
  OpeningTooDeep,
  NestedNot,
  OpeningCycle,
  UnreachableModule,
  EndAnchor,
  ClosesAtOnce,
  ComesByItself,
  ContentAfterEnd,
  EndsWhenCompleted,
  FollowUp,
  PauseMeaning,
  StaffHours,
  NightHour,

  ChoiceWithoutOptions,
  QuestionRange,
  MatrixRows,
  RankingPlaces,
  RatingScaleSteps,
  SliderSteps,
  ExclusiveOption,
  PictureWithoutAlt,
  SafePattern,
  GroupQuestions,
  ShownWhenEarlier,
  QuestionNeverShown,
  InitialFits,
  PrefillKnown,
  ScorableQuestions,
  MethodParts,
  ResultCycle,
  MomentResultForms,
  MissingAllowed,
  NormTable,
  ReliableChange,
  ThenLimits,
  ResultRange,
  ResultExpression,
  BandGaps,
  CaseFits,

  EmptyBattery,
  UnreachableBattery,
  NoOccasions,
  BatteryBeforeModule,
  RandomWindows,
  ClosesBeforeOpening,
  DueAfterClosing,
  ReminderBeforeOpening,
  ReminderAfterClosing,
  OverlappingOccasions,
  CutOffOccasions,
  SharedOccasions,
  LateAnswersWithoutClosing,
  BatteryFormsFlagged,

  ExpressionSubset,
  ConditionTypes,
  ConditionAlwaysSame,
  FlagNeverRaised,
  NotDoneUnreachable,
  MissedWithoutDue,
  TrendOnNumber,
  MessagesOff,
  ActivityPlanOff,
  PutOutByReading,
  FlagNeverOut,
  FlagWithoutStaff,
  PrioritisedFlagText,
  PrioritisedWithoutLadder,
  LadderRises,
  CitizenFlagText,

  QuietHours,
  NoticeInQuietHours,
  NotificationStorm,
  BurdenAboveChosen,

  PlanTooLarge,
];
