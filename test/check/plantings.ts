/**
 * Faults such as a designer makes, each planted in a real moment: what is written instead, and which rule is to say so and where.
 * An edit's place is written as problems write it; `[+]` is one more at the end, undefined takes away.
 * Long because it is a list: a fault or more for each rule.
 */
export interface Planting {
  readonly moment: string;
  readonly rule: string;
  /** Where the rule is to speak. */
  readonly at: string;
  readonly edits: Readonly<Record<string, unknown>>;
  /** Other errors that follow from the same fault and may be told beside it. */
  readonly also: readonly string[];
}

const plant = (
  moment: string,
  rule: string,
  at: string,
  edits: Readonly<Record<string, unknown>>,
  ...also: readonly string[]
): Planting => ({
  moment,
  rule,
  at,
  edits,
  also,
});

const START = { kind: 'start' };
const after = (module: string) => ({ kind: 'afterModule', module });
const day = (days: number, at: string) => ({ kind: 'afterAnchor', anchor: START, days, at });
const inside = (levels: number): unknown => (levels === 0 ? { kind: 'fromStart' } : { kind: 'all', of: [inside(levels - 1)] });
const twenty = Array.from({ length: 20 }, () => day(7, '08:00'));
const yes = { kind: 'yesNo', id: 'ja', text: 'Ja?' };
const words = { kind: 'information', id: 'ord', text: 'Tänk efter.' };

/** The questions of the form of all kinds. */
const ASKED = 'forms[0].questions';
/** A result of the moment made of one form's. */
const whole = (form: string) => ({
  id: 'allt',
  title: 'Allt',
  from: [form],
  method: { kind: 'combine', items: [{ form, result: 'total' }] },
  minimum: 0,
  maximum: 100,
  audience: ['staff'],
});

