/** A login ends when it was not used for so long, in milliseconds. */
export const IDLE_MS = 30 * 60 * 1000;
/** A login ends after so long, however much it is used. */
export const LONGEST_LOGIN_MS = 12 * 60 * 60 * 1000;
/** Its use is written down so often at most: it may end a minute early. */
export const USE_NOTED_EVERY_MS = 60 * 1000;

interface LoginTimes {
  readonly createdAt: Date;
  readonly usedAt: Date;
  readonly expiresAt: Date;
}

/** When a login that is used now ends, unless it is used again. */
export function endOfLogin(createdAt: Date, now: Date): Date {
  return new Date(Math.min(now.getTime() + IDLE_MS, createdAt.getTime() + LONGEST_LOGIN_MS));
}

/** Whether a login can still be used. */
export function isLive({ createdAt, expiresAt }: Omit<LoginTimes, "usedAt">, now: Date): boolean {
  return expiresAt > now && now.getTime() - createdAt.getTime() < LONGEST_LOGIN_MS;
}

/** Whether the use of a login is to be written down. */
export function isUseDue({ usedAt }: Pick<LoginTimes, "usedAt">, now: Date): boolean {
  return now.getTime() - usedAt.getTime() >= USE_NOTED_EVERY_MS;
}
