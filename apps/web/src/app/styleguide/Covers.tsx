import { CoverArt } from "../../components/CoverArt.tsx";
import { Example } from "./Example.tsx";

/** One of each family of cover-rules.ts, and one that no family is known for. */
const KINDS = ["concerts", "theatre", "conferences", "ateliers", "sport", "expositions", "famille", "danse", "autre"];
const EVENTS = ["a", "b", "c", "d"];

/** The covers that are drawn, by category. */
export function Covers() {
  return KINDS.map((kind) => (
    <Example key={kind} title={kind}>
      <div className="styleguide-covers">
        {EVENTS.map((event) => (
          <CoverArt key={event} eventId={`${kind}-${event}`} categorySlugs={[kind]} />
        ))}
      </div>
    </Example>
  ));
}