export const plantings: readonly Planting[] = [
  // Written so that no rule gets to see it.
  plant('oro-kort', 'Shape', 'batteries[1].schedule.at', { 'batteries[1].schedule.at': '9:00' }),
  plant('oro-kort', 'Shape', 'ends.days', { 'ends.days': '35' }),
  plant('oro-kort', 'Shape', 'modules[0].completes.kind', { 'modules[0].completes.kind': 'patient' }),
  plant('somnskola', 'Shape', 'batteries[2].remindrs', { 'batteries[2].remindrs': [] }),
  plant('somnskola', 'Shape', 'modules[1].id', { 'modules[1].id': 'sömnfönster' }),
  plant('tinnitus', 'Shape', 'batteries[1].schedule.weekdays[0]', { 'batteries[1].schedule.weekdays[0]': 0 }),
  plant('tinnitus', 'Shape', 'batteries[1].schedule', { 'batteries[1].schedule.untilDays': undefined }),
  plant('anhorig', 'Shape', 'modules[2].opens.date', { 'modules[2].opens.date': '2026-02-30' }),
  plant('grupp', 'Shape', 'modules[0].title', { 'modules[0].title': undefined }),
  plant('smarta', 'Shape', 'batteries[0].due.hours', { 'batteries[0].due': { hours: 1.3 } }),
  plant('smarta', 'Shape', 'flags[3].trigger.opens', {
    'flags[3].trigger.opens': { kind: 'afterAnchor', anchor: START, days: -2, at: '09:00' },
  }),
  plant('alkohol', 'Shape', 'modules[0].sections[0].steps[1].alt', { 'modules[0].sections[0].steps[1].alt': '' }),
  plant('alkohol', 'BrokenText', 'modules[0].title', { 'modules[0].title': 'Halv \uD83D' }),
  plant('oro-kort', 'UnknownFormatVersion', 'formatVersion', { formatVersion: 99 }),

  plant('oro-kort', 'UniqueIds', 'modules[3].id', { 'modules[3].id': 'oro' }),
  plant('somnskola', 'UniqueIds', 'forms[5].questions[1].id', { 'forms[5].questions[1].id': 'snitt' }),
  plant('ungdomsmottagning', 'UniqueIds', 'flags[3].id', { 'flags[3].id': 'vald' }),

  plant('oro-kort', 'KnownModule', 'modules[1].opens.of[1].module', { 'modules[1].opens.of[1].module': 'oroo' }),
  plant('tinnitus', 'KnownModule', 'flags[10].trigger.module', { 'flags[10].trigger.module': 'framatt' }),
  plant('anhorig', 'KnownModule', 'modules[3].sections[2].opens.anchor.module', {
    'modules[3].sections[2].opens.anchor.module': 'motas/sammanfatning2',
  }),
  plant('alkohol', 'KnownModule', 'endsWhenCompleted[0]', { 'endsWhenCompleted[0]': 'klar' }),

  plant('oro-kort', 'KnownForm', 'batteries[0].forms[1]', { 'batteries[0].forms[1]': 'gad' }),
  plant(
    'somnskola',
    'KnownForm',
    'modules[0].sections[2].steps[1].form',
    { 'modules[0].sections[2].steps[1].form': 'maal' },
    'FlagNeverRaised',
  ),
  plant('grupp', 'KnownForm', 'flags[10].trigger.form', { 'flags[10].trigger.form': 'nojdhet' }),

  plant('oro-kort', 'KnownBattery', 'flags[4].trigger.battery', { 'flags[4].trigger.battery': 'veckan' }),
  plant('grupp', 'KnownBattery', 'batteries[3].shares.battery', { 'batteries[3].shares.battery': 'infor' }),

  plant('somnskola', 'KnownQuestion', 'flags[3].trigger.when', { 'flags[3].trigger.when': 'forms.veckokoll.answers.nickad = true' }),
  plant('oro-kort', 'KnownQuestion', 'forms[0].results[1].method.questions[0]', { 'forms[0].results[1].method.questions[0]': 'q19' }),
  plant('angest-depression', 'KnownQuestion', 'flags[18].trigger.result', { 'flags[18].trigger.result': 'summa' }),
  plant('alkohol', 'KnownQuestion', 'forms[0].results[1].method.questions[1]', { 'forms[0].results[1].method.questions[1]': 'q1' }),

  plant('smarta', 'KnownName', 'flags[3].trigger.opens.anchor.name', { 'flags[3].trigger.opens.anchor.name': 'operationen' }),
  plant('smarta', 'KnownName', 'modules[0].sections[1].opens.when', { 'modules[0].sections[1].opens.when': 'start.ingreppet = "rygg"' }),
  plant('foraldrastod', 'KnownName', 'modules[3].opens.anchor.name', { 'modules[3].opens.anchor.name': 'fott' }),

  plant('foraldrastod', 'UnusedName', 'namedEvents[1]', { 'namedEvents[+]': { id: 'hemkomst', title: 'Hemkomst' } }),
  plant('grupp', 'UnusedName', 'dates[1]', {
    'dates[+]': { id: 'sistadag', title: 'Sista dagen', question: 'Vilken dag slutar gruppen?' },
  }),

  plant('smarta', 'StartFactRange', 'startFacts[1].maximum', {
    'startFacts[+]': { kind: 'number', id: 'alder', title: 'Ålder', minimum: 120, maximum: 18 },
  }),
  plant('foraldrastod', 'StartFactRange', 'startFacts[1].maximum', {
    'startFacts[+]': { kind: 'number', id: 'barn', title: 'Antal barn', minimum: 1, maximum: 0 },
  }),

  plant('oro-kort', 'EmptyMoment', 'modules', { modules: [], batteries: [], flags: [] }),
  plant('grupp', 'EmptyMoment', 'modules', { modules: [], batteries: [], flags: [], dates: [] }),
  plant('oro-kort', 'EmptyModule', 'modules[2].sections', { 'modules[2].sections': [] }),
  plant('anhorig', 'EmptyModule', 'modules[2].sections[1].steps', { 'modules[2].sections[1].steps': [] }),
  plant('anhorig', 'EmptyForm', 'forms[5].questions', { 'forms[5].questions': [words] }),
  plant('grupp', 'EmptyForm', 'forms[3].questions', { 'forms[3].questions': [] }),
  plant('anhorig', 'FormNeverShown', 'forms[5]', { 'modules[1].sections[0].steps[6]': undefined }, 'FlagNeverRaised'),
  plant('alkohol', 'FormNeverShown', 'forms[4]', { 'forms[+]': { id: 'gammal', title: 'Gammal', questions: [yes] } }),
  plant(
    'tinnitus',
    'FormNeverShown',
    'forms[5]',
    { 'modules[6].sections[0].steps[1]': undefined },
    'FlagNeverRaised',
    'CompletesByFormsWithoutForms',
  ),
  plant('somnskola', 'MediaSource', 'modules[0].sections[1].steps[1].src', {
    'modules[0].sections[1].steps[1].src': 'http://exempel.se/bild.svg',
  }),
  plant('alkohol', 'MediaSource', 'modules[0].sections[0].steps[1].src', { 'modules[0].sections[0].steps[1].src': '../annat/bild.svg' }),
  plant('somnskola', 'MediaWithoutCaptions', 'modules[0].sections[1].steps[1].captions', {
    'modules[0].sections[1].steps[1].media': 'video',
    'modules[0].sections[1].steps[1].src': 'somnskola/tva-krafter.mp4',
  }),
  plant('smarta', 'MediaWithoutCaptions', 'modules[2].sections[0].steps[1].transcript', {
    'modules[2].sections[0].steps[1].media': 'audio',
  }),
  plant('oro-kort', 'CompletesByFormsWithoutForms', 'modules[1].completes', { 'modules[1].sections[0].steps[1].mandatory': false }),
  plant('somnskola', 'CompletesByFormsWithoutForms', 'modules[2].completes', { 'modules[2].completes.kind': 'forms' }),
  plant('ungdomsmottagning', 'TranslationMissing', 'languages[0]', { 'translations.en.summary': undefined }),
  plant('ungdomsmottagning', 'TranslationMissing', 'languages[1]', { 'languages[+]': 'ar' }),
  plant('oro-kort', 'TranslationMissing', 'languages[0]', { languages: ['en'] }),

  plant('oro-kort', 'UnknownZone', 'zone', { zone: 'Europe/Stokholm' }),
  plant('smarta', 'UnknownZone', 'zone', { zone: 'CET+1' }),
  plant('oro-kort', 'OpeningTooDeep', 'modules[1].opens', { 'modules[1].opens': inside(7) }),
  plant('somnskola', 'OpeningTooDeep', 'modules[1].opens', {
    'modules[1].opens': { kind: 'all', of: [1, 2, 3].map(() => ({ kind: 'any', of: twenty })) },
  }),
  plant('foraldrastod', 'NestedNot', 'flags[7].trigger.opens.of[1].of', {
    'flags[7].trigger.opens.of[1].of': { kind: 'not', of: { kind: 'elapsed', anchor: { kind: 'named', name: 'fodd' }, hours: 0 } },
  }),
  plant('alkohol', 'NestedNot', 'modules[5].opens.of[1].of[0].of.of[0]', {
    'modules[5].opens.of[1].of[0].of': { kind: 'any', of: [{ kind: 'not', of: after('lag') }] },
  }),
  plant('oro-kort', 'OpeningCycle', 'modules[0].opens', { 'modules[0].opens': after('vidare') }, 'UnreachableModule', 'FlagNeverRaised'),
  plant(
    'somnskola',
    'OpeningCycle',
    'modules[1].opens',
    { 'modules[1].opens.of[1].module': 'behalla' },
    'UnreachableModule',
    'FlagNeverRaised',
  ),
  plant(
    'tinnitus',
    'OpeningCycle',
    'modules[3].opens',
    { 'modules[3].opens.of[1].module': 'lugn' },
    'UnreachableModule',
    'FlagNeverRaised',
  ),
  plant('oro-kort', 'UnreachableModule', 'modules[1].opens', { 'modules[0].completes.kind': 'never' }, 'FlagNeverRaised'),
  plant('somnskola', 'UnreachableModule', 'modules[4].opens', { 'modules[3].completes.kind': 'never' }, 'FlagNeverRaised'),
  plant(
    'angest-depression',
    'UnreachableModule',
    'modules[9].sections[1].opens',
    {
      'modules[9].sections[1].opens': { kind: 'elapsed', anchor: { kind: 'occasionOpened', battery: 'screening', occasion: 2 }, hours: 24 },
    },
    'FlagNeverRaised',
    'UnreachableBattery',
  ),
  plant('grupp', 'EndAnchor', 'flags[8].trigger.by.anchor', { 'flags[8].trigger.by.anchor': { kind: 'end' } }, 'FlagNeverRaised'),
  plant(
    'angest-depression',
    'EndAnchor',
    'modules[9].sections[1].opens.anchor',
    { 'modules[9].sections[1].opens.anchor': { kind: 'end' } },
    'UnreachableModule',
    'UnreachableBattery',
    'FlagNeverRaised',
  ),
  plant('smarta', 'ClosesAtOnce', 'modules[2].closes', { 'modules[2].closes': day(1, '20:00') }),
  plant('tinnitus', 'ClosesAtOnce', 'modules[2].closes', {
    'modules[2].closes': { kind: 'elapsed', anchor: { kind: 'moduleOpened', module: 'uppmarksamhet' }, hours: 0 },
  }),
  plant('anhorig', 'ComesByItself', 'modules[0].closes', { 'modules[0].closes': { kind: 'byStaff' } }),
  plant('foraldrastod', 'ComesByItself', 'flags[11].trigger.opens', { 'flags[11].trigger.opens': { kind: 'byCitizen' } }),
  plant('oro-kort', 'ContentAfterEnd', 'modules[1].opens', { 'ends.days': 5 }, 'FlagNeverRaised'),
  plant('somnskola', 'ContentAfterEnd', 'modules[5].opens', { 'modules[5].opens.of[0].days': 63 }),
  plant('tinnitus', 'ContentAfterEnd', 'batteries[0].schedule.count', { 'batteries[0].schedule.count': 12 }),
  plant('alkohol', 'EndsWhenCompleted', 'endsWhenCompleted[0]', { 'modules[5].completes.kind': 'never' }),
  plant('ungdomsmottagning', 'EndsWhenCompleted', 'endsWhenCompleted', { endsWhenCompleted: 'all' }),
  plant('grupp', 'FollowUp', 'batteries[6].schedule', { 'followUp.days': 60 }),
  plant('oro-kort', 'FollowUp', 'followUp', { followUp: { days: 30, at: '12:00' } }),
  plant('angest-depression', 'FollowUp', 'batteries[3].closes', {
    followUp: undefined,
    'batteries[3].closes': undefined,
    'batteries[3].lateAnswers': undefined,
  }),
  plant('grupp', 'PauseMeaning', 'pause', { pause: { byCitizen: true } }),
  plant('foraldrastod', 'PauseMeaning', 'pause.batteries', { 'pause.batteries': 'skip' }),
  plant('smarta', 'PauseMeaning', 'pause.flags', { 'pause.flags': 'skip' }),
  plant('alkohol', 'StaffHours', 'staffHours.week[0][0]', { 'staffHours.week[0][0]': ['16:30', '08:00'] }),
  plant('tinnitus', 'StaffHours', 'staffHours.week', { 'staffHours.week': [[], [], [], [], [], [], []] }),
  plant('smarta', 'StaffHours', 'staffHours.week[1][1]', { 'staffHours.week[1][+]': ['15:00', '17:00'] }),
  plant('oro-kort', 'NightHour', 'batteries[1].schedule.at', { 'batteries[1].schedule.at': '02:30' }),
  plant('anhorig', 'NightHour', 'modules[2].opens.at', { 'modules[2].opens.at': '02:00' }),
  plant('foraldrastod', 'NightHour', 'ends.at', { 'ends.at': '02:59' }),

  plant('alkohol', 'ChoiceWithoutOptions', 'forms[3].questions[0].options', {
    'forms[3].questions[0].options': [{ id: 'ja', text: 'Ja' }],
  }),
  plant('ungdomsmottagning', 'ChoiceWithoutOptions', 'forms[1].questions[0].minimum', { 'forms[1].questions[0].minimum': 30 }),
  plant('tinnitus', 'QuestionRange', 'forms[3].questions[1].maximum', { 'forms[3].questions[1].maximum': -1 }),
  plant('smarta', 'QuestionRange', 'forms[3].questions[1].maximum', { 'forms[3].questions[1].minimum': 500 }),
  plant('oro-kort', 'QuestionRange', 'forms[2].questions[1].maximum', { 'forms[2].questions[1].maximum': 1000 }),
  plant('oro-kort', 'ScorableQuestions', 'forms[1].results[0].method.questions[0]', {
    'forms[1].questions[0]': { kind: 'date', id: 'q1', text: 'När?' },
  }),
  plant('alkohol', 'ScorableQuestions', 'forms[0].results[0].method.questions[2]', {
    'forms[0].questions[2]': { kind: 'shortText', id: 'q3', text: 'Hur ofta?' },
  }),
  plant('oro-kort', 'ResultRange', 'forms[0].results[0].maximum', { 'forms[0].results[0].maximum': 20 }, 'BandGaps'),
  plant('grupp', 'ResultRange', 'forms[1].results[0].minimum', { 'forms[1].results[0].minimum': 5 }, 'BandGaps'),
  plant('angest-depression', 'ResultRange', 'forms[1].results[0].maximum', { 'forms[1].questions[2].options[3].score': 30 }),
  plant('somnskola', 'ResultExpression', 'forms[3].results[0].method.expression', {
    'forms[3].results[0].method.expression': 'answers.helhett',
  }),
  plant('tinnitus', 'ResultExpression', 'forms[1].results[0].method.expression', {
    'forms[1].results[0].method.expression': 'answers.besvar +',
  }),
  plant('smarta', 'ResultExpression', 'forms[1].results[1].method.expression', {
    'forms[1].results[1].method.expression': '($f := function($x) { $f($x) }; $f(answers.snitt))',
  }),
  plant('oro-kort', 'BandGaps', 'forms[0].results[0].bands[1].from', { 'forms[0].results[0].bands[1].from': 6 }),
  plant('alkohol', 'BandGaps', 'forms[0].results[0].bands[3].to', { 'forms[0].results[0].bands[3].to': 39 }),
  plant('tinnitus', 'BandGaps', 'forms[1].results[0].bands[2].from', { 'forms[1].results[0].bands[2].from': 6 }),

  plant('oro-kort', 'EmptyBattery', 'batteries[1].forms', { 'batteries[1].forms': [] }),
  plant('angest-depression', 'EmptyBattery', 'batteries[0].forms[1]', { 'batteries[0].forms[1]': 'phq9' }),
  plant(
    'somnskola',
    'UnreachableBattery',
    'batteries[3].schedule',
    { 'batteries[3].schedule.anchor': { kind: 'occasionAnswered', battery: 'start', occasion: 2 } },
    'FlagNeverRaised',
  ),
  plant(
    'grupp',
    'UnreachableBattery',
    'batteries[5].schedule',
    { 'batteries[5].schedule.anchor': { kind: 'occasionOpened', battery: 'eftertraffen', occasion: 9 } },
    'FlagNeverRaised',
  ),
  plant('tinnitus', 'NoOccasions', 'batteries[1].schedule.untilDays', { 'batteries[1].schedule.untilDays': 0 }, 'FlagNeverRaised'),
  plant('oro-kort', 'NoOccasions', 'batteries[1].schedule.untilDays', { 'batteries[1].schedule.untilDays': 5 }, 'FlagNeverRaised'),
  plant('angest-depression', 'BatteryBeforeModule', 'batteries[0].closes', { 'batteries[0].closes': { days: 14, at: '20:00' } }),
  plant('angest-depression', 'BatteryBeforeModule', 'batteries[2].schedule.module', {
    'batteries[2].schedule': { kind: 'before', module: 'valkommen' },
  }),
  plant('smarta', 'RandomWindows', 'batteries[0].schedule.windows[0].to', { 'batteries[0].schedule.windows[0].to': '08:00' }),
  plant('smarta', 'RandomWindows', 'batteries[0].schedule.windows[1].from', { 'batteries[0].schedule.windows[1].from': '11:00' }),
  plant('oro-kort', 'ClosesBeforeOpening', 'batteries[1].due', { 'batteries[1].due': { days: 0, at: '08:00' } }),
  plant('somnskola', 'ClosesBeforeOpening', 'batteries[2].closes', { 'batteries[2].closes': { days: 0, at: '05:00' } }, 'DueAfterClosing'),
  plant('oro-kort', 'DueAfterClosing', 'batteries[1].closes', { 'batteries[1].due': { days: 6, at: '20:00' } }),
  plant('somnskola', 'DueAfterClosing', 'batteries[3].closes', { 'batteries[3].due.days': 6 }),
  plant('somnskola', 'ReminderBeforeOpening', 'batteries[1].reminders[0]', { 'batteries[1].reminders[0]': { days: 0, at: '08:00' } }),
  plant('foraldrastod', 'ReminderBeforeOpening', 'batteries[1].reminders[1]', { 'batteries[1].reminders[1].days': -14 }),
  plant('grupp', 'ReminderBeforeOpening', 'batteries[2].reminders[0].from', { 'batteries[2].due': undefined }),
  plant('oro-kort', 'ReminderAfterClosing', 'batteries[1].reminders[0]', { 'batteries[1].reminders[0].days': 6 }),
  plant('grupp', 'ReminderAfterClosing', 'batteries[1].reminders[0]', { 'batteries[1].reminders[0].at': '15:00' }),
  plant('oro-kort', 'OverlappingOccasions', 'batteries[1].closes', { 'batteries[1].closes.days': 9 }),
  plant('somnskola', 'OverlappingOccasions', 'batteries[2].closes', { 'batteries[2].closes.days': 3 }),
  plant('oro-kort', 'CutOffOccasions', 'batteries[1].due', { 'ends.days': 28 }),
  plant('somnskola', 'CutOffOccasions', 'batteries[3].due', { 'ends.days': 49 }),
  plant('grupp', 'SharedOccasions', 'batteries[3].shares.battery', { 'batteries[3].shares.battery': 'uppfoljning' }),
  plant('angest-depression', 'SharedOccasions', 'batteries[2].shares.battery', { 'batteries[1].shares': { battery: 'efter', days: 3 } }),
  plant('grupp', 'SharedOccasions', 'batteries[3].shares.battery', { 'batteries[3].shares.battery': 'eftertraffen' }),
  plant('smarta', 'LateAnswersWithoutClosing', 'batteries[1].lateAnswers', { 'batteries[1].closes': undefined }),
  plant('grupp', 'LateAnswersWithoutClosing', 'batteries[0].lateAnswers', { 'batteries[0].lateAnswers': 'accepted' }),
  plant('grupp', 'BatteryFormsFlagged', 'batteries[5].forms[0]', { 'flags[10]': undefined }),
  plant('somnskola', 'BatteryFormsFlagged', 'batteries[2].forms[0]', { 'forms[2].results': [] }),

  plant('oro-kort', 'ExpressionSubset', 'flags[1].trigger.when', { 'flags[1].trigger.when': '$sum(forms.gad7.answers.*) > 15' }),
  plant('alkohol', 'ExpressionSubset', 'modules[3].opens.of[1].when', {
    'modules[3].opens.of[1].when': 'forms.audit.results.total >>= 16',
  }),
  plant('smarta', 'ExpressionSubset', 'flags[8].trigger.when', { 'flags[8].trigger.when': 'veckan.snitt >= 8' }),
  plant('alkohol', 'ConditionTypes', 'modules[3].opens.of[1].when', { 'modules[3].opens.of[1].when': 'forms.audit.results.total >= "16"' }),
  plant('somnskola', 'ConditionTypes', 'flags[3].trigger.when', { 'flags[3].trigger.when': 'forms.veckokoll.answers.nickat = "ja"' }),
  plant('ungdomsmottagning', 'ConditionTypes', 'modules[1].sections[2].opens.when', {
    'modules[1].sections[2].opens.when': '"prov" in forms.halsa.answers.besok',
  }),
  plant('somnskola', 'ConditionTypes', 'flags[3].trigger.when', { 'flags[3].trigger.when': 'forms.veckokoll.answers.hinder = "barn"' }),
  plant('oro-kort', 'ConditionAlwaysSame', 'flags[0].trigger.when', { 'flags[0].trigger.when': 'forms.phq9.results.item9 >= 0' }),
  plant('somnskola', 'ConditionAlwaysSame', 'flags[1].trigger.when', { 'flags[1].trigger.when': 'forms.phq9.results.total >= 30' }),
  plant('alkohol', 'ConditionAlwaysSame', 'modules[2].opens.of[1].when', {
    'modules[2].opens.of[1].when': 'forms.audit.results.total > 16 and forms.audit.results.total < 8',
  }),
  plant('angest-depression', 'FlagNeverRaised', 'flags[18].trigger', { 'flags[18].trigger.by': 50 }),
  plant('oro-kort', 'FlagNeverRaised', 'flags[3].trigger', { 'flags[3].trigger.days': 40 }),
  plant('somnskola', 'FlagNeverRaised', 'flags[10].trigger', { 'flags[10].trigger.inARow': 4 }),
  plant('tinnitus', 'NotDoneUnreachable', 'flags[11].trigger', { 'flags[11].trigger.by.weeks': 1 }),
  plant('angest-depression', 'NotDoneUnreachable', 'flags[21].trigger', { 'flags[21].trigger.by.weeks': 0 }),
  plant('oro-kort', 'MissedWithoutDue', 'flags[4].trigger.battery', { 'batteries[1].due': undefined }),
  plant('smarta', 'MissedWithoutDue', 'flags[17].trigger.battery', { 'batteries[1].due': undefined }),
  plant('smarta', 'TrendOnNumber', 'flags[2].trigger.result', {
    'forms[1].results[1].method.expression': 'answers.snitt >= 5 ? "hög" : "låg"',
  }),
  plant('smarta', 'TrendOnNumber', 'flags[2].trigger.result', { 'forms[1].results[1].method.expression': 'answers.mer = true' }),
  plant('tinnitus', 'MessagesOff', 'flags[8].trigger', { messages: false }),
  plant('ungdomsmottagning', 'MessagesOff', 'flags[7].trigger', { messages: false }),
  plant('oro-kort', 'PutOutByReading', 'flags[3].putOut', { 'flags[3].putOut': 'reading' }),
  plant('smarta', 'PutOutByReading', 'flags[3].putOut', { 'flags[3].putOut': 'reading' }),
  plant('smarta', 'FlagNeverOut', 'flags[1].outWhen', { 'flags[1].outWhen': undefined }),
  plant('oro-kort', 'FlagNeverOut', 'flags[1].putOut', { 'flags[1].putOut': 'activity' }),
  plant('ungdomsmottagning', 'FlagWithoutStaff', 'flags[6].recipients', { 'flags[6].recipients': ['citizen'] }),
  plant('oro-kort', 'FlagWithoutStaff', 'flags[2].recipients', { 'flags[2].recipients': ['citizen'], 'flags[2].citizenText': 'Tack.' }),
  plant('oro-kort', 'PrioritisedFlagText', 'flags[0].staffText', { 'flags[0].staffText': undefined }),
  plant('smarta', 'PrioritisedFlagText', 'flags[1].staffText', { 'flags[1].staffText': ' ' }),
  plant('oro-kort', 'PrioritisedWithoutLadder', 'flags[0].ladder', { 'flags[0].ladder': undefined }),
  plant('somnskola', 'PrioritisedWithoutLadder', 'flags[3].ladder', { 'flags[3].ladder': [] }),
  plant('oro-kort', 'LadderRises', 'flags[0].ladder[1].afterHours', { 'flags[0].ladder[1].afterHours': 2 }),
  plant('grupp', 'LadderRises', 'flags[0].ladder[1]', { 'flags[0].ladder[1].to': 'standIn', 'flags[0].ladder[1].by': 'sms' }),
  plant('ungdomsmottagning', 'CitizenFlagText', 'flags[6].citizenText', { 'flags[6].citizenText': undefined }),
  plant('oro-kort', 'CitizenFlagText', 'flags[2].citizenText', { 'flags[2].recipients': ['staff', 'citizen'] }),

  plant('angest-depression', 'QuietHours', 'notices.quiet.to', { 'notices.quiet.to': '21:00' }),
  plant('angest-depression', 'QuietHours', 'notices.movable.latest', { 'notices.movable.latest': '06:00' }),
  plant('foraldrastod', 'QuietHours', 'notices.movable.earliest', { 'notices.movable.earliest': '07:00' }),
  plant('grupp', 'NoticeInQuietHours', 'batteries[0].reminders[0].at', { 'batteries[0].reminders[0].at': '21:00' }),
  plant('anhorig', 'NoticeInQuietHours', 'modules[2].opens.at', { 'modules[2].opens.at': '06:00' }),
  plant('oro-kort', 'NotificationStorm', 'batteries', { 'batteries[1].schedule.everyDays': 1 }),
  plant('tinnitus', 'NotificationStorm', 'notices.perWeek', { 'batteries[1].notify': true }),
  plant('tinnitus', 'BurdenAboveChosen', 'burden.minutesPerWeek', { 'burden.minutesPerWeek': 5 }),
  plant('alkohol', 'BurdenAboveChosen', 'burden.minutesPerWeek', { 'modules[0].sections[0].steps[3].minutes': 90 }),
  plant('smarta', 'PlanTooLarge', 'dokumentet', { 'batteries[0].closes': undefined, 'batteries[0].schedule.days': 366 }),
  plant('oro-kort', 'PlanTooLarge', 'dokumentet', {
    'ends.days': 500,
    'batteries[0].schedule': { kind: 'every', anchor: START, everyDays: 1, at: '09:00', count: 400 },
    'batteries[1].schedule.count': 400,
    'batteries[1].closes': undefined,
  }),

  // Forms: what they ask, when, and what is made of it.
  plant('infor-besok', 'ShownWhenEarlier', `${ASKED}[2].shownWhen`, { [`${ASKED}[2].shownWhen`]: 'answers.journal = true' }),
  plant('infor-besok', 'ShownWhenEarlier', `${ASKED}[11].expression`, { [`${ASKED}[11].expression`]: 'answers.vanlig + answers.nu' }),
  plant('infor-besok', 'QuestionNeverShown', `${ASKED}[4].shownWhen`, { [`${ASKED}[4].shownWhen`]: 'answers.tolk = true and false' }),
  plant('infor-besok', 'QuestionNeverShown', `${ASKED}[21].shownWhen`, { [`${ASKED}[20].shownWhen`]: 'false' }),
  plant('infor-besok', 'SafePattern', `${ASKED}[4].pattern`, { [`${ASKED}[4].pattern`]: '(\\p{L}+ ?)+' }),
  plant('infor-besok', 'SafePattern', `${ASKED}[4].pattern`, { [`${ASKED}[4].pattern`]: '[a-ö' }),
  plant('infor-besok', 'MatrixRows', `${ASKED}[22].rows`, { [`${ASKED}[22].rows`]: [] }, 'CaseFits'),
  plant('infor-besok', 'MatrixRows', `${ASKED}[22].options`, { [`${ASKED}[22].options`]: [] }, 'CaseFits'),
  plant('infor-besok', 'RankingPlaces', `${ASKED}[19].places`, { [`${ASKED}[19].places`]: 50 }),
  plant('infor-besok', 'RankingPlaces', `${ASKED}[19].options`, { [`${ASKED}[19].options`]: [{ id: 'a', text: 'A' }] }, 'CaseFits'),
  plant('infor-besok', 'RatingScaleSteps', `${ASKED}[8].maximum`, { [`${ASKED}[8].maximum`]: 30 }, 'ResultRange'),
  plant('infor-besok', 'RatingScaleSteps', `${ASKED}[9].texts.99`, { [`${ASKED}[9].texts`]: { 99: 'Outhärdligt' } }),
  plant('infor-besok', 'SliderSteps', `${ASKED}[18].step`, { [`${ASKED}[18].maximum`]: 10, [`${ASKED}[18].step`]: 3 }, 'CaseFits'),
  plant('infor-besok', 'SliderSteps', `${ASKED}[18].maximum`, { [`${ASKED}[18].maximum`]: -5 }, 'CaseFits'),
  plant('infor-besok', 'InitialFits', `${ASKED}[3].initial`, { [`${ASKED}[3].initial`]: 'nej' }),
  plant('infor-besok', 'InitialFits', `${ASKED}[16].initial`, { [`${ASKED}[16].initial`]: 'sju' }),
  plant('infor-besok', 'PrefillKnown', `${ASKED}[23].prefill`, { [`${ASKED}[23].prefill`]: { from: 'startFact', fact: 'langd' } }),
  plant('infor-besok', 'PrefillKnown', `${ASKED}[3].prefill`, {
    [`${ASKED}[3].prefill`]: { from: 'form', form: 'infor', question: 'sprak' },
  }),
  plant('infor-besok', 'ExclusiveOption', `${ASKED}[25].options[0].exclusive`, { [`${ASKED}[25].options[0].exclusive`]: true }),
  plant('infor-besok', 'ExclusiveOption', `${ASKED}[1].options[0].exclusive`, { [`${ASKED}[1].options[0].exclusive`]: true }),
  plant('infor-besok', 'PictureWithoutAlt', `${ASKED}[3].media.alt`, {
    [`${ASKED}[3].media`]: { media: 'image', src: 'tolk.svg', alt: '' },
  }),
  plant('infor-besok', 'PictureWithoutAlt', `${ASKED}[25].options[0].image.alt`, {
    [`${ASKED}[25].options[0].image`]: { src: 'tobak.svg', alt: ' ' },
  }),
  plant('infor-besok', 'FormKindPages', 'forms[0].pages', { 'forms[0].pages': { by: ['staff'] } }),
  plant('infor-besok', 'FormKindPages', 'forms[0].copies', { 'forms[0].kind': 'tab', 'forms[0].copies': 'perModule' }),
  plant('oro-kort', 'SharedFormVersion', 'forms[0].uses', { 'forms[0].uses': 'gad-7' }),
  plant('somnskola', 'SharedFormVersion', 'forms[0].uses', { 'forms[0].uses': 'isi', 'forms[0].version': '2' }),
  plant('smarta', 'ActivityPlanOff', 'flags[5].trigger', { activityPlan: undefined }),
  plant('grupp', 'ActivityPlanOff', 'flags[0].trigger', { 'flags[0].trigger': { kind: 'activity', what: 'missed' } }, 'PutOutByReading'),
  plant('infor-besok', 'GroupQuestions', `${ASKED}[21].questions`, { [`${ASKED}[21].questions`]: [words] }, 'CaseFits'),
  plant('infor-besok', 'GroupQuestions', `${ASKED}[21].maximum`, { [`${ASKED}[21].minimum`]: 99 }, 'CaseFits'),
  plant('infor-besok', 'MethodParts', 'forms[0].results[1].method.of', {
    'forms[0].results[1].method': { kind: 'norm', of: 'varden', as: 't', table: [{ mean: 3, sd: 1 }] },
  }),
  plant('oro-kort', 'MethodParts', 'forms[0].results[0].method.items[0].form', {
    'forms[0].results[0].method': { kind: 'combine', items: [{ form: 'dagbok', result: 'total' }] },
  }),
  plant('infor-besok', 'ResultCycle', 'forms[0].results[0].method', {
    'forms[0].results[0].method': { kind: 'combine', items: [{ result: 'hinder' }] },
    'forms[0].results[1].method': { kind: 'combine', items: [{ result: 'smarta' }] },
  }),
  plant('infor-besok', 'ResultCycle', 'forms[0].results[1].method', {
    'forms[0].results[0].method': { kind: 'jsonata', expression: 'results.hinder + 1' },
    'forms[0].results[1].method': { kind: 'change', of: 'smarta', since: 'first', as: 'difference' },
  }),
  plant('infor-besok', 'MissingAllowed', 'forms[0].results[1].method.missingAllowed', {
    'forms[0].results[1].method.missingAllowed': 40,
    'forms[0].results[1].method.missingShare': undefined,
  }),
  plant('oro-kort', 'MissingAllowed', 'forms[0].results[0].method.missingShare', { 'forms[0].results[0].method.missingShare': 1 }),
  plant('infor-besok', 'NormTable', 'forms[0].results[1].method.table[1]', {
    'forms[0].results[1].method': {
      kind: 'norm',
      of: 'smarta',
      as: 'z',
      table: [
        { ageTo: 40, mean: 3, sd: 1 },
        { ageFrom: 40, mean: 4, sd: 1 },
      ],
    },
  }),
  plant('infor-besok', 'NormTable', 'forms[0].results[1].method.table[0].ageTo', {
    'forms[0].results[1].method': { kind: 'norm', of: 'smarta', as: 'z', table: [{ ageFrom: 40, ageTo: 14, mean: 3, sd: 1 }] },
  }),
  plant('infor-besok', 'ReliableChange', 'forms[0].results[1].method.as', {
    'forms[0].results[1].method': { kind: 'change', of: 'smarta', since: 'previous', as: 'reliable' },
  }),
  plant('infor-besok', 'ReliableChange', 'forms[0].results[1].method.reliability', {
    'forms[0].results[1].method': { kind: 'change', of: 'smarta', since: 'first', as: 'reliable', sd: 2, reliability: 1 },
  }),
  plant('infor-besok', 'ThenLimits', 'forms[0].results[1].graph.maximum', { 'forms[0].results[1].graph': { minimum: 5, maximum: 1 } }),
  plant('oro-kort', 'ThenLimits', 'forms[0].results[0].method.then.maximum', {
    'forms[0].results[0].method.then': { minimum: 3, maximum: 1 },
  }),
  plant('oro-kort', 'MomentResultForms', 'results[0].from[0]', { results: [whole('gads')] }, 'MethodParts'),
  plant('somnskola', 'MomentResultForms', 'results[0].from[1]', { results: [{ ...whole('isi'), from: ['isi', 'isi'] }] }, 'MethodParts'),
  plant('infor-besok', 'CaseFits', 'forms[0].cases[0].answers.ovrigt', { 'forms[0].cases[0].answers.ovrigt': 'Nej' }),
  plant('infor-besok', 'CaseFits', 'forms[0].cases[1].results.smartan', { 'forms[0].cases[1].results.smartan': 3 }),
];
