import { form, type Form } from '../../compiler/document/form.ts';
import { questionInGroup } from '../../compiler/document/questionInGroup.ts';
import type { question } from '../../compiler/document/question.ts';
import type { z } from 'zod';

type Written = z.input<typeof question>;

const options = ['o1', 'o2', 'o3'].map((id, score) => ({ id, text: `Val ${id}`, score }));
const rows = ['r1', 'r2'].map((id) => ({ id, text: `Rad ${id}` }));

/** What each kind needs besides its id and its text. */
const NEEDED: Readonly<Record<string, object>> = {
  singleChoice: { options },
  dropDown: { options },
  multipleChoice: { options },
  pictureChoice: { options: options.map((option) => ({ ...option, image: { src: 'bild.png', alt: 'En bild' } })) },
  ranking: { options, places: 2 },
  number: { minimum: 0, maximum: 10, decimals: 1, unit: 'kg' },
  ratingScale: { minimum: 0, maximum: 10, minimumText: 'Inte alls', maximumText: 'Helt' },
  scale: { minimum: 0, maximum: 10, minimumText: 'Inte alls', maximumText: 'Helt' },
  slider: { minimum: 0, maximum: 10, step: 0.5 },
  visualAnalogueScale: { minimumText: 'Ingen', maximumText: 'Värsta tänkbara' },
  contact: { of: 'either' },
  singleChoiceMatrix: { rows, options },
  multipleChoiceMatrix: { rows, options },
  consent: { statement: 'Jag samtycker.' },
  recording: { of: 'audio' },
  calculated: { expression: 'answers.number * 2' },
};

/** Every kind a form may hold, in the document's own order. */
export const KINDS: readonly string[] = [...questionInGroup.options.map(({ shape }) => shape.kind.value), 'group'];

/** A form with one question of each kind, each with its kind for its id. */
export const everyKind = (): Form => form.parse({ id: 'alla', title: 'Alla sorters frågor', questions: KINDS.map(oneOf) });

function oneOf(kind: string): Written {
  const inside = [
    { kind: 'number', id: 'inside', text: 'Hur många?', minimum: 0, maximum: 9 },
    { kind: 'shortText', id: 'insideText', text: 'Vad?', shownWhen: 'answers.inside > 1' },
  ];
  return {
    kind,
    id: kind,
    text: `En fråga av sorten ${kind}`,
    ...NEEDED[kind],
    ...(kind === 'group' ? { questions: inside } : {}),
  } as Written;
}
