/**
 * Texts for people are not mutated: a literal that holds a blank, or a Swedish letter, is a sentence or a part of one. What they say
 * is held by whole-value tests, and an empty one is no fault that logic can have. A template that chooses between words is logic
 * and stays.
 */
export const strykerPlugins = [
  { kind: 'Ignore', name: 'sentences', value: { shouldIgnore: ({ node }) => (isSentence(node) ? 'text for people' : undefined) } },
];

const isSentence = (node) => (node.type === 'StringLiteral' && isText(node.value)) || (node.type === 'TemplateLiteral' && isPlain(node));

const isPlain = ({ quasis, expressions }) => quasis.some(({ value }) => isText(value.raw)) && expressions.every(choosesNothing);

const isText = (text) => /[\såäöÅÄÖ”]/u.test(text);

const choosesNothing = ({ type }) => ['Identifier', 'MemberExpression', 'CallExpression'].includes(type);
