/** Who works here, and what each role may do. */
export const staffTexts = {
  roles: {
    owner: { name: "Propriétaire", can: "Tout, y compris les autres propriétaires et les administrateurs." },
    admin: { name: "Administration", can: "Tout, sauf gérer les propriétaires et les administrateurs." },
    editor: {
      name: "Programmation",
      can: "Crée et modifie les événements et leurs séances. Ne voit pas les réservations.",
    },
    desk: { name: "Accueil", can: "Retrouve, confirme et annule les réservations. Ne modifie pas les événements." },
    read: { name: "Lecture seule", can: "Voit les événements et les réservations, sans rien modifier." },
    none: { name: "Sans rôle", can: "Ne peut rien faire." },
  },
};
