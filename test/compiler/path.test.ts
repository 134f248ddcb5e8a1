import { describe, expect, test } from 'vitest';
import { inDocumentOrder, pathText, type Path } from '../../compiler/path.ts';

describe('a place in a document', () => {
  test('is written as it is read', () => {
    expect(pathText([])).toBe('dokumentet');
    expect(pathText(['modules', 4, 'opens'])).toBe('modules[4].opens');
    expect(pathText([0, 'a'])).toBe('[0].a');
  });

  const document = {
    name: 'x',
    modules: [{ title: 'a', id: 'b' }, 'text'],
    forms: null,
    flags: {},
  };
  const sorted = (...paths: Path[]) => paths.toSorted(inDocumentOrder(document)).map(pathText);

  test('comes in the order the document is written, not by name', () => {
    expect(sorted(['flags'], ['modules'], ['name'])).toEqual(['name', 'modules', 'flags']);
    expect(sorted(['modules', 0, 'id'], ['modules', 0, 'title'])).toEqual(['modules[0].title', 'modules[0].id']);
  });

  test('in a list comes by its number', () => {
    expect(sorted(['modules', 10], ['modules', 2], ['modules', 1, 'id'])).toEqual(['modules[1].id', 'modules[2]', 'modules[10]']);
  });

  test('comes before what it holds', () => {
    expect(sorted(['modules', 0, 'title'], ['modules', 0], ['modules'])).toEqual(['modules', 'modules[0]', 'modules[0].title']);
    expect(inDocumentOrder(document)(['modules', 0], ['modules', 0])).toBe(0);
  });

  test('that is not there comes last, wherever it stands', () => {
    expect(sorted(['gone'], ['flags'])).toEqual(['flags', 'gone']);
    expect(sorted(['modules', 0, 'gone'], ['modules', 0, 'id'])).toEqual(['modules[0].id', 'modules[0].gone']);
    expect(sorted(['forms', 'gone'], ['forms'])).toEqual(['forms', 'forms.gone']);
  });

  test('under nothing, or under a text, keeps what order there is', () => {
    const order = inDocumentOrder(document);
    expect(order(['forms', 'a'], ['forms', 'b'])).toBe(0);
    expect(order(['forms', 'a', 'c'], ['forms', 'a', 'd'])).toBe(0);
    expect(order(['gone', 'a'], ['gone', 'b'])).toBe(0);
    expect(order(['modules', 1, '0'], ['modules', 1, 'length'])).toBe(0);
    expect(order(['gone', 1], ['gone', 0])).toBe(1);
    expect(inDocumentOrder(null)(['a'], ['b'])).toBe(0);
  });
});
