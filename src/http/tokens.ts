import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmod, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { HexaplaError } from '../errors.ts';
import { SCOPES, type Scope } from './scope.ts';

/** A token as it is kept: only the hash of it. */
export interface StoredToken {
  readonly name: string;
  readonly scope: Scope;
  /** SHA-256 in hexadecimal digits. The token is 256 random bits, so that nothing slower is needed. */
  readonly hash: string;
  readonly created: string;
  /** A revoked token stays in the list: a service that had tokens does not become one without. */
  readonly revoked?: string | undefined;
}

const fileSchema = z.strictObject({
  tokens: z.array(
    z.strictObject({
      name: z.string(),
      scope: z.enum(SCOPES),
      hash: z.string().regex(/^[0-9a-f]{64}$/u),
      created: z.string(),
      revoked: z.string().optional(),
    }),
  ),
});

const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._@-]{0,63}$/u;
/** How long the file is not looked at again: what is revoked is refused after that at the latest. */
const FRESH_MS = 1000;
/** A lock that is older was left by a process that died; writing takes milliseconds. */
const STALE_LOCK_MS = 10_000;

/** The tokens of a service, in a file that its owner alone can read. Another process may change it at any time. */
export class TokenFile {
  readonly #path: string;
  readonly #now: () => number;
  #tokens: readonly StoredToken[] = [];
  /** Of those tokens, in their order. */
  #hashes: readonly Buffer[] = [];
  #version = '';
  #looked = Number.NEGATIVE_INFINITY;

  /** @param now Milliseconds; the clock. */
  constructor(path: string, now: () => number = Date.now) {
    this.#path = path;
    this.#now = now;
  }

  /** All tokens, revoked ones among them, in the order of their making. */
  async list(): Promise<readonly StoredToken[]> {
    if (this.#now() - this.#looked < FRESH_MS) return this.#tokens;
    const version = await this.#versionOfFile();
    if (version !== this.#version) {
      const tokens = version === '' ? [] : await this.#read();
      this.#hashes = tokens.map(({ hash }) => Buffer.from(hash, 'hex'));
      this.#tokens = tokens;
    }
    this.#version = version;
    this.#looked = this.#now();
    return this.#tokens;
  }

  /** The token, where it is known and not revoked. Takes as long for any that is not. */
  async find(token: string): Promise<StoredToken | undefined> {
    const tokens = await this.list();
    const hash = Buffer.from(hashOf(token), 'hex');
    let found: StoredToken | undefined;
    for (const [index, known] of this.#hashes.entries()) {
      if (timingSafeEqual(known, hash)) found = tokens[index];
    }
    return found?.revoked === undefined ? found : undefined;
  }

  /**
   * Makes a token.
   *
   * @returns The token, which nobody can find out later.
   * @throws HexaplaError `INVALID_OPTION` for a name that is taken or is none; `OUTPUT_UNWRITABLE`.
   */
  async create(name: string, scope: Scope): Promise<string> {
    if (!NAME.test(name)) {
      throw new HexaplaError(
        'INVALID_OPTION',
        `'${name}' is no name of a token: use 1 to 64 letters, digits, spaces and . _ @ -`,
      );
    }
    const token = `hx_${randomBytes(32).toString('base64url')}`;
    await this.#change((tokens) => {
      if (tokens.some((each) => each.name === name && each.revoked === undefined)) {
        throw new HexaplaError('INVALID_OPTION', `there is a token '${name}' already: revoke it first`);
      }
      const created = new Date(this.#now()).toISOString();
      return [...tokens, { name, scope, hash: hashOf(token), created }];
    });
    return token;
  }

  /** @throws HexaplaError `INVALID_OPTION` where there is no such token; `OUTPUT_UNWRITABLE`. */
  async revoke(name: string): Promise<void> {
    await this.#change((tokens) => {
      const isMeant = (each: StoredToken) => each.name === name && each.revoked === undefined;
      if (!tokens.some(isMeant)) throw new HexaplaError('INVALID_OPTION', `there is no token '${name}'`);
      const revoked = new Date(this.#now()).toISOString();
      return tokens.map((each) => (isMeant(each) ? { ...each, revoked } : each));
    });
  }

  async #versionOfFile(): Promise<string> {
    try {
      const { mtimeMs, size, ino } = await stat(this.#path);
      return `${mtimeMs} ${size} ${ino}`;
    } catch (error) {
      if (isMissing(error)) return '';
      throw this.#unreadable(error);
    }
  }

  async #read(): Promise<readonly StoredToken[]> {
    try {
      return fileSchema.parse(JSON.parse(await readFile(this.#path, 'utf8'))).tokens;
    } catch (error) {
      // Never: nobody has a token. Whoever broke the file must not open the service by that.
      throw this.#unreadable(error);
    }
  }

  #unreadable(cause: unknown): HexaplaError {
    const reason = cause instanceof z.ZodError ? 'it is no list of tokens' : String(cause);
    return new HexaplaError('INPUT_UNREADABLE', `${this.#path}: cannot be read: ${reason}`, { cause });
  }

  /** The file as a whole or not at all; one process at a time. */
  async #change(change: (tokens: readonly StoredToken[]) => readonly StoredToken[]): Promise<void> {
    const draft = `${this.#path}.new`;
    await mkdir(dirname(this.#path), { recursive: true, mode: 0o700 });
    const file = await this.#lock(draft);
    try {
      this.#looked = Number.NEGATIVE_INFINITY;
      const tokens = change(await this.list());
      await file.writeFile(`${JSON.stringify({ tokens }, undefined, 2)}\n`);
      await file.sync();
      await chmod(draft, 0o600);
      await rename(draft, this.#path);
      this.#looked = Number.NEGATIVE_INFINITY;
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    } finally {
      await file.close();
    }
  }

  /** Opens the draft, which is there only while somebody writes. */
  async #lock(draft: string) {
    for (let tries = 1; ; tries++) {
      try {
        return await open(draft, 'wx', 0o600);
      } catch (cause) {
        const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
        if (!isThere || tries === 50) {
          const reason = isThere ? 'another process is writing it' : String(cause);
          throw new HexaplaError('OUTPUT_UNWRITABLE', `${this.#path}: cannot be written: ${reason}`, {
            cause,
          });
        }
        const age = await stat(draft).then(
          ({ mtimeMs }) => Date.now() - mtimeMs,
          () => 0,
        );
        if (age > STALE_LOCK_MS) await rm(draft, { force: true });
        else await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
