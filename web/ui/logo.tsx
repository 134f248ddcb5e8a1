/** The mark: three ascending steps, the last one filled. */
export function Mark() {
  return (
    <svg viewBox="0 0 24 24" width="26" height="26" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinejoin="round" aria-hidden>
      <rect x="1.5" y="15" width="5.5" height="7.5" rx="1" />
      <rect x="9.25" y="9" width="5.5" height="13.5" rx="1" />
      <rect x="17" y="2" width="5.5" height="20.5" rx="1" fill="currentColor" />
    </svg>
  );
}

/** The name with its mark. */
export const Logo = () => (
  <>
    <Mark />
    <span>Stegvis</span>
  </>
);
