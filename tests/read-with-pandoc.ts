/**
 * Does pandoc read what we write? Run by hand, after a build: `node tests/read-with-pandoc.ts [dist]`.
 * Every reference must come back with its title, authors, date and address, and every piece with its words.
 * https://pandoc.org/MANUAL.html#citations
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Item {
  id: string;
  title: string;
  author?: { family?: string; given?: string; literal?: string }[];
  issued?: { 'date-parts'?: (string | number)[][] };
  URL?: string;
}

const dist = process.argv[2] ?? 'dist';
const analysis = join(dist, 'analysis');

function pandoc(args: string[], input?: string): string {
  const { status, stdout, stderr, error } = spawnSync('pandoc', args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    ...(input === undefined ? {} : { input }),
  });
  if (error) throw new Error('pandoc is not installed: https://pandoc.org/installing.html');
  if (status !== 0) throw new Error(`pandoc ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** What must survive, in one spelling: formats differ in how they mark capitals, organisations and numbers. */
const essence = ({ title, author = [], issued, URL: address }: Item) => ({
  title: title.replace(/<[^>]*>/g, '').toLowerCase(),
  authors: author.map(({ family, given, literal }) => literal ?? `${given ?? ''} ${family}`.trim()),
  date: (issued?.['date-parts'] ?? []).flat().map(Number),
  address,
});

const losses: string[] = [];
const formats = pandoc(['--list-input-formats']).split('\n');
const readers = { bib: 'biblatex', json: 'csljson', ris: 'ris' } as const;
const counts: Record<string, number> = {};

for (const slug of readdirSync(analysis).filter((name) => !name.endsWith('.md'))) {
  for (const name of ['citation', 'sources']) {
    const written = JSON.parse(
      readFileSync(join(analysis, slug, `${name}.json`), 'utf8'),
    ) as Item[];
    for (const [ending, format] of Object.entries(readers)) {
      if (!formats.includes(format)) continue;
      const file = join(analysis, slug, `${name}.${ending}`);
      const read = JSON.parse(pandoc(['-f', format, '-t', 'csljson', file])) as Item[];
      counts[format] = (counts[format] ?? 0) + read.length;
      for (const item of written) {
        const [before, after] = [item, read.find(({ id }) => id === item.id)].map(
          (one) => one && JSON.stringify(essence(one)),
        );
        if (before !== after)
          losses.push(`${file}: ${item.id}\n  wrote ${before}\n  read  ${after}`);
      }
    }
  }
  const page = readFileSync(join(analysis, `${slug}.md`), 'utf8');
  const [title = ''] = pandoc(['-f', 'gfm', '-t', 'plain', '--wrap=none'], page).split('\n');
  if (!page.startsWith(`# ${title}`)) losses.push(`${slug}.md: title read as “${title}”`);
  counts.gfm = (counts.gfm ?? 0) + 1;
}

console.log(pandoc(['--version']).split('\n')[0]);
for (const [format, count] of Object.entries(counts)) console.log(`${format}: ${count} read`);
for (const format of Object.values(readers)) {
  if (!formats.includes(format)) console.log(`${format}: this pandoc does not read it`);
}
for (const loss of losses) console.error(loss);
if (losses.length > 0) process.exitCode = 1;
else console.log('✔ nothing lost');
