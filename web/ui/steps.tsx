/** Progress as steps, always with its words: "2 av 6 moduler". */
export function Steps({ done, total, words }: { done: number; total: number; words: string }) {
  const steps = Array.from(
    { length: Math.min(total, 24) },
    (_, index) => index < Math.round((done * Math.min(total, 24)) / Math.max(total, 1)),
  );
  return (
    <div className="stack" data-gap="tight">
      <ol className="steps" aria-hidden>
        {steps.map((isDone, index) => (
          <li key={index} data-done={isDone || undefined} />
        ))}
      </ol>
      <p className="quiet small figures">{words}</p>
    </div>
  );
}
