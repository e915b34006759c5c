import {
  createAuditJob,
  deleteUnusedImages,
  finishCancellations,
  forgetExpiredKeys,
  forgetOldLetters,
  forgetPastAllowances,
  forgetPastLogins,
  forgetPastRecords,
  type ImageFiles,
  indexEventWords,
  indexNewBookings,
  type Job,
  type Mailer,
  releaseExpiredHolds,
  type Services,
  sendDueLetters,
  tellLeftOutSignIns,
} from "@guichet/api/server";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

export interface JobServices extends Pick<Services, "database" | "metrics" | "now" | "publicUrl" | "sendsMail"> {
  /** Null where no letters are sent. */
  readonly mailer: Mailer | null;
  readonly auditRetentionDays: number;
  /** Of pictures. */
  readonly files: ImageFiles;
}

/** All that a process does again and again. @param warn hears of letters that could not be sent */
export function jobsOfProcess(services: JobServices, warn: (line: string) => void): Job[] {
  const { mailer } = services;
  const letters: Job[] =
    mailer === null
      ? []
      : [
          {
            name: "send-letters",
            everyMs: 3 * SECOND_MS,
            run: (signal) => sendDueLetters({ ...services, mailer, warn }, signal),
          },
        ];
  return [
    {
      name: "release-expired-holds",
      everyMs: 5 * SECOND_MS,
      run: (signal) => releaseExpiredHolds(services, signal),
    },
    ...letters,
    { name: "index-new-bookings", everyMs: 15 * SECOND_MS, run: (signal) => indexNewBookings(services, signal) },
    { name: "index-event-words", everyMs: 5 * SECOND_MS, run: (signal) => indexEventWords(services, signal) },
    { name: "finish-cancellations", everyMs: MINUTE_MS, run: (signal) => finishCancellations(services, signal) },
    { name: "audit", everyMs: MINUTE_MS, run: createAuditJob(services) },
    { name: "forget-expired-keys", everyMs: MINUTE_MS, run: (signal) => forgetExpiredKeys(services, signal) },
    { name: "forget-past-allowances", everyMs: MINUTE_MS, run: (signal) => forgetPastAllowances(services, signal) },
    { name: "forget-old-letters", everyMs: MINUTE_MS, run: (signal) => forgetOldLetters(services, signal) },
    { name: "forget-past-logins", everyMs: 10 * MINUTE_MS, run: (signal) => forgetPastLogins(services, signal) },
    { name: "tell-left-out-sign-ins", everyMs: 10 * MINUTE_MS, run: () => tellLeftOutSignIns(services) },
    { name: "delete-unused-images", everyMs: HOUR_MS, run: (signal) => deleteUnusedImages(services, signal) },
    { name: "forget-past-records", everyMs: HOUR_MS, run: (signal) => forgetPastRecords(services, signal) },
  ];
}
