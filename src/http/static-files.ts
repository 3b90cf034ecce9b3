import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { Api, Context } from './environment.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** A file as it is served. */
export interface StaticFile {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly etag: string;
  /** Whether its name changes with its content. */
  readonly immutable: boolean;
}

export type StaticFiles = ReadonlyMap<string, StaticFile>;

/** Names that a bundler makes: `index-B3x9_aQ1.js`. */
const HASHED = /-[\w-]{8,}\.\w+$/u;

/** A file for its path, its type by the ending. */
export function staticFile(path: string, content: Uint8Array): StaticFile {
  const bytes = new Uint8Array(content);
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  return {
    type: MEDIA_TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream',
    bytes,
    etag,
    immutable: path.includes('/assets/') && HASHED.test(path),
  };
}

/**
 * All files of a folder by the paths that they are served at, read once: no request ever names a path of the disk. Empty
 * where there is no such folder.
 */
export async function readStaticFiles(folder: string): Promise<StaticFiles> {
  const files = new Map<string, StaticFile>();
  let entries: Awaited<ReturnType<typeof list>>;
  try {
    entries = await list(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return files;
    throw error;
  }
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const place = join(entry.parentPath, entry.name);
    const path = `/${relative(folder, place).split(sep).join('/')}`;
    const file = staticFile(path, await readFile(place));
    files.set(path, file);
    if (path.endsWith('/index.html')) files.set(path.slice(0, -'index.html'.length), file);
  }
  return files;
}

function list(folder: string) {
  return readdir(folder, { recursive: true, withFileTypes: true });
}

/** Serves files at their paths. */
export function mountFiles(api: Api, files: StaticFiles): void {
  for (const [path, file] of files) api.get(path, (c) => fileResponse(c, file));
}

export function fileResponse(c: Context, { type, bytes, etag, immutable }: StaticFile): Response {
  const headers = {
    'Cache-Control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    ETag: etag,
  };
  const known = (c.req.header('If-None-Match') ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//u, ''));
  if (known.includes(etag)) return c.body(null, 304, headers);
  return c.body(bytes, 200, { ...headers, 'Content-Type': type });
}
