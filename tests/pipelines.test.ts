/** Can the pipelines that are offered be relied on? They name commands that exist, run no code that may change, and may do no more than they need. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const project = join(import.meta.dirname, '..');
const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

interface Job {
  permissions?: Record<string, string>;
  concurrency?: { group: string; 'cancel-in-progress': boolean };
  steps?: { uses?: string; run?: string }[];
}
interface Workflow {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  jobs: Record<string, Job>;
}

const textOf = (name: string) => readFileSync(join(project, 'docs/pipelines', name), 'utf8');
const workflows = ['github.yml', 'forgejo.yml'];

test.each([...workflows, 'gitlab-ci.yml'])('%s runs commands of ours alone', (name) => {
  expect(() => parse(textOf(name)) as unknown).not.toThrow();
  const commands = [...textOf(name).matchAll(/npm run ([\w:-]+)/g)].map(([, script]) => script);
  expect(commands).toEqual(expect.arrayContaining(['check', 'build', 'announce']));
  expect(commands.filter((script) => !(String(script) in scripts))).toEqual([]);
  expect(textOf(name)).toContain('npm run build -- --preview');
});

test.each(workflows)('%s names each action by its digest and says its version', (name) => {
  const uses = textOf(name)
    .split('\n')
    .filter((line) => /\buses:/.test(line));
  expect(uses.length).toBeGreaterThan(2);
  const loose = uses.filter((line) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line));
  expect(loose).toEqual([]);
});

test.each(workflows)('%s runs daily, and deployments one after the other', (name) => {
  const { on, jobs } = parse(textOf(name)) as Workflow;
  expect(on['schedule']).toEqual([
    { cron: expect.stringMatching(/^\d+ \d+ \* \* \*$/) as unknown },
  ]);
  expect(on).not.toHaveProperty('pull_request_target');
  expect(jobs['deploy']?.concurrency).toEqual({
    group: 'deployment',
    'cancel-in-progress': false,
  });
});

test('on GitHub a job may do what it is for, and a check may only read', () => {
  const { permissions, jobs } = parse(textOf('github.yml')) as Workflow;
  expect(permissions).toEqual({});
  expect(Object.entries(jobs).map(([name, job]) => [name, job.permissions])).toEqual([
    ['check', { contents: 'read' }],
    ['preview', { contents: 'read' }],
    ['deploy', { contents: 'read', pages: 'write', 'id-token': 'write' }],
    ['announce', { contents: 'write' }],
  ]);
});
