/*
 * What the generated rows are made of. Sentences hold none of the words that are searched for, so that how many events a word
 * finds is decided in event-rows.ts alone.
 */

const words = (text: string): readonly string[] => text.split(" ").map((word) => word.replaceAll("_", " "));

export const FIRST_NAMES = words(
  "Adèle Adrien Agathe Alice Amine Anaïs André Antoine Aya Baptiste Camille Chloé Claire Clément Diane Élodie Émile Éric " +
    "Farid Florence Gabriel Gaëlle Hana Hélène Hugo Inès Jean Jeanne Joël Julien Karim Laure Léa Lina Louis Lucie Luc Maëlle " +
    "Manon Marc Marie Mathis Nadia Nicolas Noé Océane Olivier Paul Pierre Quentin Rania Romane Samuel Sophie Soraya Théo " +
    "Thomas Valérie Yasmine Zoé",
);

/** Three in ten buyers have one of these; one in a hundred is a Martin. */
export const COMMON_NAMES = words(
  "Bernard Dubois Durand Moreau Laurent Simon Michel Lefèvre Leroy Roux David Bertrand Morel Fournier Girard Bonnet Dupont " +
    "Lambert Fontaine Rousseau Vincent Müller Lefebvre Faure André Mercier Blanc Guérin Boyer Garnier Chevalier François " +
    "Legrand Gauthier García Perrin Robin Clément Morin Nicolas Henry Roussel Mathieu Gautier Masson Marchand Duval Denis " +
    "Dumont Marie Lemaire Noël Meyer Dufour Meunier Brun Blanchard Giraud Joly Rivière Lucas Brunet Gaillard Barbier Arnaud " +
    "Martínez Gérard Roche Renard Schmitt Roy Leroux Colin Vidal Caron Picard Roger Fabre Aubert Lemoine Renaud Dumas " +
    "D'Angelo O'Neil N'Diaye Da_Silva Le_Goff",
);

/** The others have a name of two parts: 44 × 40 of them. */
export const NAME_STARTS = words(
  "Abra Alba Aude Bar Beau Belle Ber Bois Bou Bre Cam Car Chab Chan Char Cor Cour Dar Del Dor Es Fau Fer Fro Gal Gar Gui " +
    "Har Jau Kar Lan Lar Mal Mon Mor Nar Or Pel Pon Ra Sal Tau Ver Vil",
);
export const NAME_ENDS = words(
  "bier card chet daine dieu don fort gnac gnon gnot guet lain lat let lier lin lon mard met mont nard net nier nois not " +
    "quet rand rel ret rier rin ron sard set sier tal teau tier ton vert",
);

export const MAIL_HOSTS = words("example.org example.net example.com mail.example.org poste.example.net");

/** Busy ones first: how often a city is drawn falls with its place. */
export const CITIES = words(
  "Paris Marseille Lyon Toulouse Nice Nantes Montpellier Strasbourg Bordeaux Lille Rennes Reims Toulon Saint-Étienne Le_Havre " +
    "Dijon Grenoble Angers Nîmes Clermont-Ferrand Le_Mans Aix-en-Provence Brest Tours Amiens Limoges Annecy Metz Besançon " +
    "Perpignan Orléans Mulhouse Rouen Caen Nancy Avignon Poitiers Dunkerque Versailles La_Rochelle Pau Cannes Antibes Béziers " +
    "Colmar Valence Quimper Troyes Lorient Niort Chambéry Bayonne Albi Vannes Laval Arras Auxerre Blois Bourges Chartres",
);

export const CATEGORY_SLUGS = words(
  "concerts theatre cinema ateliers conferences visites sport famille festivals degustations",
);

export const KINDS = words("Nuit Soirée Rendez-vous Matinée Atelier Balade Rencontre Festival Concert Cycle");
/** A title names one; jazz, in every tenth, is apart. */
export const THEMES = words(
  "théâtre cirque poésie danse cinéma photographie céramique cuisine tango flamenco opéra orgue chanson fanfare gravure " +
    "mime contes astronomie jardinage reliure aquarelle calligraphie sculpture improvisation accordéon violoncelle " +
    "percussions gospel baroque patrimoine",
);
export const PLACES = words(
  "rives toits quais jardins remparts ateliers docks vignes halles carrières îles écluses coulisses cours arcades",
);
export const HOUSES = words("Théâtre Salle Maison Halle Chapelle Espace Grange Auditorium Cave Moulin");

const SUBJECTS = [
  "Les artistes",
  "Nos invités",
  "Les musiciens du quartier",
  "Une équipe de passionnés",
  "Des bénévoles",
];
const DEEDS = ["proposent", "font découvrir", "partagent avec le public", "racontent", "mettent en scène"];
const OBJECTS = ["un répertoire inattendu", "des œuvres rares", "leur savoir-faire", "une création récente"];
const ENDS = ["à la tombée de la nuit", "autour d’un verre", "en plein air s’il fait beau", "en petit comité"];

/** 400 sentences of a description. */
export const SENTENCES: readonly string[] = SUBJECTS.flatMap((subject) =>
  DEEDS.flatMap((deed) => OBJECTS.flatMap((object) => ENDS.map((end) => `${subject} ${deed} ${object}, ${end}.`))),
);
