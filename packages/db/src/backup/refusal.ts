/** A backup or a restore that was not made, or not to its end: `message` is one line that says why and what to do. */
export class BackupRefused extends Error {
  override readonly name = "BackupRefused";
}
