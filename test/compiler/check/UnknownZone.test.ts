import { describe, test } from 'vitest';
import { expectProblems } from './expectProblems.ts';

describe('check: the time zone', () => {
  test('a zone that is not in the database is an error', () => {
    expectProblems('UnknownZone', { zone: 'Europe/Göteborg' }, [
      'error zone: Tidszonen ”Europe/Göteborg” finns inte. Skriv till exempel Europe/Stockholm.',
    ]);
  });

  test('a zone of the right form that does not exist is an error', () => {
    expectProblems('UnknownZone', { zone: 'Europe/Atlantis' }, [
      'error zone: Tidszonen ”Europe/Atlantis” finns inte. Skriv till exempel Europe/Stockholm.',
    ]);
  });

  test('a bare offset is no zone, since it has no summer time', () => {
    expectProblems('UnknownZone', { zone: '+01:00' }, ['error zone: Tidszonen ”+01:00” finns inte. Skriv till exempel Europe/Stockholm.']);
  });

  test('other zones are fine', () => {
    expectProblems('UnknownZone', { zone: 'America/Argentina/Buenos_Aires' }, []);
  });
});
