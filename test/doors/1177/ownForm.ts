/** A form written by us in the shape of the 1177 form service's exports: every input, a grid, conditions at every level, and formulas with faults. */
export const ownForm = (): Record<string, unknown> => ({
  anonymous: false,
  category: 'Påhittat',
  description: 'Ett **påhittat** formulär med <b>taggar</b>.',
  descriptionInternal: 'Bara för oss',
  completeText: 'Tack.',
  title: null,
  name: 'Påhittat formulär',
  language: { code: 'swe', codeSystem: '1.0.639.2' },
  term: 'Jag godkänner att svaren sparas.',
  media: { mediaURL: 'https://example.org/bild.png', mediaType: 'image/png', mediaAlt: 'En sjö' },
  code: null,
  pages: [
    page('Sida ett', [
      block('Del A', 'Läs [mer](https://example.org).', [
        question('q1', 1, 'radio', { answerAlternatives: alternatives('Nej', 'Ja', 'Kanske') }),
        question('q2', 2, 'radio', {
          answerAlternatives: alternatives('Aldrig', 'Ofta'),
          questionSuperior: { superiorQuestionNumber: 1, superiorAnswerAlternativeNumbers: [2, '3'] },
        }),
        question(null, 3, 'number', { answerMin: 0, answerMax: '30', inputUnit: 'dagar', mandatory: false }),
        question('Å-5', 4, 'range', { answerMin: 0, answerMax: 1, answerStep: 0.1 }),
      ]),
      block(
        'Rutnät',
        'Hur ofta',
        [1, 2, 3].map((row) =>
          question(`g${row}`, row, 'radio', { answerAlternatives: alternatives('Inte', 'Lite', 'Mycket'), gridValue: { row, col: 1 } }),
        ),
        { gridConfig: { rows: 3, cols: 1 } },
      ),
    ]),
    page(
      'Sida två',
      [
        block(
          '',
          '',
          [
            question('t1', 1, 'text', { answerMaxLength: 40, answerPattern: '^\\d+$' }),
            question('t2', 2, 'textarea', { answerMaxLength: 900 }),
            question('c1', 3, 'checkbox', {
              answerAlternatives: alternatives('A', 'B', 'C'),
              minNumberOfChoices: 1,
              maxNumberOfChoices: 2,
            }),
            question('d1', 4, 'date', {}),
            question('e1', 5, 'email', { informationURL: 'https://example.org/e' }),
            question('x1', 6, 'hologram', { validationEvents: [{ type: 'own' }] }),
            question('r0', 7, 'radio', { answerAlternatives: [] }),
          ],
          { questionSuperior: { superiorQuestionId: 'q1', superiorQuestionNumber: 1, superiorAnswerAlternativeNumbers: [1] } },
        ),
      ],
      { routing: { to: 3 } },
    ),
    page('', [block('', '', [])]),
  ],
  minNumberOfQuestions: 12,
  maxNumberOfQuestions: 14,
  minNumberOfPages: 2,
  maxNumberOfPages: 3,
  calculationFormulas: [
    calculation('summa', 'outcome.set((q.get("g1") - 1) + (q.get("g2") - 1) + (q.get("g3") - 1));', {
      descriptionCareActor: 'För personal',
    }),
    calculation('vagd', 'Double s = 2 * q.get("q1") - q.get("g1") + 4; outcome.set(s);'),
    calculation('ibland', 'if (q.get("q1", 1) > 2) { outcome.set(q.get("q1", 1) + q.get("q2", 0)); }', {
      approvedForSubjectOfCare: true,
      descriptionSubjectOfCare: 'Till dig',
      descriptionCareActor: 'Till personal',
    }),
    calculation(
      'stege',
      'double x = 0; if (q.get("q1") == 1) { x = 1; } else if (q.get("q1") == 2) { x += 5; } else { x++; } outcome.set(x);',
    ),
    calculation('lat', 'if (q.get("q1", 1) > 1 && q.get("q2") > 1) { outcome.set(1.0); } else { outcome.set(0.0); }'),
    calculation('tal', '/* dagar */ outcome.set(q.get("q3", 0) * 10 / 3); // fråga 3 saknar id'),
    calculation('reglage', 'outcome.set(q.get("Å-5", 0) > 0.5 ? 1.0 : 0);'),
    calculation('okand', 'outcome.set(summa);'),
    calculation('text', 'outcome.set(q.get("t1") + 1);'),
    calculation('slinga', 'for (int i = 0; i < 3; i++) { outcome.set(1.0); }'),
    calculation('framling', 'outcome.set(q.get("finnsinte", 3) + q.get("g1", 0));'),
  ],
});

const page = (subject: string, questionBlocks: readonly object[], around: object = {}): object => ({
  page: { subject, description: '', informationURL: '', lastPage: false, pageNumber: 1, questionBlocks },
  routing: null,
  ...around,
});

const block = (subject: string, description: string, questions: readonly object[], more: object = {}): object => ({
  subject,
  description,
  blockNumber: 1,
  informationURL: '',
  numberOfQuestions: questions.length,
  gridConfig: null,
  questions,
  ...more,
});

const question = (questionId: string | null, questionNumber: number, input: string, more: object): object => ({
  questionId,
  subject: `Fråga ${questionId ?? questionNumber}`,
  description: '',
  questionNumber,
  code: null,
  informationURL: null,
  media: null,
  input,
  inputUnit: null,
  gridValue: null,
  answerMin: null,
  answerMax: null,
  answerMaxLength: null,
  answerPattern: null,
  answerStep: null,
  mandatory: true,
  questionAlign: null,
  minNumberOfChoices: null,
  maxNumberOfChoices: null,
  questionSuperior: null,
  answerAlternatives: [],
  validationEvents: [],
  ...more,
});

const alternatives = (...texts: readonly string[]): readonly object[] =>
  texts.map((value, index) => ({ value, number: index + 1, helpText: null, code: null, media: null }));

const calculation = (calculationId: string, statements: string, more: object = {}): object => ({
  calculationId,
  subject: calculationId,
  descriptionCareActor: 'Beskrivning',
  descriptionSubjectOfCare: null,
  approvedForSubjectOfCare: false,
  type: 'inera:form-engine:drools-java:1',
  license: null,
  formula: `when\n q: Questions()\nthen\n${statements}\nend`,
  ...more,
});
