/** A hill with three steps and a morning sun: our own line drawing for empty pages. */
export function Steps3() {
  return (
    <svg viewBox="0 0 160 96" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" aria-hidden>
      <path d="M8 88h144" />
      <path d="M20 88V72h32V56h32V40h32v48" />
      <circle cx="128" cy="22" r="9" />
      <path d="M128 4v3M128 37v3M110 22h3M143 22h3M115 9l2 2M139 33l2 2M141 9l-2 2M117 33l-2 2" />
      <path d="M28 72v-6m0 0c-3 0-5-2-5-5 3 0 5 2 5 5Zm0 0c3 0 5-2 5-5-3 0-5 2-5 5Z" />
    </svg>
  );
}
