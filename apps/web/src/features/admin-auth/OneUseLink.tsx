import { type ReactNode, useEffect } from "react";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";

/** A question to the server, as a mutation of the client: the token goes in a body, never in an address that is logged. */
interface LinkCheck<Answer> {
  readonly mutate: (input: { token: string }) => void;
  readonly data: Answer | undefined;
  readonly error: unknown;
  readonly isError: boolean;
}

interface OneUseLinkProps<Answer, Found> {
  readonly token: string;
  readonly check: LinkCheck<Answer>;
  /** What the link is good for, of the server's answer; null when it is not good any more. */
  readonly found: (answer: Answer) => Found | null;
  readonly texts: Readonly<Record<"title" | "checking" | "invalidTitle" | "invalid", string>>;
  /** Where to go from a link that is no good. */
  readonly wayOut: ReactNode;
  /** What is done with a good one. */
  readonly children: (found: Found) => ReactNode;
}

/** No token is shorter: an address that was cut is not asked about. */
const SHORTEST_TOKEN = 20;

/** Where a link leads that is good for one use: whether it still is, and then the form for which it was sent. */
export function OneUseLink<Answer, Found>({
  token,
  check: { mutate, data, error, isError },
  found,
  texts,
  wayOut,
  children,
}: OneUseLinkProps<Answer, Found>) {
  const usable = token.length >= SHORTEST_TOKEN;
  useEffect(() => {
    if (usable) mutate({ token });
  }, [mutate, token, usable]);
  const answered = data === undefined ? undefined : found(data);
  const good = usable ? answered : null;
  return (
    <section className="sign-in surface">
      <PageTitle title={good === null ? texts.invalidTitle : texts.title} />
      {isError && <ErrorNotice error={error} onRetry={() => mutate({ token })} />}
      {good === undefined && !isError && <p role="status">{texts.checking}</p>}
      {good === null && (
        <>
          <p>{texts.invalid}</p>
          {wayOut}
        </>
      )}
      {good !== undefined && good !== null && children(good)}
    </section>
  );
}
