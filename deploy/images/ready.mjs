// Health check of an application container: the server is ready (its database answers, no migration is missing).
const { WEB_PORT = "8080" } = process.env;
const answer = await fetch(`http://127.0.0.1:${WEB_PORT}/readyz`).catch((error) => ({
  ok: false,
  statusText: `${error}`,
}));
if (!answer.ok) {
  console.error(answer.statusText);
  process.exit(1);
}
