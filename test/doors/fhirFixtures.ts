import type { Json } from './fhirLogic.ts';

const coding = (code: string, score?: number): Json => ({
  valueCoding: {
    system: 'urn:test',
    code,
    display: code.toUpperCase(),
    ...(score === undefined ? {} : { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: score }] }),
  },
});

const calculated = (linkId: string, expression: string, type = 'decimal', more: Json = {}): Json => ({
  linkId,
  type,
  text: linkId,
  readOnly: true,
  ...more,
  extension: [
    ...(more['extension'] ?? []),
    {
      url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression',
      valueExpression: { language: 'text/fhirpath', expression },
    },
  ],
});

const shownBy = (linkId: string, expression: string): Json => ({
  linkId,
  type: 'string',
  text: linkId,
  extension: [
    {
      url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression',
      valueExpression: { language: 'text/fhirpath', expression },
    },
  ],
});

/** One question of each kind that an expression can look at. */
export const asked: readonly Json[] = [
  { linkId: 'a', type: 'choice', text: 'A', answerOption: [coding('x', 0), coding('y', 1), coding('z', 2)] },
  { linkId: 'b', type: 'choice', text: 'B', answerOption: [coding('x', 3), coding('y', 1), coding('w')] },
  { linkId: 'c', type: 'choice', text: 'C', repeats: true, answerOption: [coding('p', 1), coding('q', 2), coding('r', 4)] },
  { linkId: 'n', type: 'integer', text: 'N' },
  { linkId: 'd', type: 'decimal', text: 'D' },
  { linkId: 'f', type: 'boolean', text: 'F' },
  { linkId: 't', type: 'date', text: 'T' },
  { linkId: 's', type: 'string', text: 'S' },
  {
    linkId: 'g',
    type: 'group',
    text: 'G',
    item: [
      { linkId: 'h', type: 'integer', text: 'H' },
      { linkId: 'i', type: 'quantity', text: 'I' },
    ],
  },
];

const form = (name: string, items: readonly Json[], more: Json = {}): { readonly name: string; readonly resource: Json } => ({
  name,
  resource: { resourceType: 'Questionnaire', status: 'draft', title: name, language: 'sv', item: [...asked, ...items], ...more },
});

export const of = (linkId: string): string => `%resource.descendants().where(linkId='${linkId}').answer.value`;

/** Small questionnaires of our own, tried whether or not there are real ones. */
export const fixtures: readonly { readonly name: string; readonly resource: Json }[] = [
  form('sums and counts', [
    calculated(
      'sum1',
      `%resource.item.where(linkId='a' or linkId='b').answer.valueCoding.extension.where(url='http://hl7.org/fhir/StructureDefinition/ordinalValue').valueDecimal.sum()`,
    ),
    calculated(
      'sum2',
      `${of('c')}.ordinal().sum()`.replace(
        '.ordinal()',
        ".extension.where(url='http://hl7.org/fhir/StructureDefinition/ordinalValue').value",
      ),
    ),
    calculated('count1', `${of('c')}.count() + ${of('a')}.count()`),
    calculated('count2', `${of('c')}.where(code='p' or code='r').count() * 3`),
    calculated('part', `iif(${of('n')}.exists(), ${of('n')}, 0) + iif(${of('d')}.exists(), ${of('d')}, 0) / 2`),
    calculated('div', `${of('n')} / ${of('d')}`),
    calculated('mod', `${of('n')} mod 3 - -2`),
    calculated('nested', `%resource.item.where(linkId='g').item.where(linkId='h').answer.value + ${of('i')}.value`),
  ]),
  form('truths of three values', [
    shownBy('e1', `${of('n')} > 3 and ${of('f')}`),
    shownBy('e2', `(${of('n')} > 3 or ${of('f')}).not()`),
    shownBy('e3', `${of('n')} > 3 implies ${of('d')} < 5`),
    shownBy('e4', `${of('f')} xor (${of('n')} = 1)`),
    shownBy('e5', `(${of('a')}.code = 'x').not()`),
    shownBy('e6', `${of('a')}.code != 'x' and ${of('s')} = 'chicken'`),
    shownBy('e7', `${of('a')}.code in ('x' | 'z')`),
    shownBy('e8', `${of('t')} >= @2020-01-01 and ${of('t')} != @2021-06-15`),
    shownBy('e9', `${of('c')}.where(code = 'q').exists() or ${of('b')}.empty()`),
    shownBy('e10', `${of('c')}.all(code = 'p' or code = 'q')`),
    shownBy('e11', `iif(${of('f')}, ${of('n')} > 0, ${of('a')}.exists())`),
    calculated('logic', `${of('n')} > ${of('d')}`, 'boolean'),
    calculated('word', `iif(${of('n')} > 10, 'mycket', iif(${of('n')}.exists(), 'lite', 'okänt'))`, 'string'),
  ]),
  form(
    'variables',
    [
      {
        linkId: 'v',
        type: 'group',
        text: 'V',
        extension: [
          {
            url: 'http://hl7.org/fhir/StructureDefinition/variable',
            valueExpression: {
              name: 'score',
              language: 'text/fhirpath',
              expression: `%questionnaire.item.where(linkId='a').answerOption.where(valueCoding.code = ${of('a')}.code).valueCoding.extension.value`,
            },
          },
        ],
        item: [
          calculated('v1', '%score + %base', 'decimal'),
          shownBy('v2', '%score > 0'),
          { linkId: 'v3', type: 'display', text: 'Ord', enableWhen: [{ question: 'v1', operator: '>=', answerDecimal: 3 }] },
        ],
      },
    ],
    {
      extension: [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/variable',
          valueExpression: { name: 'base', language: 'text/fhirpath', expression: `${of('n')} * 2` },
        },
      ],
    },
  ),
  form('enableWhen', [
    ...(['=', '!='] as const).map((operator, index) => ({
      linkId: `w${index}`,
      type: 'string',
      text: 'W',
      enableWhen: [{ question: 'a', operator, answerCoding: { system: 'urn:test', code: 'y' } }],
    })),
    ...(['=', '!=', '<', '<=', '>', '>='] as const).map((operator, index) => ({
      linkId: `wn${index}`,
      type: 'string',
      text: 'W',
      enableWhen: [{ question: 'n', operator, answerInteger: 5 }],
    })),
    { linkId: 'we', type: 'string', text: 'W', enableWhen: [{ question: 'c', operator: 'exists', answerBoolean: false }] },
    { linkId: 'wc', type: 'string', text: 'W', enableWhen: [{ question: 'c', operator: '!=', answerCoding: { code: 'p' } }] },
    {
      linkId: 'wg',
      type: 'group',
      text: 'W',
      enableWhen: [{ question: 'f', operator: '=', answerBoolean: true }],
      item: [
        {
          linkId: 'wg1',
          type: 'group',
          text: 'W',
          enableBehavior: 'all',
          enableWhen: [
            { question: 'n', operator: '>', answerInteger: 2 },
            { question: 't', operator: '<', answerDate: '2021-01-01' },
          ],
          item: [
            {
              linkId: 'wg2',
              type: 'string',
              text: 'W',
              enableBehavior: 'any',
              enableWhen: [
                { question: 's', operator: '=', answerString: 'a' },
                { question: 'b', operator: 'exists', answerBoolean: true },
              ],
            },
          ],
        },
      ],
    },
  ]),
];
