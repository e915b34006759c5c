import { useMutation } from "@tanstack/react-query";
import { Button } from "react-bootstrap";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { CardSkeletons, LineSkeletons } from "../../components/Skeletons.tsx";
import { Badge, BookingStatusBadge, EventStatusBadge, SalesStateBadge } from "../../components/StatusBadge.tsx";
import { Example } from "./Example.tsx";

/** What is said, what is on its way, and what is not there. */
export function Messages() {
  return (
    <>
      <Example title="Badges">
        <div className="styleguide-row">
          {(["good", "wait", "bad", "off"] as const).map((tone) => (
            <Badge key={tone} tone={tone}>
              {tone}
            </Badge>
          ))}
          {(["PENDING", "CONFIRMED", "CANCELLED", "EXPIRED"] as const).map((status) => (
            <BookingStatusBadge key={status} status={status} />
          ))}
          {(["DRAFT", "PUBLISHED", "ARCHIVED"] as const).map((status) => (
            <EventStatusBadge key={status} status={status} />
          ))}
          {(["open", "not-yet-open", "closed", "sold-out", "cancelled"] as const).map((state) => (
            <SalesStateBadge key={state} state={state} />
          ))}
        </div>
      </Example>
      <Example title="Notices">
        <div className="notice">
          <p className="notice-title">Il ne reste que 3 places pour cette séance.</p>
          <p>La séance de 21 h en a 24.</p>
        </div>
        <ErrorNotice error={new TypeError("Failed to fetch")} onRetry={() => undefined} />
        <SendAgain />
      </Example>
      <Example title="Nothing there">
        <EmptyState title="Aucune réservation" action={<Button>Voir les événements</Button>}>
          Celles que vous ferez sur cet appareil seront ici.
        </EmptyState>
      </Example>
      <Example title="On its way">
        <LineSkeletons count={3} />
        <CardSkeletons count={2} />
      </Example>
    </>
  );
}

/** A request that is never answered, to see what the page says meanwhile. */
function SendAgain() {
  const sent = useMutation({
    mutationFn: () => Promise.reject(new TypeError("Failed to fetch")),
    retry: 3,
    retryDelay: 2_000,
  });
  return (
    <Button variant="outline-secondary" onClick={() => sent.mutate()} aria-busy={sent.isPending}>
      Send what is not answered
    </Button>
  );
}
