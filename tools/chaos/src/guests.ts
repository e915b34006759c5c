const DOMAIN = "@chaos.example.org";

/** Every booking carries the key of the request that made it, so that it can be told from its row, whoever wrote that. */
export function emailOf(key: string): string {
  return `${key}${DOMAIN}`;
}

/** The key in a guest's e-mail address; the address itself when there is none in it. */
export function keyOf(email: string): string {
  return email.endsWith(DOMAIN) ? email.slice(0, -DOMAIN.length) : email;
}
