/** What the operator runs on the server for an owner whom nobody else can let in. It is no text: the same in every language. */
export function RecoverOwnerCommand() {
  return <code>npm run --silent admin -- recover-owner E-MAIL</code>;
}
