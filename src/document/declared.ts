import type { DocumentFormat } from './format.ts';

/** Bytes in which a file may say its character set; the standard of HTML asks for the first 1024. */
const HEAD = 4096;

/** The character set that a file states in its own text, as it writes it. */
export function declaredEncoding(format: DocumentFormat, bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(HEAD, bytes.length)).toString('latin1');
  switch (format) {
    case 'html':
      return (
        xmlDeclaration(head) ??
        /<meta\s[^<>]{0,300}?charset\s{0,9}=\s{0,9}["']?([\w:-]{1,40})/i.exec(head)?.[1]
      );
    case 'tmx':
    case 'xliff':
      return xmlDeclaration(head);
    case 'po':
      return /^"Content-Type:[^\n]{0,200}?charset=([\w:-]{1,40})/im.exec(head)?.[1];
    default:
      return undefined;
  }
}

function xmlDeclaration(head: string): string | undefined {
  return /^<\?xml\s[^<>?]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w:-]{1,40})/.exec(head)?.[1];
}
