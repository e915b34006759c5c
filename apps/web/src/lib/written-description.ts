/** What the server has written of an event, as it stood in the page. */
interface Written {
  readonly slug: string;
  readonly prose: Element;
}

let written: Written | null = null;

/** To be called before the interface takes the place of what the server has written. */
export function keepWrittenDescription(): void {
  const prose = document.querySelector("[data-before-script] .event-about .prose");
  const slug = /^\/events\/([^/]+)/.exec(window.location.pathname)?.[1];
  written = prose === null || slug === undefined ? null : { slug, prose };
}

/** The description of an event as the server has written it into this page, where it has. */
export function writtenDescription(slug: string): Element | null {
  return written?.slug === slug ? written.prose : null;
}
