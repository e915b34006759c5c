import type { DemoEvent } from "./demo-event.ts";

export const WORKSHOPS_AND_TALKS: readonly DemoEvent[] = [
  {
    title: "Atelier céramique : premier bol",
    summary: "Trois heures au tour, une pièce émaillée à emporter. Débutants bienvenus.",
    description: `On commence par centrer la terre, on finit par rater deux bols et en réussir un. C’est la règle, et c’est très bien ainsi.

- Terre, outils et tablier fournis
- Cuisson et émaillage compris ; la pièce est à retirer trois semaines plus tard
- Ongles courts conseillés

Douze places, deux encadrants.`,
    city: "Montpellier",
    venue: "Atelier Terre Neuve",
    address: "9 rue de l’Aiguillerie, 34000 Montpellier",
    categories: ["ateliers"],
    minutes: 180,
    capacity: 12,
    price: 5500,
    flat: true,
    sessions: [
      { slot: "0 sat 14:00", soldPercent: 92 },
      { slot: "1 sat 14:00" },
      { slot: "2 sat 14:00" },
      { slot: "3 sat 14:00" },
      { slot: "5 sat 14:00" },
    ],
  },
  {
    title: "Sourdough from Scratch",
    summary: "A hands-on baking morning: build a starter, shape a loaf, take both home.",
    description: `Flour, water, salt and patience. In four hours you will mix, fold, shape and bake, and learn what to do when it goes wrong at home.

**You leave with**

- a baked loaf
- dough to bake tomorrow
- a jar of our eleven-year-old starter

The workshop is held in English; the bakers also speak French. Contains gluten, obviously.`,
    city: "Lyon",
    venue: "Fournil de la Croix-Rousse",
    address: "31 rue d’Austerlitz, 69004 Lyon",
    categories: ["ateliers"],
    minutes: 240,
    capacity: 14,
    price: 6800,
    sessions: [{ slot: "1 sun 09:30" }, { slot: "3 sun 09:30", soldPercent: 86 }, { slot: "5 sun 09:30" }],
  },
  {
    title: "Réparer son vélo soi-même",
    summary: "Freins, dérailleur, crevaison : repartez avec un vélo qui marche.",
    description: `Venez avec votre vélo et ses bruits bizarres. Les bénévoles de l’association **Roue Libre** montrent, vous faites.

1. Diagnostic en dix minutes
2. Freins et dérailleur
3. Crevaison chronométrée

Les pièces d’occasion sont à prix libre. Atelier gratuit, réservation obligatoire.`,
    city: "Grenoble",
    venue: "La Bifurk",
    address: "2 rue Gustave-Flaubert, 38100 Grenoble",
    categories: ["ateliers", "sport"],
    minutes: 150,
    capacity: 16,
    price: 0,
    flat: true,
    sessions: [{ slot: "0 wed 18:30" }, { slot: "2 wed 18:30" }, { slot: "4 wed 18:30" }],
  },
  {
    title: "Initiation à la sérigraphie",
    summary: "Deux couleurs, un écran, dix affiches : l’image imprimée à la main.",
    description: `Apportez un dessin simple ou partez d’un motif de l’atelier. En une après-midi, vous préparez l’écran, calez les couleurs et tirez votre série.

- Encres à l’eau, sans solvant
- Papier 300 g fourni
- Dès 14 ans

Chacun repart avec dix tirages numérotés.`,
    city: "Marseille",
    venue: "Friche la Belle de Mai",
    address: "41 rue Jobin, 13003 Marseille",
    categories: ["ateliers", "expositions"],
    minutes: 240,
    capacity: 15,
    price: 4800,
    sessions: [{ slot: "1 sat 13:30" }, { slot: "4 sat 13:30" }],
  },
  {
    title: "Que disent les glaciers ?",
    summary: "Une conférence illustrée sur trente ans de mesures dans les Alpes.",
    description: `Que mesure-t-on sur un glacier, et comment sait-on ce qu’il fera ? Une équipe de glaciologie présente ses carottes, ses capteurs et ses doutes.

- 50 minutes d’exposé
- 40 minutes de questions
- Traduction en langue des signes française

Entrée libre sur réservation, dans la limite des places.`,
    city: "Chambéry",
    venue: "Cité des arts",
    address: "Jardin du Verney, 73000 Chambéry",
    categories: ["conferences"],
    minutes: 90,
    capacity: 180,
    price: 0,
    flat: true,
    sessions: [{ slot: "2 tue 18:30", soldPercent: 71 }, { slot: "5 tue 18:30" }],
  },
  {
    title: "Open Source in Public Services",
    summary: "A day of talks on running free software where everyone depends on it.",
    description: `City halls, hospitals, universities: six teams tell what they run, what broke, and what they would do again.

**Morning** — identity, forms and payments. **Afternoon** — accessibility, procurement, and how to leave a vendor.

Lunch is included; please tell us about allergies by e-mail. Talks are in English with live captions in French.

Slides are published the same evening.`,
    city: "Toulouse",
    venue: "Quai des Savoirs",
    address: "39 allées Jules-Guesde, 31000 Toulouse",
    categories: ["conferences"],
    minutes: 480,
    capacity: 240,
    price: 4500,
    sessions: [{ slot: "3 thu 09:00", soldPercent: 62 }, { slot: "5 thu 09:00" }],
  },
  {
    title: "Café-philo : faut-il tout dire ?",
    summary: "Une question, un café, deux heures de parole partagée.",
    description: `Pas d’estrade : on s’assoit en cercle, quelqu’un pose la question, et l’animatrice veille à ce que chacun puisse finir ses phrases.

Aucune lecture n’est nécessaire. Un texte d’une page est distribué à l’arrivée.

La participation comprend une boisson chaude.`,
    city: "Dijon",
    venue: "Café de l’Industrie",
    address: "15 rue des Godrans, 21000 Dijon",
    categories: ["conferences"],
    minutes: 120,
    capacity: 30,
    price: 500,
    flat: true,
    sessions: [{ slot: "0 sun 10:30" }, { slot: "2 sun 10:30" }, { slot: "4 sun 10:30" }],
  },
  {
    title: "Rencontres de la traduction littéraire",
    summary: "Brouillon de programme : deux journées pour celles et ceux qui traduisent.",
    description: `Programme en cours de construction.

- Joutes de traduction
- Ateliers de relecture croisée
- Table ronde : traduire le théâtre

*Cette page n’est pas encore publiée.*`,
    city: "Arles",
    venue: "Espace Van Gogh",
    address: "Place Félix-Rey, 13200 Arles",
    categories: ["conferences", "ateliers"],
    draft: true,
    minutes: 420,
    capacity: 120,
    price: 2500,
    sessions: [
      { slot: "4 fri 09:30", soldPercent: 0 },
      { slot: "4 sat 09:30", soldPercent: 0 },
    ],
  },
];
