import { BODY_REGIONS } from '../../compiler/document/bodyRegions.ts';
import type { Answer, Question } from '../../compiler/document/question.ts';
import { BodyFigure } from '../ui/bodyFigure.tsx';

/** What was marked on the body: in words, and in the picture. */
export function BodyMapAnswer({
  question,
  answer,
  text,
}: {
  question: Extract<Question, { kind: 'bodyMap' }>;
  answer: Answer;
  text: string;
}) {
  return (
    <>
      {text}
      <div className="body-figures" data-small>
        {question.sides.map((side) => (
          <BodyFigure
            key={side}
            side={side}
            regions={BODY_REGIONS.filter((region) => region.side === side)}
            chosen={answer as readonly string[]}
          />
        ))}
      </div>
    </>
  );
}
