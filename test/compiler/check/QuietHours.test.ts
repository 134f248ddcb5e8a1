import { describe, test } from 'vitest';
import { expectProblems } from './expectProblems.ts';

describe('check: quiet hours', () => {
  test('hours that are none, and movable times the wrong way round', () => {
    expectProblems('QuietHours', { notices: { quiet: { from: '21:00', to: '21:00' }, movable: { earliest: '20:00', latest: '08:00' } } }, [
      'error notices.quiet.to: Tysta timmar som slutar när de börjar är hela dygnet eller ingen tid alls.',
      'error notices.movable.latest: Den senaste tiden ska vara senare på dagen än den tidigaste.',
    ]);
  });

  test('movable times inside the quiet hours are a warning each', () => {
    expectProblems('QuietHours', { notices: { quiet: { from: '21:00', to: '07:00' }, movable: { earliest: '06:59', latest: '21:00' } } }, [
      'warning notices.movable.earliest: Invånaren kan välja klockan 06:59, men den ligger i de tysta timmarna 21:00–07:00.',
      'warning notices.movable.latest: Invånaren kan välja klockan 21:00, men den ligger i de tysta timmarna 21:00–07:00.',
    ]);
  });

  test('from where they end to the minute before they begin', () => {
    expectProblems(
      'QuietHours',
      { notices: { quiet: { from: '21:00', to: '07:00' }, movable: { earliest: '07:00', latest: '20:59' } } },
      [],
    );
  });
});
