/** The Studio under test has its own port, so that one that runs here is not disturbed. */
export const PORT = 18155;
export const ORIGIN = `http://127.0.0.1:${PORT}`;
export const TOKEN = "only-for-the-tests-of-studio";
