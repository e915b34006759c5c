/** Asks search engines not to list the page it is on: React moves it into the head. The server asks the same by a header. */
export function Unlisted() {
  return <meta name="robots" content="noindex, nofollow" />;
}
