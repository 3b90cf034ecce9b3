/**
 * Bytes of a text in a legacy character set: its decoder, turned round.
 *
 * @returns Undefined where the text has a character that is not in it.
 */
export function encode(text: string, encoding: string): Buffer | undefined {
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  const table = tableOf(encoding);
  const parts: number[] = [];
  for (const character of text) {
    const bytes = table.get(character);
    if (bytes === undefined) return undefined;
    parts.push(...bytes);
  }
  return Buffer.from(parts);
}

const tables = new Map<string, Map<string, readonly number[]>>();

function tableOf(encoding: string): Map<string, readonly number[]> {
  const made = tables.get(encoding);
  if (made !== undefined) return made;
  const table = new Map<string, readonly number[]>();
  const decoder = new TextDecoder(encoding, { fatal: true });
  const add = (...bytes: number[]) => {
    let text: string;
    try {
      text = decoder.decode(Uint8Array.from(bytes));
    } catch {
      return;
    }
    if (encoding === 'windows-1252' && /^[\x80-\x9f]$/.test(text)) {
      text = CP1252.charAt(text.charCodeAt(0) - 0x80);
    }
    if ([...text].length === 1 && !table.has(text)) table.set(text, bytes);
  };
  for (let first = 0; first < 0x100; first++) add(first);
  for (let first = 0x81; first < 0xff; first++) {
    for (let second = 0x40; second < 0xff; second++) add(first, second);
  }
  tables.set(encoding, table);
  return table;
}

const CP1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
