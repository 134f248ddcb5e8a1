import { compile } from '../../compiler/compile.ts';
import * as facts from '../../scoring/facts.ts';
import { aFlagWhen, aForm, aMoment } from '../compiler/check/base.ts';
import { show } from './exhibit.ts';

/** The small moment with its first question worded so. */
const worded = (version: string, text: string) => {
  const options = [0, 1, 2, 3].map((score) => ({ id: `a${score}`, text: `${score}`, score }));
  const form = aForm({ questions: [{ kind: 'singleChoice', id: 'one', text, options }] });
  return compile(aMoment({ version, forms: [form], flags: [aFlagWhen('forms.f1.answers.one = "a3"')] }));
};

/**
 * BIDMCDigitalPsychiatry/LAMP-platform#786: correcting a wording cut the series of answers in two. Here a question is its id, in conditions,
 * in facts and in results: one series over any number of wordings.
 */
show(
  'new text, new question',
  {
    source: 'BIDMCDigitalPsychiatry/LAMP-platform#786',
    happens: ({ formFacts }: typeof facts) =>
      [worded('1.0', 'Hur ofta har du svårt att sova'), worded('1.1', 'Hur ofta har du svårt att sova?')].map(({ moment, plan }) => {
        const form = moment?.forms[0];
        const planned = plan?.forms[0];
        return form && planned ? formFacts(form, planned, { one: 'a3' }, []).facts.answers : null;
      }),
    ours: [{ one: 'a3' }, { one: 'a3' }],
    accident: [{ 'Hur ofta har du svårt att sova': 'a3' }, { 'Hur ofta har du svårt att sova?': 'a3' }],
    without: [
      {
        file: 'scoring/facts.ts',
        find: 'if (value !== undefined) answerFacts[question.id] = value;',
        replace: 'if (value !== undefined) answerFacts[question.text] = value;',
      },
    ],
  },
  facts,
  'scoring/facts.ts',
);
