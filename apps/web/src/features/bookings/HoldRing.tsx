/** How much of a hold is left, as a ring that empties. Decorative: the time stands in figures beside it. */
export function HoldRing({ share }: { share: number }) {
  return (
    <svg className="hold-ring" viewBox="0 0 36 36" aria-hidden="true" focusable="false">
      <circle cx="18" cy="18" r="15" className="hold-ring-track" />
      <circle
        cx="18"
        cy="18"
        r="15"
        className="hold-ring-left"
        pathLength={100}
        strokeDasharray={`${Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10} 100`}
        transform="rotate(-90 18 18)"
      />
    </svg>
  );
}
