import type { Locale } from "@guichet/api/server";
import { PALETTE } from "../og/palette.ts";
import { textsIn } from "../pages/texts.ts";
import { APP_ICONS } from "./app-icons.ts";

/**
 * What a device is told of the public interface so that it can keep it among its programs (W3C Web Application Manifest). `id` is the same
 * in every language: it is one program, whatever it is called.
 */
export function manifestOf(locale: Locale) {
  const t = textsIn(locale);
  const icons = [
    { src: "/favicon.svg", type: "image/svg+xml", sizes: "any", purpose: "any" },
    ...Object.entries(APP_ICONS).flatMap(([src, { size, purpose }]) =>
      purpose === null ? [] : [{ src, type: "image/png", sizes: `${size}x${size}`, purpose }],
    ),
  ];
  return {
    id: "/",
    name: "Guichet",
    short_name: "Guichet",
    description: t("page:description"),
    lang: locale,
    dir: "ltr",
    start_url: "/",
    scope: "/",
    display: "standalone",
    background_color: PALETTE.page,
    theme_color: PALETTE.page,
    categories: ["entertainment", "events"],
    icons,
    shortcuts: [
      {
        name: t("public:nav.myBookings"),
        url: "/my-bookings",
        icons: [{ src: "/icons/192.png", type: "image/png", sizes: "192x192" }],
      },
    ],
  };
}
