import { useTranslation } from "react-i18next";
import ReactMarkdown, { type Components } from "react-markdown";
import { unbreakFrench } from "../lib/french-spaces.ts";

/** Headings of a description come below the page's own. */
const HEADINGS: Components = { h1: "h3", h2: "h3", h3: "h4", h4: "h5", h5: "h6" };

/**
 * Text that an organiser wrote. HTML in it stays text, scripts and other schemes are dropped (react-markdown's default), and
 * links say nothing of where they were followed from. Images are left out: they would call other servers.
 */
export function Markdown({ source }: { source: string }) {
  const { t } = useTranslation("common");
  return (
    <div className="prose measure">
      <ReactMarkdown
        skipHtml
        disallowedElements={["img"]}
        components={{
          ...HEADINGS,
          a: ({ href, children }) => (
            <a href={href} target="_blank" rel="noopener noreferrer nofollow">
              {children}
              <span className="visually-hidden"> ({t("markdown.opensElsewhere")})</span>
            </a>
          ),
        }}
      >
        {unbreakFrench(source)}
      </ReactMarkdown>
    </div>
  );
}
