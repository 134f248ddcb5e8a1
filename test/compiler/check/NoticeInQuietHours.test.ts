import { describe, test } from 'vitest';
import { aBattery, aModule } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: notices in quiet hours', () => {
  test('every time that tells the citizen something is a warning where it stands', () => {
    expectProblems(
      'NoticeInQuietHours',
      {
        notices: { quiet: { from: '22:00', to: '08:01' } },
        maintenance: { noticeDays: 3, at: '22:00' },
        modules: [aModule({ opens: { kind: 'all', of: [{ kind: 'afterAnchor', anchor: { kind: 'start' }, days: 1, at: '07:00' }] } })],
        batteries: [aBattery({ reminders: [{ days: 1, at: '23:00' }] })],
      },
      [
        'warning maintenance.at: Klockan 22:00 ligger i de tysta timmarna, så aviseringen väntar till 08:01.',
        'warning modules[0].opens.of[0].at: Klockan 07:00 ligger i de tysta timmarna, så aviseringen väntar till 08:01.',
        'warning batteries[0].schedule.at: Klockan 08:00 ligger i de tysta timmarna, så aviseringen väntar till 08:01.',
        'warning batteries[0].reminders[0].at: Klockan 23:00 ligger i de tysta timmarna, så aviseringen väntar till 08:01.',
      ],
    );
  });

  test('what tells nothing may come at any time, and the end of the quiet hours is not quiet', () => {
    expectProblems(
      'NoticeInQuietHours',
      {
        notices: { quiet: { from: '22:00', to: '08:00' } },
        modules: [aModule({ notify: false, opens: { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 1, at: '07:00' } })],
        batteries: [aBattery({ due: { days: 2, at: '23:00' } })],
      },
      [],
    );
  });
});
