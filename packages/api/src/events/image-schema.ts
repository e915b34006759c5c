import { z } from "zod";

/** `localhost`, names without a dot and addresses in numbers are of the visitor's own network, not of the web. */
const PUBLIC_NAME = /^[^.].*\.(?!\d+$|local$|localhost$|internal$)[^.]+$/;

/**
 * The address of a picture that visitors' browsers load: https, a public name, nobody's password. It is kept as it was understood, so
 * that no browser understands another one.
 */
export const imageAddress = z
  .url({ protocol: /^https$/, normalize: true })
  .max(500)
  .refine(isPublic, { error: "image-address" });

function isPublic(address: string): boolean {
  // Refused already, as no address at all.
  if (!URL.canParse(address)) return true;
  const { hostname, username, password } = new URL(address);
  return username === "" && password === "" && PUBLIC_NAME.test(hostname);
}
