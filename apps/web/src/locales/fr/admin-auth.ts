/** Signing in, and the first administrator's account. */
export const authTexts = {
  signIn: {
    title: "Connexion",
    lead: "L’administration de Guichet est réservée à l’équipe.",
    email: "Adresse e-mail",
    password: "Mot de passe",
    submit: "Se connecter",
    busy: "Connexion…",
    refused: "Adresse ou mot de passe incorrect. Vérifiez les deux, puis réessayez.",
    tooMany: "Trop d’essais. Réessayez dans un quart d’heure.",
    unreachable: "Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez.",
    expiredTitle: "Votre session a pris fin",
    expired: "Reconnectez-vous pour continuer\u00a0: la page et vos saisies restent en place.",
    leave: "Quitter cette page",
  },
  setup: {
    title: "Premier administrateur",
    lead: "Créez le compte qui gérera les événements. Ce lien sert une seule fois.",
    checking: "Vérification du lien…",
    name: "Votre nom",
    email: "Adresse e-mail",
    password: "Mot de passe",
    passwordHelp: "Au moins {{count}} caractères. Une phrase convient très bien.",
    submit: "Créer le compte",
    busy: "Création…",
    done: "Le compte est créé. Bienvenue dans Guichet.",
    invalidTitle: "Ce lien n’est plus valable",
    invalid:
      "Il sert une seule fois et pendant 24\u00a0heures. Redémarrez Guichet pour en obtenir un autre, ou connectez-vous si le compte existe déjà.",
    toSignIn: "Aller à la connexion",
  },
};
