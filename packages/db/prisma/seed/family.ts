import type { DemoEvent } from "./demo-event.ts";

export const FAMILY: readonly DemoEvent[] = [
  {
    title: "Mapping : la cathédrale raconte",
    summary: "Vingt-cinq minutes d’images sur la façade, et une voix qui remonte le temps.",
    description: `À la tombée de la nuit, la façade devient page blanche. Huit siècles défilent : carriers, incendies, oiseaux et restaurations.

La réservation est gratuite : elle sert à répartir le public sur le parvis.

- Emplacement réservé aux fauteuils roulants
- Livret en gros caractères sur demande`,
    city: "Metz",
    venue: "Parvis de la cathédrale Saint-Étienne",
    address: "Place d’Armes, 57000 Metz",
    categories: ["expositions", "famille"],
    minutes: 25,
    capacity: 1500,
    price: 0,
    flat: true,
    sessions: [{ slot: "0 fri 21:30" }, { slot: "0 sat 21:30" }, { slot: "3 fri 21:30" }, { slot: "3 sat 21:30" }],
  },
  {
    title: "Petits chimistes",
    summary: "Mousses, couleurs et fumées sans danger : la science en blouse dès 7 ans.",
    description: `Pourquoi le chou rouge change-t-il de couleur ? Comment fabrique-t-on une mousse géante ? Les médiatrices du muséum distribuent blouses et lunettes.

1. On observe
2. On devine
3. On essaie

Un adulte accompagne chaque groupe de quatre enfants ; il lui faut aussi une place.`,
    city: "Toulouse",
    venue: "Muséum de Toulouse",
    address: "35 allées Jules-Guesde, 31000 Toulouse",
    categories: ["famille", "ateliers"],
    minutes: 90,
    capacity: 24,
    price: 700,
    flat: true,
    sessions: [
      { slot: "0 wed 14:30" },
      { slot: "1 wed 14:30", soldPercent: 95 },
      { slot: "3 wed 14:30" },
      { slot: "5 wed 14:30" },
    ],
  },
  {
    title: "Bal folk du samedi",
    summary: "Initiation à 19 h, bal à 20 h 30 : on vient seul, on repart en cercle.",
    description: `Bourrées, gavottes, mazurkas. La compagnie **Sabots Légers** montre les pas, le trio joue ensuite jusqu’à minuit.

- Parquet de 300 m²
- Buvette associative
- Enfants bienvenus jusqu’à ce qu’ils s’endorment

Pas besoin de savoir danser.`,
    city: "Clermont-Ferrand",
    venue: "Maison de la danse",
    address: "6 rue de l’Ange, 63000 Clermont-Ferrand",
    categories: ["concerts", "famille"],
    minutes: 300,
    capacity: 250,
    price: 900,
    sessions: [{ slot: "1 sat 19:00" }, { slot: "3 sat 19:00" }, { slot: "5 sat 19:00" }],
  },
  {
    title: "Stories under the Planetarium",
    summary: "Constellations and the tales people told about them, lying on your back.",
    description: `The dome darkens, the city disappears, and the sky of tonight comes out. A storyteller and an astronomer take turns.

- Best from age 6
- 50 minutes, then questions
- Told in English, slowly and clearly

Seats recline. Latecomers cannot be admitted once it is dark.`,
    city: "Nice",
    venue: "Planétarium du Parc Phoenix",
    address: "405 promenade des Anglais, 06200 Nice",
    categories: ["famille", "conferences"],
    minutes: 60,
    capacity: 80,
    price: 800,
    sessions: [{ slot: "0 sat 17:00" }, { slot: "2 sat 17:00", soldPercent: 85 }, { slot: "4 sat 17:00" }],
  },
];
