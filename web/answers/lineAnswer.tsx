import type { Answer } from '../../compiler/document/question.ts';

/** Where on its line the mark was set: in words, and as it looked. */
export function LineAnswer({ answer, text }: { answer: Answer; text: string }) {
  return (
    <>
      {text}
      <svg className="answer-line" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden>
        <path d="M0,5 H100" />
        <path d={`M${Number(answer)},0 V10`} data-mark />
      </svg>
    </>
  );
}
