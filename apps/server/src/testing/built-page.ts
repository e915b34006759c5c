/** What of a built index.html the server fills (pages/shell.ts), and a mark by which a test knows the page. */
export const BUILT_PAGE = `<!doctype html><html lang="fr"><head><meta name="description" content="x" /><title>Guichet</title></head>
<body data-built="public"><div id="root"></div></body></html>`;
