/** localStorage that may be refused or full: reading then finds nothing, and writing is forgotten. */
export function readFromDevice(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @returns whether the value was kept */
export function keepOnDevice(key: string, value: string): boolean {
  try {
    localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

export function forgetOnDevice(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // What cannot be reached is not read either.
  }
}

/** The keys that begin so. */
export function keysOnDevice(prefix: string): readonly string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}
