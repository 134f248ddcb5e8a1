import { readCsv } from '../csv/readCsv.ts';

/** One field of a REDCap data dictionary. Cells as they stand, without spaces around. */
export interface Field {
  readonly line: number;
  readonly name: string;
  readonly form: string;
  readonly section: string;
  readonly type: string;
  readonly label: string;
  readonly choices: string;
  readonly note: string;
  readonly validation: string;
  readonly minimum: string;
  readonly maximum: string;
  readonly identifier: string;
  readonly branching: string;
  readonly required: string;
  readonly alignment: string;
  readonly number: string;
  readonly matrix: string;
  readonly ranking: string;
  readonly annotation: string;
  /** Columns that REDCap does not have, and what stands in them. */
  readonly others: Readonly<Record<string, string>>;
}

export type ColumnName = Exclude<keyof Field, 'line' | 'others'>;

/** Column names as REDCap writes them to people and in its API, letters only. */
export const COLUMNS: Readonly<Record<ColumnName, { readonly title: string; readonly keys: readonly string[] }>> = {
  name: { title: 'Variable / Field Name', keys: ['variablefieldname', 'fieldname', 'variablename'] },
  form: { title: 'Form Name', keys: ['formname'] },
  section: { title: 'Section Header', keys: ['sectionheader'] },
  type: { title: 'Field Type', keys: ['fieldtype'] },
  label: { title: 'Field Label', keys: ['fieldlabel'] },
  choices: {
    title: 'Choices, Calculations, OR Slider Labels',
    keys: ['choicescalculationsorsliderlabels', 'selectchoicesorcalculations', 'choicesorcalculations'],
  },
  note: { title: 'Field Note', keys: ['fieldnote'] },
  validation: {
    title: 'Text Validation Type OR Show Slider Number',
    keys: ['textvalidationtypeorshowslidernumber', 'textvalidationtype'],
  },
  minimum: { title: 'Text Validation Min', keys: ['textvalidationmin'] },
  maximum: { title: 'Text Validation Max', keys: ['textvalidationmax'] },
  identifier: { title: 'Identifier?', keys: ['identifier'] },
  branching: { title: 'Branching Logic', keys: ['branchinglogicshowfieldonlyif', 'branchinglogic'] },
  required: { title: 'Required Field?', keys: ['requiredfield'] },
  alignment: { title: 'Custom Alignment', keys: ['customalignment'] },
  number: { title: 'Question Number', keys: ['questionnumbersurveysonly', 'questionnumber'] },
  matrix: { title: 'Matrix Group Name', keys: ['matrixgroupname'] },
  ranking: { title: 'Matrix Ranking?', keys: ['matrixranking'] },
  annotation: { title: 'Field Annotation', keys: ['fieldannotation'] },
};

/** Whether a text begins as a data dictionary does. */
export function isDictionary(text: string): boolean {
  const start = text.slice(0, 4000).split('\n', 1)[0] ?? '';
  const keys = keysOf(readCsv(start).rows[0]?.cells ?? []);
  return keys.includes('name') && keys.includes('form') && keys.includes('type');
}

/** Reads a data dictionary's fields, in order, or says why it is none. */
export function readDictionary(
  text: string,
): { readonly fields: readonly Field[]; readonly unclosed: number | null } | { readonly fault: string } {
  const { rows, unclosed } = readCsv(text);
  const [header, ...rest] = rows;
  if (header === undefined) return { fault: 'Filen är tom.' };
  const keys = keysOf(header.cells);
  for (const needed of ['name', 'form', 'type', 'label'] as const)
    if (!keys.includes(needed)) return { fault: `Kolumnen ”${COLUMNS[needed].title}” saknas.` };
  if (rest.length > MOST_FIELDS) return { fault: `Filen har fler än ${MOST_FIELDS} fält.` };
  const fields = rest.map(({ cells, line }): Field => {
    const cell = (column: ColumnName): string => cells[keys.indexOf(column)]?.trim() ?? '';
    const others = Object.fromEntries(
      cells.flatMap((value, index) =>
        keys[index] === undefined && value.trim() !== '' ? [[(header.cells[index] ?? `kolumn ${index + 1}`).slice(0, 60), value]] : [],
      ),
    );
    const named = Object.fromEntries(
      (Object.keys(COLUMNS) as ColumnName[]).map((column) => [column, keys.includes(column) ? cell(column) : '']),
    );
    return { ...(named as Record<ColumnName, string>), line, others };
  });
  return { fields, unclosed };
}

const MOST_FIELDS = 5000;

function keysOf(header: readonly string[]): readonly (ColumnName | undefined)[] {
  return header.map((title) => {
    const key = title.toLowerCase().replaceAll(/[^a-z]/g, '');
    return (Object.keys(COLUMNS) as ColumnName[]).find((column) => COLUMNS[column].keys.includes(key));
  });
}
