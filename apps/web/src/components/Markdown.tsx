import { isEasilyRendered } from "@guichet/api/events/description-bounds";
import { useTranslation } from "react-i18next";
import ReactMarkdown, { type Components } from "react-markdown";
import { unbreakFrench } from "../lib/french-spaces.ts";

/** Headings of a description come below the page's own. */
const HEADINGS: Components = { h1: "h3", h2: "h3", h3: "h4", h4: "h5", h5: "h6" };

/** Where a link of an organiser may lead. */
const SCHEMES: ReadonlySet<string> = new Set(["https:", "http:", "mailto:"]);

/**
 * Text that an organiser wrote. HTML in it stays text, and links that lead elsewhere than to the web or to an e-mail address are
 * text too; links say nothing of where they were followed from, and are not ours to recommend. Images are left out: they would
 * call other servers. What would keep the browser busy is shown as it was written.
 */
export function Markdown({ source }: { source: string }) {
  const { t } = useTranslation("common");
  const text = unbreakFrench(source);
  if (!isEasilyRendered(source)) return <div className="prose measure text-pre-wrap">{text}</div>;
  return (
    <div className="prose measure">
      <ReactMarkdown
        skipHtml
        disallowedElements={["img"]}
        urlTransform={linkTarget}
        components={{
          ...HEADINGS,
          a: ({ href, children }) =>
            href === "" || href === undefined ? (
              children
            ) : (
              <a href={href} target="_blank" rel="noopener noreferrer nofollow ugc">
                {children}
                <span className="visually-hidden"> ({t("markdown.opensElsewhere")})</span>
              </a>
            ),
        }}
      >
        {text}
      </ReactMarkdown>
    </div>
  );
}

/** The address as browsers understand it, so that what was checked is what is opened. */
function linkTarget(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  return SCHEMES.has(protocol) ? href : undefined;
}
