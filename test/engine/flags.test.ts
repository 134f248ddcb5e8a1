// Long because every kind of trigger has its life here, and its records are compared whole.
import { describe, expect, test } from 'vitest';
import type { Expression } from '../../engine/expression.ts';
import type { PlannedTrigger } from '../../engine/plan.ts';
import { given, saved, type Played } from '../support/given.ts';
import { flag, form, module, plan, weekly } from '../support/plan.ts';
import { said, told } from '../support/told.ts';

const START = '2026-11-02T09:00:00Z';
const after = (days: number, at: string) => ({ kind: 'afterAnchor', anchor: { kind: 'start' }, days, at }) as const;
const answer = (operator: '>=' | '<', value: number): Expression => ({
  kind: 'binary',
  operator,
  left: { kind: 'path', names: ['forms', 'a', 'answers', 'q'] },
  right: { kind: 'literal', value },
});
const flags = (triggers: Readonly<Record<string, PlannedTrigger>>) =>
  Object.entries(triggers).map(([id, trigger]) => flag(id, { trigger, putOut: 'activity' }));

const effects = (life: Played) => life.effects.map(({ at: _at, ...rest }) => rest);

describe('what raises a flag', () => {
  test('a module, a battery, and the moment itself', () => {
    const life = given(
      plan({
        modules: [module('m1', { opens: after(1, '08:00'), closes: after(3, '08:00') })],
        forms: [form('phq9')],
        batteries: [weekly('vecka', { notify: false, reminders: [] })],
        flags: flags({
          öppnad: { kind: 'module', module: 'm1', what: 'opened' },
          klar: { kind: 'module', module: 'm1', what: 'completed' },
          stängd: { kind: 'module', module: 'm1', what: 'closed' },
          annan: { kind: 'module', module: 'm2', what: 'opened' },
          kom: { kind: 'battery', battery: 'vecka', what: 'opened' },
          svar: { kind: 'battery', battery: 'vecka', what: 'answered' },
          missad: { kind: 'missedBattery', battery: 'vecka', inARow: 1 },
          slut: { kind: 'moment', what: 'ended' },
        }),
      }),
      START,
    )
      .when('2026-11-04T10:00:00Z', { kind: 'moduleCompleted', module: 'm1', by: 'citizen' })
      .until('2026-11-14T20:00:00Z')
      .when('2026-11-15T10:00:00Z', saved('phq9', { battery: 'vecka' }))
      .when('2026-11-15T11:00:00Z', { kind: 'ended', reason: null });
    expect(life.decisions.filter(({ item }) => item === 'raiseFlag' || item === 'putOutFlag').map(({ key }) => key)).toEqual([
      'flag/öppnad/-#1',
      'flag/klar/-#1',
      'flag/stängd/-#1',
      'flag/kom/vecka/1#1',
      'flag/missad/vecka/1#1',
      'flag/missad/vecka/1#1/out',
      'flag/svar/vecka/1#1',
      'flag/slut/-#1',
    ]);
    expect(said(life).filter((line) => line.startsWith('flag/') || line.startsWith('out/'))).toEqual([
      'flag/öppnad/-#1 flag=öppnad round=1 recipients=staff module=m1',
      'flag/klar/-#1 flag=klar round=1 recipients=staff module=m1',
      'flag/stängd/-#1 flag=stängd round=1 recipients=staff module=m1',
      'flag/kom/vecka/1#1 flag=kom round=1 recipients=staff battery=vecka occasion=1',
      'flag/missad/vecka/1#1 flag=missad round=1 recipients=staff battery=vecka occasion=1 missedInARow=1',
      'flag/missad/vecka/1#1/out flag=missad round=1 recipients=staff raisedAt=11-14 19:00',
      'flag/svar/vecka/1#1 flag=svar round=1 recipients=staff battery=vecka occasion=1',
      'flag/slut/-#1 flag=slut round=1 recipients=staff',
    ]);
    expect(effects(life).filter(({ kind }) => kind === 'raiseFlag' || kind === 'putOutFlag')).toEqual([
      {
        battery: null,
        flag: 'öppnad',
        form: null,
        key: 'flag/öppnad/-',
        kind: 'raiseFlag',
        occasion: null,
        priority: 'ordinary',
        recipients: ['staff'],
        round: 1,
      },
      {
        battery: null,
        flag: 'klar',
        form: null,
        key: 'flag/klar/-',
        kind: 'raiseFlag',
        occasion: null,
        priority: 'ordinary',
        recipients: ['staff'],
        round: 1,
      },
      {
        battery: null,
        flag: 'stängd',
        form: null,
        key: 'flag/stängd/-',
        kind: 'raiseFlag',
        occasion: null,
        priority: 'ordinary',
        recipients: ['staff'],
        round: 1,
      },
      {
        battery: 'vecka',
        flag: 'kom',
        form: null,
        key: 'flag/kom/vecka/1',
        kind: 'raiseFlag',
        occasion: 1,
        priority: 'ordinary',
        recipients: ['staff'],
        round: 1,
      },
      {
        battery: 'vecka',
        flag: 'missad',
        form: null,
        key: 'flag/missad/vecka/1',
        kind: 'raiseFlag',
        occasion: 1,
        priority: 'ordinary',
        recipients: ['staff'],
        round: 1,
      },
      {
        because: 'answered',
        flag: 'missad',
        key: 'flag/missad/vecka/1',
        kind: 'putOutFlag',
        round: 1,
      },
      {
        battery: 'vecka',
        flag: 'svar',
        form: null,
        key: 'flag/svar/vecka/1',
        kind: 'raiseFlag',
        occasion: 1,
        priority: 'ordinary',
        recipients: ['staff'],
        round: 1,
      },
      {
        battery: null,
        flag: 'slut',
        form: null,
        key: 'flag/slut/-',
        kind: 'raiseFlag',
        occasion: null,
        priority: 'ordinary',
        recipients: ['staff'],
        round: 1,
      },
    ]);
  });

  test('a form and its condition; a condition that becomes true again; and what puts them out', () => {
    const life = given(
      plan({
        forms: [form('a'), form('b')],
        flags: [
          flag('svar', { trigger: { kind: 'form', form: 'a', when: null } }),
          flag('högt', {
            trigger: { kind: 'form', form: 'a', when: answer('>=', 2) },
            priority: 'prioritised',
            recipients: ['staff', 'citizen'],
          }),
          flag('villkor', { trigger: { kind: 'condition', when: answer('>=', 2) }, putOut: 'condition', outWhen: answer('<', 2) }),
        ],
      }),
      START,
    );
    const save = (hour: number, q: number, version: number) =>
      life.when(`2026-11-03T${hour}:00:00Z`, saved('a', { version, answers: { q } }));
    save(10, 1, 1);
    save(11, 3, 2);
    save(12, 2, 3);
    save(13, 1, 4);
    save(14, 2, 5);
    life.when('2026-11-03T15:00:00Z', saved('b', { failed: ['r', 's'] }));
    life.when('2026-11-03T16:00:00Z', { kind: 'formRead', form: 'a', instance: { kind: 'ordinary' } });
    life.when('2026-11-03T17:00:00Z', { kind: 'formMarkedUnread', form: 'a', instance: { kind: 'ordinary' } });
    life.when('2026-11-03T18:00:00Z', { kind: 'flagPutOut', flagKey: 'flag/svar/a', reason: null });
    life.when('2026-11-03T19:00:00Z', { kind: 'flagPutOut', flagKey: 'flag/svar/a', reason: null });
    expect(told(life)).toEqual([
      '11-03 10:00 flag/svar/a#1 fired: conditionHolds',
      '11-03 11:00 flag/svar/a#1/again/2 suppressed: alreadyRaised',
      '11-03 11:00 flag/högt/a#1 fired: conditionHolds',
      '11-03 11:00 flag/villkor/-#1 fired: conditionHolds',
      '11-03 11:00 notify/flag/högt/a#1 fired: conditionHolds',
      '11-03 12:00 flag/svar/a#1/again/3 suppressed: alreadyRaised',
      '11-03 12:00 flag/högt/a#1/again/3 suppressed: alreadyRaised',
      '11-03 13:00 flag/svar/a#1/again/4 suppressed: alreadyRaised',
      '11-03 13:00 flag/villkor/-#1/out fired: conditionHolds',
      '11-03 14:00 flag/svar/a#1/again/5 suppressed: alreadyRaised',
      '11-03 14:00 flag/högt/a#1/again/5 suppressed: alreadyRaised',
      '11-03 14:00 flag/villkor/-#2 fired: conditionHolds',
      '11-03 15:00 flag/system.calculationFailed/b#1 fired: calculationFailed',
      '11-03 16:00 flag/svar/a#1/out fired: formRead',
      '11-03 16:00 flag/högt/a#1/out fired: formRead',
      '11-03 17:00 flag/svar/a#2 fired: formMarkedUnread',
      '11-03 17:00 flag/högt/a#2 fired: formMarkedUnread',
      '11-03 17:00 notify/flag/högt/a#2 fired: conditionHolds',
      '11-03 18:00 flag/svar/a#2/out fired: putOutByStaff',
      '11-03 19:00 flag/svar/a/out/10 suppressed: flagOut',
    ]);
    expect(said(life, '2026-11-03T14:00:00Z')).toEqual([
      'flag/svar/a#1/again/5 flag=svar recipients=staff',
      'flag/högt/a#1/again/5 flag=högt recipients=staff citizen forms.a.answers.q=2',
      'flag/villkor/-#2 flag=villkor round=2 recipients=staff forms.a.answers.q=2',
      'flag/system.calculationFailed/b#1 flag=system.calculationFailed round=1 recipients=staff form=b results=r s',
      'flag/svar/a#1/out flag=svar round=1 recipients=staff raisedAt=11-03 10:00',
      'flag/högt/a#1/out flag=högt round=1 recipients=staff citizen raisedAt=11-03 11:00',
      'flag/svar/a#2 flag=svar round=2 recipients=staff form=a',
      'flag/högt/a#2 flag=högt round=2 recipients=staff citizen form=a',
      'notify/flag/högt/a#2 flag=flag/högt/a about=flag',
      'flag/svar/a#2/out flag=svar round=2 recipients=staff raisedAt=11-03 17:00',
      'flag/svar/a/out/10 flag=flag/svar/a',
    ]);
  });

  test('a trend, up and down, over one saving and over two', () => {
    const trend = { kind: 'trend', form: 'a', result: 'r' } as const;
    const life = given(
      plan({
        forms: [form('a')],
        batteries: [weekly('vecka', { forms: ['a'], notify: false, reminders: [], due: null })],
        flags: flags({
          upp: { ...trend, direction: 'up', by: 3, over: 1 },
          ner: { ...trend, direction: 'down', by: 3, over: 1 },
          långt: { ...trend, direction: 'up', by: 3, over: 2 },
        }),
      }),
      START,
    ).until('2026-11-24T08:00:00Z');
    const save = (hour: number, occasion: number, r: number, version = 1) =>
      life.when(`2026-11-24T${hour}:00:00Z`, saved('a', { battery: 'vecka', occasion, version, results: { r } }));
    save(10, 1, 4);
    save(11, 2, 6);
    save(12, 3, 7);
    save(13, 3, 9, 2);
    save(14, 1, 0, 2);
    life.when('2026-11-24T15:00:00Z', saved('a', { results: { r: 6 } })).when('2026-11-24T16:00:00Z', saved('a', { version: 2 }));
    expect(told(life, '2026-11-24T10:00:00Z')).toEqual([
      '11-24 10:00 answerOccasion/vecka/1 fired: answered',
      '11-24 11:00 answerOccasion/vecka/2 fired: answered',
      '11-24 12:00 answerOccasion/vecka/3 fired: answered',
      '11-24 12:00 flag/långt/a@vecka/3#1 fired: trend',
      '11-24 13:00 flag/upp/a@vecka/3#1 fired: trend',
      '11-24 13:00 flag/långt/a@vecka/3#1/again/4 suppressed: alreadyRaised',
      '11-24 15:00 flag/ner/a#1 fired: trend',
    ]);
    expect(said(life, '2026-11-24T12:00:00Z')).toEqual([
      'answerOccasion/vecka/3 battery=vecka occasion=3 openedAt=11-23 07:00 dueAt=null late=false',
      'flag/långt/a@vecka/3#1 flag=långt round=1 recipients=staff form=a battery=vecka occasion=3 value=7 from=4 results=r',
      'flag/upp/a@vecka/3#1 flag=upp round=1 recipients=staff form=a battery=vecka occasion=3 value=9 from=6 results=r',
      'flag/långt/a@vecka/3#1/again/4 flag=långt recipients=staff value=9 from=4 results=r',
      'flag/ner/a#1 flag=ner round=1 recipients=staff form=a value=6 from=9 results=r',
    ]);
  });

  test('what is not done in time, and its doing puts it out', () => {
    const life = given(
      plan({
        modules: [module('m1'), module('m2')],
        forms: [form('a')],
        flags: flags({
          modul: { kind: 'notDone', module: 'm1', by: after(2, '08:00') },
          gjord: { kind: 'notDone', module: 'm2', by: after(2, '08:00') },
          blad: { kind: 'notDone', form: 'a', by: after(2, '09:00') },
        }),
      }),
      START,
    )
      .when('2026-11-03T10:00:00Z', { kind: 'moduleCompleted', module: 'm2', by: 'citizen' })
      .until('2026-11-05T10:00:00Z')
      .when('2026-11-05T11:00:00Z', saved('a'))
      .when('2026-11-05T12:00:00Z', { kind: 'moduleCompleted', module: 'm1', by: 'citizen' });
    expect(told(life, '2026-11-03T10:00:00Z')).toEqual([
      '11-03 10:00 completeModule/m2 fired: completedByCitizen',
      '11-04 07:00 timedFlag/gjord/1 suppressed: done',
      '11-04 07:00 timedFlag/modul/1 fired: notDone',
      '11-04 07:00 flag/modul/-#1 fired: notDone',
      '11-04 08:00 timedFlag/blad/1 fired: notDone',
      '11-04 08:00 flag/blad/-#1 fired: notDone',
      '11-05 11:00 flag/blad/-#1/out fired: done',
      '11-05 12:00 completeModule/m1 fired: completedByCitizen',
      '11-05 12:00 flag/modul/-#1/out fired: done',
    ]);
    expect(said(life, '2026-11-04T07:00:00Z')).toEqual([
      'timedFlag/gjord/1 flag=gjord',
      'timedFlag/modul/1 flag=modul',
      'flag/modul/-#1 flag=modul round=1 recipients=staff module=m1',
      'timedFlag/blad/1 flag=blad',
      'flag/blad/-#1 flag=blad round=1 recipients=staff form=a',
      'flag/blad/-#1/out flag=blad round=1 recipients=staff raisedAt=11-04 08:00',
      'completeModule/m1 module=m1',
      'flag/modul/-#1/out flag=modul round=1 recipients=staff raisedAt=11-04 07:00',
    ]);
  });

  test('silence: of any kind, of steps, of forms', () => {
    const silence = { kind: 'inactivity', days: 2, at: '09:00' } as const;
    const life = given(
      plan({ forms: [form('a')], flags: flags({ allt: silence, steg: { ...silence, of: 'step' }, blad: { ...silence, of: 'form' } }) }),
      START,
    )
      .when('2026-11-03T10:00:00Z', { kind: 'citizenActive' })
      .when('2026-11-04T07:00:00Z', { kind: 'stepVisited', step: 'm/s/t' })
      .until('2026-11-05T10:00:00Z')
      .when('2026-11-05T11:00:00Z', saved('a'))
      .until('2026-11-08T10:00:00Z')
      .when('2026-11-08T11:00:00Z', { kind: 'flagPutOut', flagKey: 'flag/blad/-', reason: null })
      .until('2026-11-10T10:00:00Z');
    expect(told(life)).toEqual([
      '11-04 08:00 inactivity/allt/1 moved: activity to 11-06 08:00',
      '11-04 08:00 inactivity/blad/1 fired: inactivity',
      '11-04 08:00 flag/blad/-#1 fired: inactivity',
      '11-04 08:00 inactivity/steg/1 moved: activity to 11-06 08:00',
      '11-05 11:00 flag/blad/-#1/out fired: activity',
      '11-06 08:00 inactivity/allt/2 moved: activity to 11-07 08:00',
      '11-06 08:00 inactivity/steg/2 fired: inactivity',
      '11-06 08:00 flag/steg/-#1 fired: inactivity',
      '11-07 08:00 inactivity/allt/3 fired: inactivity',
      '11-07 08:00 flag/allt/-#1 fired: inactivity',
      '11-07 08:00 inactivity/blad/2 fired: inactivity',
      '11-07 08:00 flag/blad/-#2 fired: inactivity',
      '11-08 11:00 flag/blad/-#2/out fired: putOutByStaff',
      '11-10 08:00 inactivity/blad/3 fired: inactivity',
      '11-10 08:00 flag/blad/-#3 fired: inactivity',
    ]);
    expect(said(life).slice(0, 3)).toEqual([
      'inactivity/allt/1 flag=allt lastActivityAt=11-04 07:00 days=0 to=11-06 08:00',
      'inactivity/blad/1 flag=blad lastActivityAt=11-02 09:00 days=2',
      'flag/blad/-#1 flag=blad round=1 recipients=staff lastActivityAt=11-02 09:00 days=2',
    ]);
  });

  test('a message that is not answered, from either side, in days and in staff’s hours', () => {
    const life = given(
      plan({
        flags: flags({
          invånaren: { kind: 'unansweredMessage', from: 'citizen', after: { staffHours: 8 } },
          vården: { kind: 'unansweredMessage', from: 'staff', after: { days: 3, at: '10:00' } },
        }),
      }),
      START,
    )
      .when('2026-11-02T10:00:00Z', { kind: 'messageSent', by: 'citizen' })
      .when('2026-11-02T12:00:00Z', { kind: 'messageSent', by: 'citizen' })
      .when('2026-11-02T13:00:00Z', { kind: 'messageSent', by: 'staff' })
      .when('2026-11-02T14:00:00Z', { kind: 'messageSent', by: 'citizen' })
      .until('2026-11-04T12:00:00Z')
      .when('2026-11-04T13:00:00Z', { kind: 'messageSent', by: 'staff' })
      .until('2026-11-08T12:00:00Z');
    expect(told(life)).toEqual([
      '11-03 09:00 (11-02 13:00) timedFlag/invånaren/1 cancelled: messageAnswered',
      '11-05 09:00 (11-02 14:00) timedFlag/vården/1 cancelled: messageAnswered',
      '11-03 13:00 timedFlag/invånaren/2 fired: unansweredMessage',
      '11-03 13:00 flag/invånaren/-#1 fired: unansweredMessage',
      '11-04 13:00 flag/invånaren/-#1/out fired: messageAnswered',
      '11-07 09:00 timedFlag/vården/2 fired: unansweredMessage',
      '11-07 09:00 flag/vården/-#1 fired: unansweredMessage',
    ]);
    expect(said(life)).toEqual([
      'timedFlag/invånaren/1 flag=invånaren',
      'timedFlag/vården/1 flag=vården',
      'timedFlag/invånaren/2 flag=invånaren',
      'flag/invånaren/-#1 flag=invånaren round=1 recipients=staff',
      'flag/invånaren/-#1/out flag=invånaren round=1 recipients=staff raisedAt=11-03 13:00',
      'timedFlag/vården/2 flag=vården',
      'flag/vården/-#1 flag=vården round=1 recipients=staff',
    ]);
  });

  test('staff’s own: added, never with a designer’s id or ours, and removed', () => {
    const own = (id: string) => ({ kind: 'flagAdded', flag: flag(id, { trigger: { kind: 'time', opens: after(3, '08:00') } }) }) as const;
    const life = given(plan({ flags: flags({ f: { kind: 'time', opens: after(9, '08:00') } }) }), START);
    for (const id of ['egen', 'egen', 'f', 'system.halted', 'measure.puls', 'tillbaka']) life.when('2026-11-03T10:00:00Z', own(id));
    for (const id of ['tillbaka', 'f', 'nix']) life.when('2026-11-03T11:00:00Z', { kind: 'flagRemoved', flag: id });
    life.until('2026-11-05T10:00:00Z').when('2026-11-05T11:00:00Z', { kind: 'flagRemoved', flag: 'egen' });
    expect(told(life)).toEqual([
      '11-03 10:00 addFlag/egen/1 fired: addedFlag',
      '11-03 10:00 addFlag/egen/2 suppressed: notAllowed',
      '11-03 10:00 addFlag/f/3 suppressed: notAllowed',
      '11-03 10:00 addFlag/system.halted/4 suppressed: notAllowed',
      '11-03 10:00 addFlag/measure.puls/5 suppressed: notAllowed',
      '11-03 10:00 addFlag/tillbaka/6 fired: addedFlag',
      '11-03 11:00 removeFlag/tillbaka/7 cancelled: removedFlag',
      '11-05 07:00 (11-03 11:00) timedFlag/tillbaka/1 cancelled: removedFlag',
      '11-03 11:00 removeFlag/f/8 suppressed: notAllowed',
      '11-03 11:00 removeFlag/nix/9 suppressed: notAllowed',
      '11-05 07:00 timedFlag/egen/1 fired: time',
      '11-05 07:00 flag/egen/-#1 fired: time',
      '11-05 11:00 removeFlag/egen/10 cancelled: removedFlag',
      '11-05 11:00 flag/egen/-#1/out fired: removedFlag',
    ]);
    expect(said(life)).toEqual([
      'addFlag/egen/1 flag=egen',
      'addFlag/egen/2 flag=egen',
      'addFlag/f/3 flag=f',
      'addFlag/system.halted/4 flag=system.halted',
      'addFlag/measure.puls/5 flag=measure.puls',
      'addFlag/tillbaka/6 flag=tillbaka',
      'removeFlag/tillbaka/7 flag=tillbaka',
      'timedFlag/tillbaka/1 flag=tillbaka',
      'removeFlag/f/8 flag=f',
      'removeFlag/nix/9 flag=nix',
      'timedFlag/egen/1 flag=egen',
      'flag/egen/-#1 flag=egen round=1 recipients=staff',
      'removeFlag/egen/10 flag=egen',
      'flag/egen/-#1/out flag=egen round=1 recipients=staff raisedAt=11-05 07:00',
    ]);
  });

  test('a ladder climbs until the flag is out', () => {
    const ladder = [
      { afterHours: 1, to: 'standIn', by: 'sms' },
      { afterHours: 8, to: 'unit', by: 'email' },
    ] as const;
    const life = given(
      plan({ flags: [flag('akut', { trigger: { kind: 'time', opens: after(1, '08:00') }, putOut: 'staff', ladder })] }),
      START,
    )
      .until('2026-11-03T12:00:00Z')
      .when('2026-11-03T13:00:00Z', { kind: 'flagPutOut', flagKey: 'flag/akut/-', reason: null });
    expect(told(life)).toEqual([
      '11-03 07:00 timedFlag/akut/1 fired: time',
      '11-03 07:00 flag/akut/-#1 fired: time',
      '11-03 08:00 escalate/flag/akut/-#1/1 fired: notPutOut',
      '11-03 13:00 flag/akut/-#1/out fired: putOutByStaff',
      '11-03 15:00 (11-03 13:00) escalate/flag/akut/-#1/2 cancelled: flagOut',
    ]);
    expect(said(life)).toEqual([
      'timedFlag/akut/1 flag=akut',
      'flag/akut/-#1 flag=akut round=1 recipients=staff',
      'escalate/flag/akut/-#1/1 flag=akut flagKey=flag/akut/- round=1 rung=1 raisedAt=11-03 07:00 to=standIn by=sms hours=1',
      'flag/akut/-#1/out flag=akut round=1 recipients=staff raisedAt=11-03 07:00',
      'escalate/flag/akut/-#1/2 flag=akut flagKey=flag/akut/- round=1 rung=2',
    ]);
    expect(effects(life)).toEqual([
      {
        battery: null,
        flag: 'akut',
        form: null,
        key: 'flag/akut/-',
        kind: 'raiseFlag',
        occasion: null,
        priority: 'ordinary',
        recipients: ['staff'],
        round: 1,
      },
      {
        by: 'sms',
        flag: 'akut',
        flagKey: 'flag/akut/-',
        key: 'escalate/flag/akut/-#1/1',
        kind: 'escalate',
        round: 1,
        rung: 1,
        to: 'standIn',
      },
      {
        because: 'putOutByStaff',
        flag: 'akut',
        key: 'flag/akut/-',
        kind: 'putOutFlag',
        round: 1,
      },
    ]);
  });
});
