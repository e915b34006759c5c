/** Makes a folder for what a test run keeps while it lasts: in memory where there is plenty. */
export function makeTestFolder(): string;
