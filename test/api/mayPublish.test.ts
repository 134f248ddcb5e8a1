import { describe, expect, test } from 'vitest';
import { mayPublish, type Publishable } from '../../api/mayPublish.ts';

const waiting: Publishable = { status: 'awaiting', owner: { id: 'unit', kind: 'publishing' }, designers: ['designer'] };
const publisher = { id: 'publisher', unit: 'unit' };
const codeOf = (answer: ReturnType<typeof mayPublish>): string => (answer.allowed ? 'allowed' : answer.code);

describe('whether somebody may publish a version', () => {
  test('a publisher of the unit that owns it may, for the first time and again', () => {
    expect(mayPublish(waiting, publisher)).toEqual({ allowed: true });
    expect(mayPublish({ ...waiting, status: 'unpublished' }, publisher)).toEqual({ allowed: true });
  });

  test('whoever has designed any of it may not, whatever was done since and whoever else designed', () => {
    for (const status of ['awaiting', 'unpublished'] as const)
      expect(codeOf(mayPublish({ ...waiting, status, designers: ['other', 'publisher', 'designer'] }, publisher))).toBe('fourEyes');
  });

  test('not on another unit, not what nobody owns, never from a training unit, and not twice', () => {
    expect(codeOf(mayPublish(waiting, { ...publisher, unit: 'other' }))).toBe('otherUnit');
    expect(codeOf(mayPublish({ ...waiting, owner: null }, publisher))).toBe('otherUnit');
    expect(codeOf(mayPublish({ ...waiting, owner: { id: 'unit', kind: 'training' } }, publisher))).toBe('trainingUnit');
    expect(codeOf(mayPublish({ ...waiting, owner: { id: 'unit', kind: 'care' } }, publisher))).toBe('trainingUnit');
    expect(codeOf(mayPublish({ ...waiting, status: 'published' }, publisher))).toBe('alreadyPublished');
  });
});
