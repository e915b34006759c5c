import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Locale } from "../locale.ts";
import { bookingLetter, linksLetter } from "./booking-letters.ts";
import { formsOf, subjectLine } from "./letter-forms.ts";
import { passwordResetLetter } from "./password-letters.ts";
import type { ToldBooking } from "./schema.ts";
import { invitationLetter } from "./staff-letters.ts";

const BOOKING: ToldBooking = {
  id: "0190a000-0000-7000-8000-00000000b001",
  reference: "K7Q2-9XPM",
  seats: 2,
  totalPrice: 2500,
  currency: "EUR",
  startsAt: "2030-03-10T19:30:00.000Z",
  eventTitle: "Nuit du jazz",
  venue: "Le Petit Théâtre",
  city: "Lyon",
  timeZone: "Europe/Paris",
};
const CONFIRMED = { topic: "booking-confirmed", to: "camille@example.org", booking: BOOKING } as const;
const WHERE = { publicUrl: "https://tickets.example.org" };
const spaced = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

describe("the letter of a confirmed booking", () => {
  it("says in French what was booked, at the event's own time, and leads to its page", () => {
    const { subject, text } = formsOf(bookingLetter({ ...CONFIRMED, locale: "fr" }, WHERE));
    expect(subject).toBe("Réservation confirmée : Nuit du jazz");
    expect(spaced(text)).toContain("dimanche 10 mars 2030, 20:30");
    expect(spaced(text)).toContain("25,00 €");
    expect(spaced(text)).toContain("Lieu : Le Petit Théâtre, Lyon");
    expect(text).toContain(`https://tickets.example.org/bookings/${BOOKING.id}`);
  });

  it("says the same in English", () => {
    const { subject, text } = formsOf(bookingLetter({ ...CONFIRMED, locale: "en" }, WHERE));
    expect(subject).toBe("Booking confirmed: Nuit du jazz");
    expect(text).toMatch(/Sunday,? 10 March 2030, 20:30/);
    expect(text).toContain("€25.00");
  });
});

describe("the letter of a booking that was moved", () => {
  it("says where it was, each at the event's own time, and where it is", () => {
    const from = { eventTitle: "Nuit du tango", startsAt: "2030-03-09T00:30:00.000Z", timeZone: "America/Montreal" };
    const letter = bookingLetter({ ...CONFIRMED, topic: "booking-moved", from, locale: "fr" }, WHERE);
    const { subject, text } = formsOf(letter);
    expect(subject).toBe("Réservation déplacée : Nuit du jazz");
    expect(spaced(text)).toContain("Avant : Nuit du tango, vendredi 8 mars 2030, 19:30");
    expect(spaced(text)).toContain("dimanche 10 mars 2030, 20:30");
    expect(text).toContain(`https://tickets.example.org/bookings/${BOOKING.id}`);
  });
});

describe("the letter of lost links", () => {
  it("lists every booking with its link", () => {
    const other = { ...BOOKING, id: "0190a000-0000-7000-8000-00000000b002", reference: "AAAA-BBBB" };
    const { text, html } = formsOf(linksLetter([BOOKING, other], { ...WHERE, locale: "en" }));
    for (const { id, reference } of [BOOKING, other]) {
      expect(text).toContain(`/bookings/${id}`);
      expect(text).toContain(reference);
      expect(html).toContain(`href="https://tickets.example.org/bookings/${id}"`);
    }
  });
});

describe("an invitation", () => {
  it("says who invites to what, until when, and leads there", () => {
    const letter = invitationLetter({
      topic: "staff-invitation",
      to: "new@example.org",
      locale: "en",
      invitationId: BOOKING.id,
      role: "desk",
      invitedBy: "Ada <b>Byron</b>",
      link: "https://tickets.example.org/admin.html#/invitation/a-token",
      expiresAt: "2030-03-03T12:00:00.000Z",
    });
    const { text, html } = formsOf(letter);
    expect(text).toContain("Ada <b>Byron</b> invites you");
    expect(text).toContain("front desk");
    expect(text).toMatch(/Sunday,? 3 March 2030, 12:00 UTC/);
    expect(text).toContain("https://tickets.example.org/admin.html#/invitation/a-token");
    expect(html).toContain("Ada &lt;b&gt;Byron&lt;/b&gt; invites you");
  });
});

describe("a link for a new password", () => {
  it("says when it was asked for, and from where: by that its reader knows whether it was themselves", () => {
    const textOf = (locale: Locale, askedFrom: string | null) => {
      const asked = { askedAt: "2030-03-03T12:00:00.000Z", askedFrom, expiresAt: "2030-03-03T12:30:00.000Z" };
      const order = { topic: "password-reset", to: "ada@example.org", locale, token: "t", ...asked } as const;
      return formsOf(passwordResetLetter(order, WHERE.publicUrl)).text;
    };
    expect(textOf("fr", "2001:db8::7")).toContain(
      "Date de la demande : dimanche 3 mars 2030, 12:00 UTC, depuis l’adresse 2001:db8::7.",
    );
    expect(textOf("en", "192.0.2.9")).toMatch(
      /Asked for: Sunday,? 3 March 2030, 12:00 UTC, from the address 192\.0\.2\.9\./,
    );
    expect(textOf("en", null)).toMatch(/Asked for: Sunday,? 3 March 2030, 12:00 UTC\.\n/);
  });
});

describe("what organisers typed", () => {
  it("is text in HTML, whatever it is", () => {
    const eventTitle = `<img src=x onerror=alert(1)>"'&</title><script>`;
    const { html, text } = formsOf(
      bookingLetter({ ...CONFIRMED, booking: { ...BOOKING, eventTitle }, locale: "fr" }, WHERE),
    );
    expect(text).toContain(eventTitle);
    expect(html).not.toContain("<img");
    expect(html).not.toContain("<script");
    expect(html).toContain("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;&lt;/title&gt;&lt;script&gt;");
  });

  it("never makes a subject of several lines, nor one that is too long or malformed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        const subject = subjectLine(`\r\nBcc: x@example.org\n${text}\ud800`);
        expect(subject).not.toMatch(/[\r\n\u0085\u2028\u2029]/);
        expect(subject.isWellFormed()).toBe(true);
        expect([...subject].length).toBeLessThanOrEqual(150);
      }),
    );
  });
});
