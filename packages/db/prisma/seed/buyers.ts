import { foldText } from "../../src/search/folded-text.ts";

const FIRST_NAMES = (
  "Adèle Amine Anaïs Antoine Aya Baptiste Camille Chloé Clément Diane Élodie Émile Farid Gabriel Hana Inès Jeanne " +
  "Joël Karim Léa Lina Louis Maëlle Manon Mathis Nadia Noé Océane Paul Quentin Rania Romane Samuel Soraya Théo Yasmine Zoé"
).split(" ");
const LAST_NAMES = (
  "Aubert Bailly Benali Blanchard Bouvier Carpentier Chevalier Collet Da-Silva Diallo Dumas Fabre Ferrand Gauthier " +
  "Guérin Haddad Hoarau Jacquet Kaya Lacroix Leclercq Le-Goff Marchal Mercier Nguyen Noël Payet Perrin Rivière Roussel " +
  "Schmitt Tessier Traoré Vasseur Weber"
).split(" ");

/** An invented buyer; 35 × 37 of them, at a domain that receives no mail (RFC 2606). */
export function demoBuyer(number: number): { readonly name: string; readonly email: string } {
  const first = FIRST_NAMES[number % FIRST_NAMES.length] ?? "";
  const last = LAST_NAMES[Math.floor(number / FIRST_NAMES.length) % LAST_NAMES.length]?.replace("-", " ") ?? "";
  return {
    name: `${first} ${last}`,
    email: `${foldText(first)}.${foldText(last).replaceAll(" ", "-")}@example.org`,
  };
}
