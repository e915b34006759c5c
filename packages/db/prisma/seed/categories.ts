import type { CategorySlug } from "./demo-event.ts";

export const CATEGORIES: readonly { readonly slug: CategorySlug; readonly nameFr: string; readonly nameEn: string }[] =
  [
    { slug: "concerts", nameFr: "Concerts", nameEn: "Concerts" },
    { slug: "theatre", nameFr: "Théâtre", nameEn: "Theatre" },
    { slug: "ateliers", nameFr: "Ateliers", nameEn: "Workshops" },
    { slug: "conferences", nameFr: "Conférences", nameEn: "Talks" },
    { slug: "sport", nameFr: "Sport", nameEn: "Sport" },
    { slug: "cinema", nameFr: "Cinéma", nameEn: "Film" },
    { slug: "expositions", nameFr: "Expositions", nameEn: "Exhibitions" },
    { slug: "famille", nameFr: "En famille", nameEn: "Family" },
  ];
