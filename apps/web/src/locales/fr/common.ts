export const common = {
  product: "Guichet",
  skipToContent: "Aller au contenu",
  loading: "Chargement…",
  theme: {
    label: "Apparence",
    light: "Claire",
    dark: "Sombre",
    auto: "Comme le système",
  },
  language: {
    label: "Langue",
    fr: "Français",
    en: "English",
  },
  error: {
    retry: "Réessayer",
    retrying: "Un instant, nous réessayons…",
    late: "La réponse se fait attendre\u00a0: reconnexion en cours…",
    reference: "À citer si vous nous écrivez\u00a0: {{id}}",
    crashTitle: "Cette page s’est interrompue",
    crashDetail: "Rien de ce qui était enregistré n’est perdu. Rechargez la page pour continuer.",
    reload: "Recharger la page",
  },
  form: {
    refusedValue: "Cette valeur a été refusée. Modifiez-la, ou enregistrez de nouveau pour en lire la raison.",
  },
  more: {
    button: "Afficher la suite",
    busy: "Chargement de la suite…",
    shown_one: "{{count}} résultat affiché",
    shown_other: "{{count}} résultats affichés",
    all: "Tout est affiché.",
  },
  dialog: {
    close: "Fermer",
    keep: "Revenir",
  },
  toasts: "Messages",
  undo: {
    label: "Revenir en arrière",
    key: "{{key}}\u00a0+\u00a0Z",
    done: "C’est fait\u00a0: tout est comme avant.",
    failed: "Le retour en arrière n’a pas abouti. Vérifiez ce qui est affiché.",
  },
  price: {
    free: "Gratuit",
    from: "À partir de {{price}}",
  },
  time: {
    at: "{{day}} à\u00a0{{time}}",
  },
  bookingStatus: {
    PENDING: "À confirmer",
    CONFIRMED: "Confirmée",
    CANCELLED: "Annulée",
    EXPIRED: "Expirée",
  },
  eventStatus: {
    DRAFT: "Brouillon",
    PUBLISHED: "Publié",
    ARCHIVED: "Archivé",
  },
  salesState: {
    open: "En vente",
    "not-yet-open": "Vente à venir",
    closed: "Vente terminée",
    "sold-out": "Complet",
    cancelled: "Annulée",
  },
  availability: {
    available: "Places disponibles",
    "few-left_one": "Dernière place",
    "few-left_other": "Plus que {{count}} places",
    "sold-out": "Complet",
    "no-session": "Pas de date à venir",
  },
  markdown: {
    opensElsewhere: "nouvel onglet",
  },
};
