export interface Place {
  readonly venue: string;
  readonly address: string;
  readonly city: string;
}

/** A place in one line. The city is said once, also when the address ends with it. */
export function placeLine({ venue, address, city }: Place): string {
  const parts = address.toLowerCase().endsWith(city.toLowerCase()) ? [venue, address] : [venue, address, city];
  return parts.filter((part) => part !== "").join(", ");
}
