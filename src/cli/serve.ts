/** The last step of `npm start`: where can the built site be read? */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { masthead } from '../masthead.ts';

const dist = join(process.cwd(), 'dist');
const port = Number(process.env.PORT ?? 4321);
const types: Record<string, string> = {
  bib: 'application/x-bibtex; charset=utf-8',
  ris: 'application/x-research-info-systems; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
};

if (!existsSync(join(dist, 'index.html'))) {
  console.error('Missing `dist/`, expected a built site: run `npm run build` first');
  process.exit(1);
}

const files = sirv(dist, {
  etag: true,
  setHeaders(response, path) {
    const type = types[path.split('.').at(-1) ?? ''];
    if (type) response.setHeader('Content-Type', type);
  },
  onNoMatch(_request, response) {
    response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(readFileSync(join(dist, '404.html')));
  },
});

createServer(files)
  .on('error', (error: NodeJS.ErrnoException) => {
    console.error(
      error.code === 'EADDRINUSE'
        ? `Port ${port} is taken, expected a free one: set another with \`PORT=4322 npm start\``
        : error.message,
    );
    process.exitCode = 1;
  })
  .listen(port, 'localhost', () => {
    console.log(`${masthead.name} is at http://localhost:${port}/`);
  });
