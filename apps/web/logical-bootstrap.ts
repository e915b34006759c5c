import type { CSSOptions } from "vite";

/** What is physical in a sheet of Bootstrap, and the logical name of the same in a language that is written from the left. */
const LOGICAL: Readonly<Record<string, string>> = {
  left: "inset-inline-start",
  right: "inset-inline-end",
  "border-top-left-radius": "border-start-start-radius",
  "border-top-right-radius": "border-start-end-radius",
  "border-bottom-left-radius": "border-end-start-radius",
  "border-bottom-right-radius": "border-end-end-radius",
};
const SIDED = /^(margin|padding|border)-(left|right)(?=$|-)/;
const SIDES: Readonly<Record<string, string>> = { left: "start", right: "end" };

/** A declaration of a sheet, as PostCSS hands it to plugins. */
export interface Declaration {
  prop: string;
  value: string;
  readonly source?: { readonly input: { readonly file?: string } } | undefined;
}

/** Makes a declaration that names the left or the right name the start or the end of a line. */
export function makeLogical(declaration: Declaration): void {
  const { prop, value } = declaration;
  declaration.prop = LOGICAL[prop] ?? prop.replace(SIDED, (_, what, side) => `${what}-inline-${SIDES[side]}`);
  const side = SIDES[value];
  if (side !== undefined && prop === "text-align") declaration.value = side;
  if (side !== undefined && prop === "float") declaration.value = `inline-${side}`;
}

/**
 * Bootstrap for both directions of writing in one sheet: it has a second one for those from the right, which would have to be
 * exchanged when the language is. What has no logical name is in src/styles/right-to-left.css.
 */
export const logicalBootstrap: NonNullable<CSSOptions["postcss"]> = {
  plugins: [
    {
      postcssPlugin: "guichet:logical-bootstrap",
      Declaration(declaration: Declaration) {
        if (declaration.source?.input.file?.includes("/node_modules/bootstrap/") === true) makeLogical(declaration);
      },
    },
  ],
};
