import { Markdown } from '../ui/markdown.tsx';
import type { QuestionProps } from './questionProps.ts';

/** Words between questions. */
export const InformationQuestion = ({ question, field }: QuestionProps<'information'>) => (
  <div className="stack" data-gap="close">
    {field.media}
    <Markdown text={question.text} />
  </div>
);
