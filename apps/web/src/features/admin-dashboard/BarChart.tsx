import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { labelledPoints, marksUpTo } from "./chart-scale.ts";

export interface ChartPoint {
  readonly key: string;
  readonly value: number;
  /** Below the axis: « 28 nov. » */
  readonly label: string;
  /** Read aloud and shown beside the bar: « samedi 28 novembre : 12 réservations ». */
  readonly text: string;
}

interface BarChartProps {
  /** What is shown, and how the keys move in it. */
  readonly label: string;
  readonly points: readonly ChartPoint[];
  /** The least that two marks of the axis are apart. */
  readonly smallestStep: number;
  readonly formatMark: (value: number) => string;
}

const MOST_LABELS = 7;
const HEIGHT = 100;
/** Half of the widest text beside a bar, so that it stays within the plot. */
const TIP_MARGIN = "6.5rem";
/** Of the width that a point has. */
const BAR = 0.72;

/**
 * Bars over time, drawn by the browser at any width. A pointer shows the bar below it; the arrow keys walk the bars, whose texts screen readers
 * say as those of a slider.
 */
export function BarChart({ label, points, smallestStep, formatMark }: BarChartProps) {
  const [chosen, setChosen] = useState<number | null>(null);
  const marks = marksUpTo(Math.max(0, ...points.map(({ value }) => value)), smallestStep);
  const top = marks.at(-1) ?? 1;
  const count = points.length;
  const shown = chosen === null ? undefined : points[Math.min(chosen, count - 1)];
  const at = shown === undefined ? 0 : points.indexOf(shown);
  const middle = (index: number) => `${((index + 0.5) / count) * 100}%`;

  function walk(event: KeyboardEvent) {
    const next = pointAfter(event, { current: chosen ?? count - 1, count });
    if (next === undefined) return;
    event.preventDefault();
    setChosen(next);
  }

  return (
    // Time runs to the right in charts of any language.
    <div className="bar-chart" dir="ltr">
      <div className="bar-chart-marks" aria-hidden="true">
        {marks.map((mark) => (
          <span key={mark} style={{ insetBlockEnd: `${(mark / top) * 100}%` }}>
            {formatMark(mark)}
          </span>
        ))}
      </div>
      <div
        className="bar-chart-plot"
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-readonly="true"
        aria-valuemin={1}
        aria-valuemax={count}
        aria-valuenow={(chosen === null ? count - 1 : at) + 1}
        aria-valuetext={(shown ?? points.at(-1))?.text}
        onKeyDown={walk}
        onFocus={(event) => event.currentTarget.matches(":focus-visible") && setChosen(chosen ?? count - 1)}
        onBlur={() => setChosen(null)}
        onPointerMove={(event) => setChosen(pointBelow(event, count))}
        onPointerDown={(event) => setChosen(pointBelow(event, count))}
        onPointerLeave={() => setChosen(null)}
      >
        <svg viewBox={`0 0 ${count} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          {marks.map((mark) => (
            <line key={mark} x1={0} x2={count} y1={y(mark, top)} y2={y(mark, top)} className="bar-chart-line" />
          ))}
          {points.map(({ key, value }, i) => (
            <rect
              key={key}
              x={i + (1 - BAR) / 2}
              width={BAR}
              y={y(value, top)}
              height={HEIGHT - y(value, top)}
              className={i === at && shown !== undefined ? "bar-chart-bar chosen" : "bar-chart-bar"}
            />
          ))}
          {shown !== undefined && (
            <line x1={at + 0.5} x2={at + 0.5} y1={0} y2={y(shown.value, top)} className="bar-chart-guide" />
          )}
        </svg>
        {shown !== undefined && (
          <span
            className="bar-chart-tip"
            aria-hidden="true"
            style={{ insetInlineStart: `clamp(${TIP_MARGIN}, ${middle(at)}, 100% - ${TIP_MARGIN})` }}
          >
            <span>{shown.text}</span>
          </span>
        )}
      </div>
      <div className="bar-chart-labels" aria-hidden="true">
        {labelledPoints(count, MOST_LABELS).map((index, place) => (
          <span key={points[index]?.key} data-spare={place % 2 === 1} style={{ insetInlineStart: middle(index) }}>
            {points[index]?.label}
          </span>
        ))}
      </div>
    </div>
  );
}

function y(value: number, top: number): number {
  return HEIGHT - (value / top) * HEIGHT;
}

function pointBelow({ currentTarget, clientX }: PointerEvent, count: number): number {
  const { left, width } = currentTarget.getBoundingClientRect();
  const index = Math.floor(((clientX - left) / width) * count);
  return Math.min(count - 1, Math.max(0, index));
}

/** Where a key leads; null for what puts the reading away, undefined for keys that mean nothing here. */
function pointAfter(
  { key }: KeyboardEvent,
  { current, count }: { readonly current: number; readonly count: number },
): number | null | undefined {
  const within = (index: number) => Math.min(count - 1, Math.max(0, index));
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return within(current + 1);
    case "ArrowLeft":
    case "ArrowDown":
      return within(current - 1);
    case "PageUp":
      return within(current + 7);
    case "PageDown":
      return within(current - 7);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    case "Escape":
      return null;
    default:
      return undefined;
  }
}
