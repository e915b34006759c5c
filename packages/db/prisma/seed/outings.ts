import type { DemoEvent } from "./demo-event.ts";

export const OUTINGS: readonly DemoEvent[] = [
  {
    title: "Derby de handball féminin",
    summary: "Le match le plus attendu de la saison, dans une salle de 900 places.",
    description: `Deux clubs, vingt kilomètres et quarante ans de rivalité. Coup d’envoi à 20 h, ouverture des portes une heure avant.

- Tribune latérale non numérotée
- Buvette tenue par les équipes de jeunes
- Parking gratuit au lycée voisin

Après le match, les joueuses signent les maillots des enfants.`,
    city: "Brest",
    venue: "Brest Arena",
    address: "140 boulevard de Plymouth, 29200 Brest",
    categories: ["sport", "famille"],
    minutes: 120,
    capacity: 900,
    price: 1400,
    sessions: [{ slot: "1 sat 20:00", soldPercent: 91 }, { slot: "4 sat 20:00" }],
  },
  {
    title: "Trail des Calanques au lever du jour",
    summary: "Douze kilomètres encadrés, frontale au départ, mer au retour.",
    description: `Départ groupé avant l’aube, arrivée pour le petit déjeuner. Trois allures sont proposées, un guide par groupe.

1. **Tranquille** : 2 h 30
2. **Régulière** : 2 h
3. **Soutenue** : 1 h 35

Lampe frontale et un litre d’eau obligatoires. En cas de vent fort ou de risque d’incendie, la sortie est annulée et remboursée.`,
    city: "Marseille",
    venue: "Départ du campus de Luminy",
    address: "171 avenue de Luminy, 13009 Marseille",
    categories: ["sport"],
    minutes: 180,
    capacity: 36,
    price: 1000,
    flat: true,
    sessions: [{ slot: "0 sun 06:15" }, { slot: "2 sun 06:15", soldPercent: 94 }, { slot: "5 sun 06:15" }],
  },
  {
    title: "Learn to Curl",
    summary: "Brooms, stones and ninety minutes on the ice with the local club.",
    description: `You have watched it on television at odd hours; now slide a twenty-kilo stone yourself.

- Shoes, brooms and stones are lent
- Wear warm trousers that stretch
- From age 10; under-14s come with an adult

Coaches speak English and French. The last half hour is a short match.`,
    city: "Chamonix",
    venue: "Centre sportif Richard-Bozon",
    address: "214 avenue de la Plage, 74400 Chamonix-Mont-Blanc",
    categories: ["sport", "ateliers"],
    minutes: 90,
    capacity: 24,
    price: 2800,
    sessions: [{ slot: "0 tue 18:00" }, { slot: "1 tue 18:00" }, { slot: "3 tue 18:00" }, { slot: "4 tue 18:00" }],
  },
  {
    title: "Yoga au musée",
    summary: "Une heure de pratique douce au milieu des sculptures, avant l’ouverture.",
    description: `Le musée dort encore. On déroule les tapis dans la galerie des moulages, et la séance suit les gestes des statues.

Tous niveaux. Tapis prêtés sur demande.

L’entrée du musée pour la journée est comprise dans le prix.`,
    city: "Lille",
    venue: "Palais des Beaux-Arts",
    address: "Place de la République, 59000 Lille",
    categories: ["sport", "expositions"],
    minutes: 60,
    capacity: 25,
    price: 1600,
    sessions: [{ slot: "0 sun 08:30" }, { slot: "1 sun 08:30", soldPercent: 96 }, { slot: "3 sun 08:30" }],
  },
  {
    title: "Visite nocturne : les machines de l’île",
    summary: "Les coulisses de l’atelier quand le public est parti, lampe à la main.",
    description: `On suit la machiniste de service dans l’atelier de construction : engrenages, peaux de cuir et prototypes qui n’ont jamais marché.

- Groupe de vingt personnes
- Dès 8 ans, chaussures fermées
- Démonstration d’une machine en fin de visite

L’atelier n’est pas chauffé.`,
    city: "Nantes",
    venue: "Les Nefs",
    address: "Parc des Chantiers, 44200 Nantes",
    categories: ["expositions", "famille"],
    minutes: 75,
    capacity: 20,
    price: 1100,
    sessions: [
      { slot: "0 fri 19:30" },
      { slot: "1 fri 19:30" },
      { slot: "2 fri 19:30", soldPercent: 90 },
      { slot: "4 fri 19:30" },
      { slot: "5 fri 19:30" },
    ],
  },
  {
    title: "Curator’s Tour: Light on Water",
    summary: "Forty paintings of the Normandy coast, with the person who hung them.",
    description: `Why do these two canvases hang side by side? The curator walks you through the exhibition and its arguments.

- One hour, standing; folding stools available
- Groups of at most eighteen
- In English on the dates shown here

Your ticket also admits you to the permanent collection that day.`,
    city: "Le Havre",
    venue: "MuMa",
    address: "2 boulevard Clemenceau, 76600 Le Havre",
    categories: ["expositions"],
    minutes: 60,
    capacity: 18,
    price: 1300,
    flat: true,
    sessions: [{ slot: "1 wed 11:00" }, { slot: "2 wed 11:00" }, { slot: "4 wed 11:00" }],
  },
];
