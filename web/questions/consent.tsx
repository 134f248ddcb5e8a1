import { Group } from '../ui/field.tsx';
import type { QuestionProps } from './questionProps.ts';

/** What is agreed to, with its box. Not agreeing is no answer. */
export function ConsentQuestion({ question, answer, field, onAnswer }: QuestionProps<'consent'>) {
  return (
    <Group {...field}>
      {(ids) => (
        <div className="tiles">
          <label className="tile">
            <input
              type="checkbox"
              id={ids.input}
              checked={answer === true}
              aria-describedby={ids.describedBy}
              aria-invalid={ids.invalid || undefined}
              onChange={(event) => onAnswer(event.target.checked ? true : undefined)}
            />
            <span>{question.statement}</span>
          </label>
        </div>
      )}
    </Group>
  );
}
