import { CoverArt } from "../../components/CoverArt.tsx";

/** Of a kind each, and always the same. */
const WINDOWS = [
  { id: "guichet-music", kind: "concerts" },
  { id: "guichet-stage", kind: "theatre" },
  { id: "guichet-family", kind: "family" },
] as const;

/** Three windows of a ticket counter, with what is behind them: the art that events have. It decorates. */
export function HeroArt() {
  return (
    <div className="hero-art" aria-hidden="true">
      {WINDOWS.map(({ id, kind }) => (
        <div key={id} className="hero-window">
          <CoverArt eventId={id} categorySlugs={[kind]} />
        </div>
      ))}
    </div>
  );
}
