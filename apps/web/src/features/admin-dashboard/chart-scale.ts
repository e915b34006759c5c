/**
 * The marks of an axis from 0 to at least `highest`: two to five steps of 1, 2 or 5 times a power of ten, and of at least `smallest`.
 */
export function marksUpTo(highest: number, smallest = 1): number[] {
  const rough = Math.max(highest / 4, smallest);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? rough;
  const steps = Math.max(1, Math.ceil(highest / step));
  return Array.from({ length: steps + 1 }, (_, i) => i * step);
}

/** Which of so many points have a label below them: the first, the last, and what is evenly between, `most` at most. */
export function labelledPoints(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, i) => i);
  return Array.from({ length: most }, (_, i) => Math.round((i * (count - 1)) / (most - 1)));
}
