import { Logo } from "../../components/Logo.tsx";
import { Example } from "./Example.tsx";

const SURFACES = ["page", "card", "line", "control"];
const INKS = ["ink", "muted", "primary", "primary-strong", "brass", "brass-text", "green", "amber", "red"];
const SIZES = ["size-0", "size-1", "size-2", "size-3", "size-4", "text-lead", "text-4", "text-3", "text-2", "text-1"];
const SPACES = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const CORNERS = ["radius-1", "radius-2", "radius-3", "radius-pill"];

/** The tokens, as tokens.css names them. */
export function Foundations() {
  return (
    <>
      <Example title="Logo">
        <Logo />
      </Example>
      <Example title="Palette">
        <ul className="styleguide-row">
          {[...SURFACES, ...INKS].map((name) => (
            <li key={name} className="styleguide-swatch">
              <span style={{ background: `var(--g-${name})` }} />
              <code>{name}</code>
            </li>
          ))}
        </ul>
      </Example>
      <Example title="Type scale">
        {SIZES.map((name) => (
          <p
            key={name}
            className={name.startsWith("size") ? "display mb-2" : "mb-2"}
            style={{ fontSize: `var(--g-${name})` }}
          >
            Deux places, 21 h <code>{name}</code>
          </p>
        ))}
      </Example>
      <Example title="Space">
        {SPACES.map((step) => (
          <div key={step} className="styleguide-space">
            <span style={{ inlineSize: `var(--g-space-${step})` }} /> <code>space-{step}</code>
          </div>
        ))}
      </Example>
      <Example title="Corners, elevation, focus">
        <ul className="styleguide-row">
          {CORNERS.map((name) => (
            <li key={name} className="surface p-3" style={{ borderRadius: `var(--g-${name})` }}>
              <code>{name}</code>
            </li>
          ))}
          {[1, 2].map((height) => (
            <li key={height} className="surface p-3" style={{ boxShadow: `var(--g-elevation-${height})` }}>
              <code>elevation-{height}</code>
            </li>
          ))}
          <li className="surface p-3" style={{ outline: "var(--g-focus)", outlineOffset: "var(--g-focus-offset)" }}>
            <code>focus</code>
          </li>
        </ul>
      </Example>
    </>
  );
}
