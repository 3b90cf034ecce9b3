import { posix } from 'node:path';
import { SaxesParser } from 'saxes';
import { HexaplaError } from '../../errors.ts';
import { decodeText } from '../encoding/index.ts';
import { unzip } from '../zip.ts';
import { htmlLines } from './html-lines.ts';
import { Lines, type Parsed } from './parsed.ts';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Algorithms that only scramble fonts, which the text does not need. */
const FONT_ALGORITHM = /^http:\/\/(?:ns\.adobe\.com\/pdf\/enc#RC|www\.idpf\.org\/2008\/embedding)$/;

/**
 * The text of an EPUB book in its reading order, every file of it marked as a chapter by its first heading.
 *
 * @throws HexaplaError `INPUT_FORMAT` (damaged), `INPUT_UNSUPPORTED` (encrypted), `INPUT_TOO_LARGE` (unpacked),
 * `INPUT_EMPTY`.
 */
export async function parseEpub(name: string, bytes: Uint8Array): Promise<Parsed> {
  const files = await unzip(name, bytes, (entry) => /\.(?:xml|opf|x?html?)$/i.test(entry));
  const packageFile = elements(name, files, 'META-INF/container.xml').find((one) => one.name === 'rootfile')
    ?.attributes['full-path'];
  if (packageFile === undefined) throw damaged(name, 'META-INF/container.xml names no package file');
  if (isEncrypted(name, files)) {
    throw new HexaplaError('INPUT_UNSUPPORTED', `${name}: the book is encrypted (DRM) and cannot be read`);
  }
  const lines = new Lines();
  for (const path of readingOrder(elements(name, files, packageFile), packageFile)) {
    const file = files.get(path);
    if (file === undefined) throw damaged(name, `${path} is missing`);
    const start = lines.length;
    const found = htmlLines(`${name} (${path})`, decodeText(`${name} (${path})`, file).text);
    for (const { text } of found) lines.add(text);
    const heading = found.find((line) => line.heading)?.text;
    lines.mark(start, { kind: 'chapter', label: heading ?? posix.basename(path) });
  }
  if (lines.length === 0) throw new HexaplaError('INPUT_EMPTY', `${name}: the book has no text`);
  return lines.parsed();
}

/** Paths of the chapters inside the archive; the table of contents is not one. */
function readingOrder(all: readonly Element[], packageFile: string): readonly string[] {
  const items = new Map<string, string>();
  for (const { name, attributes } of all) {
    const { id, href, properties } = attributes;
    if (name !== 'item' || id === undefined || href === undefined) continue;
    if (properties?.split(/\s+/).includes('nav') === true) continue;
    if (!/html/i.test(attributes['media-type'] ?? '')) continue;
    items.set(id, posix.join(posix.dirname(packageFile), decoded(href)));
  }
  return all.flatMap(({ name, attributes }) => {
    const path = name === 'itemref' ? items.get(attributes['idref'] ?? '') : undefined;
    return path === undefined ? [] : [path];
  });
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

function isEncrypted(name: string, files: ReadonlyMap<string, Uint8Array>): boolean {
  if (!files.has('META-INF/encryption.xml')) return false;
  return elements(name, files, 'META-INF/encryption.xml').some(
    (one) => one.name === 'EncryptionMethod' && !FONT_ALGORITHM.test(one.attributes['Algorithm'] ?? ''),
  );
}

/** All start tags of an XML file, without prefixes. Entities that the file declares are not expanded. */
function elements(name: string, files: ReadonlyMap<string, Uint8Array>, path: string): readonly Element[] {
  const file = files.get(path);
  if (file === undefined) throw damaged(name, `${path} is missing`);
  const found: Element[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => {
    found.push({ name: tag.name.replace(/^.*:/, ''), attributes: tag.attributes });
  });
  parser.on('error', (cause) => {
    throw damaged(name, `${path}: ${cause.message}`);
  });
  parser.write(decodeText(`${name} (${path})`, file).text).close();
  return found;
}

function damaged(name: string, reason: string): HexaplaError {
  return new HexaplaError('INPUT_FORMAT', `${name}: a damaged EPUB file (${reason}); download it again`);
}
