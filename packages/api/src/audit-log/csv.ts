import type { Localized } from "../locale.ts";
import { csvTable } from "../tables/csv-table.ts";
import type { AuditEntry, AuditOutcome } from "./schema.ts";

const OUTCOMES: Readonly<Record<AuditOutcome, Localized>> = {
  done: { fr: "Fait", en: "Done" },
  refused: { fr: "Refusé", en: "Refused" },
  asked: { fr: "Mot de passe demandé", en: "Password asked for" },
};

/** The audit log, as it is taken along. */
export const AUDIT_LOG_CSV = csvTable<AuditEntry>([
  { title: { fr: "Instant (UTC)", en: "Instant (UTC)" }, value: (entry) => entry.createdAt },
  { title: { fr: "Résultat", en: "Outcome" }, value: (entry, locale) => OUTCOMES[entry.outcome][locale] },
  { title: { fr: "Action", en: "Action" }, value: (entry) => entry.action },
  { title: { fr: "Auteur", en: "Actor" }, value: (entry) => entry.actor.name },
  { title: { fr: "Type d’auteur", en: "Kind of actor" }, value: (entry) => entry.actor.type },
  { title: { fr: "Identifiant de l’auteur", en: "Actor’s id" }, value: (entry) => entry.actor.id },
  { title: { fr: "Objet", en: "Object" }, value: (entry) => entry.entityType },
  { title: { fr: "Identifiant de l’objet", en: "Object’s id" }, value: (entry) => entry.entityId },
  { title: { fr: "Adresse IP", en: "IP address" }, value: (entry) => entry.address },
  { title: { fr: "Navigateur ou programme", en: "Browser or program" }, value: (entry) => entry.userAgent },
  { title: { fr: "Numéro de la requête", en: "Number of the request" }, value: (entry) => entry.requestId },
  { title: { fr: "Avant", en: "Before" }, value: (entry) => jsonOf(entry.before) },
  { title: { fr: "Après", en: "After" }, value: (entry) => jsonOf(entry.after) },
]);

function jsonOf(snapshot: AuditEntry["before"]): string | null {
  return snapshot === null ? null : JSON.stringify(snapshot);
}
