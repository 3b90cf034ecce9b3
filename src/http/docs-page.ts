import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Api } from './environment.ts';
import { fileResponse, type StaticFile, staticFile } from './static-files.ts';

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>hexapla: the HTTP service</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="icon" href="/docs/favicon-32x32.png">
</head>
<body>
<div id="page"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

/** No validator: that would be a request to somebody else's server. */
const START = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#page',
  deepLinking: true,
  validatorUrl: null,
  tryItOutEnabled: true,
});
`;

const LIBRARY_FILES = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

/** The documentation as a page at `/docs`, of files of this machine alone; read when somebody first asks. */
export function mountDocs(api: Api): void {
  const encoder = new TextEncoder();
  const page = staticFile('/docs/index.html', encoder.encode(PAGE));
  const start = staticFile('/docs/start.js', encoder.encode(START));
  api.get('/docs', (c) => fileResponse(c, page));
  api.get('/docs/start.js', (c) => fileResponse(c, start));
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const read = new Map<string, Promise<StaticFile>>();
  for (const name of LIBRARY_FILES) {
    api.get(`/docs/${name}`, async (c) => {
      const file =
        read.get(name) ?? readFile(join(folder, name)).then((bytes) => staticFile(`/docs/${name}`, bytes));
      read.set(name, file);
      return fileResponse(c, await file);
    });
  }
}
