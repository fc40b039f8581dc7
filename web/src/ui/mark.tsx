/** The sign of the house: three waves, the nearest the strongest. */
export function Mark({ size = 24 }: { size?: number }) {
  const wave = "c3.2-3.6 6.3-3.6 9.5 0s6.3 3.6 9.5 0";
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="var(--mark-ground, #0d5b68)" />
      <g fill="none" stroke="#fff" strokeLinecap="round" strokeWidth="2.4">
        <path d={`M6.5 11.6${wave}`} />
        <path d={`M6.5 16.8${wave}`} opacity=".7" />
        <path d={`M6.5 22${wave}`} opacity=".4" />
      </g>
    </svg>
  );
}
