import type { ReasonEntry } from "./reason.ts";

/** Failures of pictures that are sent. */
export const IMAGE_REASONS = {
  "image-unsupported": {
    code: "UNSUPPORTED_MEDIA_TYPE",
    status: 415,
    title: { fr: "Ce fichier n’est pas une image acceptée", en: "This file is not an accepted image" },
    detail: () => ({
      fr: "Envoyez une photo en JPEG, PNG, WebP ou AVIF.",
      en: "Send a photo as JPEG, PNG, WebP or AVIF.",
    }),
  },
  "image-unreadable": {
    code: "UNPROCESSABLE_CONTENT",
    status: 422,
    title: { fr: "Cette image ne peut pas être lue", en: "This image cannot be read" },
    detail: () => ({
      fr: "Le fichier est incomplet ou abîmé. Enregistrez-le à nouveau, puis renvoyez-le.",
      en: "The file is incomplete or damaged. Save it again, then send it once more.",
    }),
  },
  "image-too-heavy": {
    code: "PAYLOAD_TOO_LARGE",
    status: 413,
    title: { fr: "Cette image est trop lourde", en: "This image is too heavy" },
    detail: ({ count = 0 }) => ({
      fr: `Un fichier a au plus ${count} Mo. Réduisez l’image, puis renvoyez-la.`,
      en: `A file has at most ${count} MB. Make the image smaller, then send it again.`,
    }),
  },
  "image-too-large": {
    code: "UNPROCESSABLE_CONTENT",
    status: 422,
    title: { fr: "Cette image a trop de pixels", en: "This image has too many pixels" },
    detail: ({ count = 0 }) => ({
      fr: `Une image a au plus ${count} millions de pixels.`,
      en: `An image has at most ${count} million pixels.`,
    }),
  },
  "image-too-small": {
    code: "UNPROCESSABLE_CONTENT",
    status: 422,
    title: { fr: "Cette image est trop petite", en: "This image is too small" },
    detail: () => ({
      fr: "Il faut au moins 480 pixels de large et 200 de haut. Le mieux est 1600 de large.",
      en: "It needs at least 480 pixels in width and 200 in height. A width of 1600 looks best.",
    }),
  },
} as const satisfies Record<string, ReasonEntry>;
