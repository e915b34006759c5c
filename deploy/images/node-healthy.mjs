// Health check of a database container: the node could serve, be it as the last one.
const { HEALTH_PORT = "4570" } = process.env;
const answer = await fetch(`http://127.0.0.1:${HEALTH_PORT}/available`).catch((error) => ({ error }));
if (!answer.ok) {
  console.error(
    answer.error ? `the supervisor does not answer: ${answer.error.cause ?? answer.error}` : await answer.text(),
  );
  process.exit(1);
}
