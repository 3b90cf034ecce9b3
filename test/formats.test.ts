import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { run } from '../src/cli/run.ts';
import type { Alignment, align, createApp } from '../src/index.ts';
import { buildProgram } from './build.ts';
import { temporaryFolder } from './folder.ts';
import { HOSTILE_FILES } from './hostile-files.ts';
import { said, stderr, stdout } from './streams.ts';

const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));

let app: ReturnType<typeof createApp>;
let runBuilt: typeof run;

// The built program, since what is parsed in a thread needs the thread's file; in this process, which is faster.
beforeAll(async () => {
  const folder = dirname(buildProgram());
  const built = (path: string) => import(pathToFileURL(join(folder, path)).href);
  const library: { createApp: typeof createApp; align: typeof align } = await built('index.js');
  app = library.createApp({ align: library.align, version: '0', log: () => {} });
  ({ run: runBuilt } = await built('cli/run.js'));
}, 180_000);

async function hexapla(...words: readonly string[]) {
  stdout.mockClear();
  stderr.mockClear();
  const status = await runBuilt(words);
  return { status, stdout: said(stdout), stderr: said(stderr) };
}

async function post(path: string, files: Readonly<Record<string, string>>): Promise<Response> {
  const form = new FormData();
  for (const [field, file] of Object.entries(files)) {
    form.append(field, new File([readFileSync(file)], basename(file)));
  }
  return await app.request(path, { method: 'POST', body: form });
}

/** How many units have all the languages, and the languages. */
function counted({ units, languages }: Pick<Alignment, 'units' | 'languages'>) {
  return {
    languages,
    whole: units.filter(({ cells }) => Object.keys(cells).length === languages.length).length,
  };
}

const TRILINGUAL = { languages: ['en', 'zh-Hant', 'ja'], whole: 8 };

describe('every format goes through the command line and through HTTP', () => {
  test.each([
    ['documents/story.txt', 'text', TRILINGUAL],
    ['documents/story.md', 'markdown', TRILINGUAL],
    ['documents/story.html', 'html', TRILINGUAL],
    ['documents/story.docx', 'docx', TRILINGUAL],
    ['documents/story.epub', 'epub', TRILINGUAL],
    ['bitext/tables/story.csv', 'csv', TRILINGUAL],
    ['bitext/tables/story.tsv', 'tsv', TRILINGUAL],
    ['bitext/tables/story.xlsx', 'xlsx', TRILINGUAL],
    ['bitext/tables/story.jsonl', 'jsonl', TRILINGUAL],
    ['bitext/tmx/utf-16le.tmx', 'tmx', undefined],
    ['bitext/tmx/gzip.tmx.gz', 'tmx', undefined],
    ['bitext/xliff/1.2.xlf', 'xliff', undefined],
    ['bitext/xliff/2.1.xlf', 'xliff', undefined],
    ['bitext/po/harbour.po', 'po', undefined],
  ])('%s', { timeout: 60_000 }, async (name, format, expected) => {
    const { status, stdout, stderr } = await hexapla('align', fixture(name), '-f', 'json');
    expect({ status, stderr }).toMatchObject({ status: 0 });
    const alignment: Alignment = JSON.parse(stdout);
    const found = counted(alignment);
    if (expected !== undefined) expect(found).toEqual(expected);
    expect(found.languages.length).toBeGreaterThan(1);
    expect(alignment.units.filter(({ cells }) => Object.keys(cells).length > 1).length).toBeGreaterThan(0);
    const response = await post('/v1/align', { file: fixture(name) });
    expect(response.status).toBe(200);
    expect(counted((await response.json()) as Alignment)).toEqual(found);
    const inspection = await (await post('/v1/inspect', { file: fixture(name) })).json();
    expect(inspection).toMatchObject({ documents: [{ name: basename(name), format }] });
  });

  test.each([
    ['PDF', 'documents/story.en.pdf', 'documents/story.ja.pdf'],
    ['PDF and subtitles', 'documents/story.ja.pdf', 'documents/story.en.srt'],
    ['WebVTT and PDF', 'documents/story.en.vtt', 'documents/story.ja.pdf'],
  ])('%s, a file a language', { timeout: 60_000 }, async (_, first, second) => {
    const { status, stdout } = await hexapla('align', fixture(first), fixture(second), '-f', 'json');
    expect(status).toBe(0);
    const found = counted(JSON.parse(stdout) as Alignment);
    expect(found.whole).toBeGreaterThan(5);
    const files = { [found.languages[0] ?? '']: fixture(first), [found.languages[1] ?? '']: fixture(second) };
    const response = await post('/v1/align', files);
    expect(counted((await response.json()) as Alignment)).toEqual(found);
  });
});

describe('every hostile file is refused on the command line and over HTTP', () => {
  test.each(HOSTILE_FILES)('%s', { timeout: 90_000 }, async (_, name, make, code, message) => {
    const path = join(temporaryFolder(), name);
    writeFileSync(path, make());
    const { status, stdout, stderr } = await hexapla('inspect', path);
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^hexapla: .*\n$/);
    const response = await post('/v1/inspect', { file: path });
    const problem = (await response.json()) as { code: string; detail: string };
    // What is too large for a request is refused before anybody looks at it.
    const tooLarge = readFileSync(path).length > 16 * 2 ** 20;
    expect(problem.code).toBe(tooLarge ? 'INPUT_TOO_LARGE' : code);
    expect(response.status).toBeGreaterThanOrEqual(413);
    expect(response.status).toBeLessThan(500);
    if (!tooLarge) expect(problem.detail).toMatch(message);
  });
});
