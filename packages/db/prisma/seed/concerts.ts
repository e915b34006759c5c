import type { DemoEvent } from "./demo-event.ts";

export const CONCERTS: readonly DemoEvent[] = [
  {
    title: "Nuit électro au Zénith",
    summary: "Quatre sets, une seule nuit : la scène électronique française prend le Zénith de Nantes.",
    description: `De 21 h à 2 h du matin, quatre collectifs se relaient derrière les machines, de la house solaire à la techno la plus sombre.

**Au programme**

- *Collectif Marée Haute* — ouverture, house et disco
- *Les Ondes Courtes* — live modulaire
- *Ferraille* — techno
- *Aube Claire* — clôture

Placement libre debout. Bouchons d’oreilles offerts à l’entrée, espace calme au niveau 1.

Le tramway ligne 1 circule toute la nuit pour l’occasion.`,
    city: "Nantes",
    venue: "Zénith Nantes Métropole",
    address: "Boulevard du Zénith, 44800 Saint-Herblain",
    categories: ["concerts"],
    minutes: 300,
    capacity: 1800,
    price: 3200,
    sessions: [
      { slot: "2 sat 21:00", soldPercent: 92 },
      { slot: "5 sat 21:00", soldPercent: 12 },
    ],
  },
  {
    title: "Quatuor à cordes : Ravel et Debussy",
    summary: "Les deux grands quatuors français, dans l’acoustique d’une salle de 200 places.",
    description: `Deux chefs-d’œuvre écrits à dix ans d’écart, joués sans entracte par le Quatuor des Deux-Rives.

- **Claude Debussy**, *Quatuor en sol mineur* (1893)
- **Maurice Ravel**, *Quatuor en fa majeur* (1903)

Une présentation de dix minutes précède le concert. Le silence y est pour moitié dans la beauté de cette musique : les portes ferment à l’heure.`,
    city: "Lyon",
    venue: "Salle Molière",
    address: "20 quai de Bondy, 69005 Lyon",
    categories: ["concerts"],
    minutes: 80,
    capacity: 200,
    price: 2400,
    sessions: [
      { slot: "0 thu 20:00", soldPercent: 97 },
      { slot: "1 thu 20:00", soldPercent: 64 },
      { slot: "3 sun 16:00" },
      { slot: "4 thu 20:00" },
    ],
  },
  {
    title: "Jazz on the Quay",
    summary: "An evening of small-group jazz by the Garonne, with a jam session to close.",
    description: `The house quintet opens with an hour of standards and originals, then the stage is yours.

**How the evening goes**

1. 19:30 — doors and bar
2. 20:15 — first set, house quintet
3. 21:30 — second set
4. 22:30 — open jam (bring your instrument, a piano and drums are on stage)

Tables seat four. If you come alone we will happily seat you with others; say so at the door.

*The talk between tunes is in English and French.*`,
    city: "Bordeaux",
    venue: "Le Hangar des Quais",
    address: "Quai des Chartrons, 33000 Bordeaux",
    categories: ["concerts"],
    minutes: 210,
    capacity: 90,
    price: 1500,
    sessions: [
      { slot: "0 wed 19:30" },
      { slot: "1 wed 19:30" },
      { slot: "2 wed 19:30", soldPercent: 96 },
      { slot: "3 wed 19:30" },
      { slot: "4 wed 19:30" },
      { slot: "5 wed 19:30" },
    ],
  },
  {
    title: "Chœur de chambre : lumières d’hiver",
    summary: "Musiques de l’Avent, de la Renaissance à aujourd’hui, à la lueur des bougies.",
    description: `Trente-deux voix *a cappella* dans la nef de Saint-Maclou, éclairée de six cents bougies.

Le programme traverse cinq siècles : Palestrina, Schütz, Poulenc, puis une création commandée pour le chœur.

- L’église est chauffée, mais gardez une épaisseur.
- Les places sont numérotées ; accès de plain-pied par la rue latérale.

Une vente de partitions au profit des jeunes choristes suit le concert.`,
    city: "Rouen",
    venue: "Église Saint-Maclou",
    address: "Place Barthélémy, 76000 Rouen",
    categories: ["concerts", "famille"],
    minutes: 75,
    capacity: 320,
    price: 1800,
    flat: true,
    sessions: [{ slot: "1 fri 20:30" }, { slot: "1 sat 20:30", soldPercent: 88 }, { slot: "2 sun 17:00" }],
  },
  {
    title: "Maloya sous les étoiles",
    summary: "Kayamb, rouleur et voix : une nuit de maloya en plein air, face à l’océan.",
    description: `Le maloya est né dans les champs de canne ; il se partage encore en cercle, pieds nus, jusque tard dans la nuit.

Trois formations de l’ouest de l’île se succèdent, et la dernière heure appartient au public.

- Restauration créole sur place dès 18 h
- Navettes gratuites depuis la gare routière de Saint-Paul
- En cas de fortes pluies, repli sous le grand préau`,
    city: "Saint-Leu",
    venue: "Théâtre de plein air du Piton",
    address: "Chemin des Filaos, 97436 Saint-Leu",
    timeZone: "Indian/Reunion",
    categories: ["concerts", "famille"],
    minutes: 240,
    capacity: 600,
    price: 1200,
    sessions: [{ slot: "1 sat 19:00" }, { slot: "4 sat 19:00" }],
  },
  {
    title: "Symphonic Film Night",
    summary: "A seventy-piece orchestra plays the great scores, with scenes on a giant screen.",
    description: `From silent-era overtures to the themes everybody hums, the *Orchestre des Grands Boulevards* plays two hours of film music live.

**Part one** — swashbucklers, westerns and comedies.

**Part two** — science fiction, and one surprise that we promised not to announce.

Suitable from age 7. Hearing loops are available in rows A to F.`,
    city: "Lille",
    venue: "Nouveau Siècle",
    address: "17 place Pierre Mendès-France, 59000 Lille",
    categories: ["concerts", "cinema"],
    minutes: 150,
    capacity: 1200,
    price: 3900,
    sessions: [
      { slot: "3 fri 20:00", salesOpenDaysBefore: 10 },
      { slot: "3 sat 20:00", salesOpenDaysBefore: 10 },
    ],
  },
];
