/** What the product gets of this process's environment, without settings of a product that someone runs here. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _url, DATABASE_READER_URL: _reader, DATA_DIR: _dir, DEMO_DATA: _demo, ...rest } = process.env;
  return rest;
}
