import type { DemoEvent } from "./demo-event.ts";

export const STAGE_AND_FILM: readonly DemoEvent[] = [
  {
    title: "Le Malade imaginaire",
    summary: "Molière à toute allure, par la compagnie des Tréteaux bleus.",
    description: `Argan est sûr d’être malade ; toute sa maison vit de cette certitude. La compagnie **Les Tréteaux bleus** joue la pièce en une heure quarante, musique en direct et portes qui claquent.

- Dès 10 ans
- Surtitres en anglais le jeudi
- Rencontre avec l’équipe après la représentation du vendredi

> « Presque tous les hommes meurent de leurs remèdes, et non pas de leurs maladies. »`,
    city: "Avignon",
    venue: "Théâtre du Chêne Noir",
    address: "8 bis rue Sainte-Catherine, 84000 Avignon",
    categories: ["theatre"],
    minutes: 100,
    capacity: 140,
    price: 2200,
    sessions: [
      { slot: "0 fri 20:30", soldPercent: 100 },
      { slot: "1 thu 20:30" },
      { slot: "1 fri 20:30" },
      { slot: "2 fri 20:30" },
      { slot: "3 sat 20:30" },
    ],
  },
  {
    title: "Antigone, version d’aujourd’hui",
    summary: "Sophocle dans une salle d’audience : le public est le jury.",
    description: `Une femme a désobéi. La loi est claire, et pourtant. La compagnie **Hors-Champ** installe la tragédie dans un tribunal, et le public rend son verdict chaque soir.

Durée : 1 h 35 sans entracte. Le vote est anonyme et facultatif.

Déconseillé aux moins de 12 ans.`,
    city: "Rennes",
    venue: "Théâtre National de Bretagne",
    address: "1 rue Saint-Hélier, 35000 Rennes",
    categories: ["theatre"],
    minutes: 95,
    capacity: 350,
    price: 2000,
    sessions: [{ slot: "2 tue 20:00" }, { slot: "2 wed 20:00" }, { slot: "2 thu 19:30", cancelled: true }],
  },
  {
    title: "Marionnettes : le voyage de Pluche",
    summary: "Un ours, une valise et un train de nuit : théâtre d’objets dès 3 ans.",
    description: `Pluche a raté son arrêt. Commence alors un grand voyage, de gare en gare, raconté avec des cartons, des lampes de poche et très peu de mots.

- Durée adaptée : **35 minutes**
- Les enfants sont assis devant, sur des coussins
- À la fin, on visite les coulisses

Doudous bienvenus.`,
    city: "Charleville-Mézières",
    venue: "Petit Théâtre de la Place",
    address: "Place Winston-Churchill, 08000 Charleville-Mézières",
    categories: ["theatre", "famille"],
    minutes: 45,
    capacity: 60,
    price: 600,
    flat: true,
    sessions: [
      { slot: "0 sat 10:30" },
      { slot: "0 sat 16:00", soldPercent: 97 },
      { slot: "2 sat 10:30" },
      { slot: "4 sat 10:30" },
    ],
  },
  {
    title: "Stand-up Night in English",
    summary: "Five comics, ten minutes each, one very small stage in the Marais.",
    description: `New material, tested on you. Five comedians from Paris’s English-language circuit try out ten minutes each, and a host keeps the peace.

**Good to know**

- Strong language is likely; 16 and over
- Phones in pockets, please
- First row seats come with a risk

One drink is included in the price.`,
    city: "Paris",
    venue: "La Cave du Passage",
    address: "14 passage de la Bonne-Graine, 75011 Paris",
    categories: ["theatre"],
    minutes: 90,
    capacity: 48,
    price: 1400,
    sessions: [
      { slot: "0 thu 20:00", soldPercent: 94 },
      { slot: "1 thu 20:00" },
      { slot: "2 thu 20:00" },
      { slot: "3 thu 20:00" },
      { slot: "4 thu 20:00" },
      { slot: "5 thu 20:00" },
    ],
  },
  {
    title: "Ciné-concert : Le Mécano de la « General »",
    summary: "Le chef-d’œuvre du burlesque, accompagné au piano et aux percussions.",
    description: `Une locomotive, deux poursuites et pas une parole. Le film de 1926 est projeté en copie restaurée, et un duo de musiciens improvise à l’écran.

- Dès 6 ans
- Présentation de cinq minutes sur le tournage

Après la séance, les enfants peuvent essayer les instruments.`,
    city: "La Ciotat",
    venue: "Eden-Théâtre",
    address: "25 boulevard Clemenceau, 13600 La Ciotat",
    categories: ["cinema", "concerts", "famille"],
    minutes: 95,
    capacity: 166,
    price: 900,
    sessions: [{ slot: "1 sun 15:00" }, { slot: "4 sun 15:00" }],
  },
  {
    title: "Nuit du film fantastique",
    summary: "Trois longs métrages, du café et le petit déjeuner pour les survivants.",
    description: `De 21 h à l’aube, trois films que l’on ne voit presque jamais sur grand écran :

1. un classique en noir et blanc ;
2. une rareté italienne, version restaurée ;
3. un inédit, dont le titre ne sera révélé qu’à la projection.

Interdit aux moins de 16 ans. Entracte avec soupe à l’oignon vers 2 h.`,
    city: "Strasbourg",
    venue: "Cinéma Star Saint-Exupéry",
    address: "18 rue du 22-Novembre, 67000 Strasbourg",
    categories: ["cinema"],
    minutes: 540,
    capacity: 210,
    price: 1900,
    sessions: [{ slot: "2 sat 21:00", soldPercent: 83 }, { slot: "5 sat 21:00" }],
  },
];
