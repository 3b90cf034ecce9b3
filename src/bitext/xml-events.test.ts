import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Attributes, readXml, type XmlHandler } from './xml-events.ts';

/** Writes down all that it is told, text that comes in parts as one. */
class Recorder implements XmlHandler<string> {
  readonly events: string[] = [];
  readonly repeated?: string;
  #text = '';

  constructor(repeated: string | undefined) {
    if (repeated !== undefined) this.repeated = repeated;
  }

  open(name: string, attributes: Attributes, at: () => { line: number; column: number }): void {
    this.#flush();
    const { line, column } = at();
    this.events.push(`${line}:${column} <${name} ${JSON.stringify(attributes)}`);
  }

  close(name: string): void {
    this.#flush();
    this.events.push(`</${name}`);
  }

  text(text: string): void {
    this.#text += text;
  }

  take(): readonly string[] {
    return [];
  }

  #flush(): void {
    if (this.#text !== '') this.events.push(this.#text);
    this.#text = '';
  }
}

async function* piecesOf(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function read(text: string, size: number, repeated?: string) {
  const recorder = new Recorder(repeated);
  let error: unknown;
  try {
    for await (const _ of readXml('a.xml', 'XML', piecesOf(text, size), recorder)) expect.unreachable();
  } catch (cause) {
    // Where the parser sees that text stands outside of the root depends on the pieces.
    const message = cause instanceof Error ? cause.message : String(cause);
    error = message.replace(/(outside of root node\)) at line.*/, '$1');
  }
  return { events: recorder.events, error };
}

/** Mostly well-formed, so that much is read before the first mistake. */
const piece = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('<tu>', '</tu>', '<tu a="1">', '<tu\r\n b=\'&lt;\' c="" >', '</tu >'),
  },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ...['<tu><tuv xml:lang="en"><seg>One &amp; 二</seg></tuv></tu>', '<tu a="&#65;&#x4e00;"><x/>\r\n</tu>'],
      ...['<tu><seg>a<ph x="<"/></seg></tu>', '<tu><seg>]]&gt;</seg></tu>', '<tu><a b="1" b="2"/></tu>'],
      ...['<tu/>', '<tu><tu>in</tu></tu>', '<tu>\u0085\u2028</tu>', '<tu><seg>𠀋👩‍🚀</seg></tu>'],
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...[
        '<!-- <tu> -->',
        '<!--<a><tu>x</tu>-->',
        '<![CDATA[<tu>]]>',
        '<?p <tu>x</tu>?>',
        '<tuv>',
        '</tuv>',
        '\n',
      ],
      ...[
        '&amp;',
        '&nbsp;',
        '&#0;',
        '&#xd800;',
        '&#38;',
        ']]>',
        '\r',
        '\r\n',
        ' ',
        'text',
        '\u0001',
        '\ud800',
        '>',
      ],
      ...[
        '<a\u00e9>',
        '</a\u00e9>',
        '<tu a=1>',
        '<tu a>',
        '<tu a="1"b="2">',
        '<tu a="x\ny">',
        '< tu>',
        '</tu',
        '<',
      ],
      ...['<__proto__ __proto__="1">', '</__proto__>', '&#x110000;', '\ufffe', '\u007f', "'", '"'],
    ),
  },
);
const file = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
const head = fc.constantFrom(
  ...[
    '<tmx><body>',
    '<?xml version="1.0"?><tmx>\n',
    '<?xml version="1.1"?><tmx>',
    '<!DOCTYPE tmx [<!-- <tu>x</tu> -->]><tmx>',
  ],
  ...['<tu>', ''],
);
const tail = fc.constantFrom('</body></tmx>', '</tmx>', '', '</tmx><tu>behind</tu>');

describe('readXml', () => {
  it('gives the same with and without going around the parser', async () => {
    let plain = 0;
    await fc.assert(
      fc.asyncProperty(head, file, tail, fc.integer({ min: 1, max: 200 }), async (begin, body, end, size) => {
        const text = `${begin}${body}${end}`;
        const parsed = await read(text, size);
        if (parsed.events.length > 6) plain++;
        expect(await read(text, size, 'tu')).toEqual(parsed);
        expect(await read(text, 1000, 'tu')).toEqual(parsed);
      }),
      { numRuns: 3000 },
    );
    expect(plain).toBeGreaterThan(300);
  });

  it('reads in linear time what only looks like such elements', async () => {
    const blank = ' '.repeat(60_000);
    const looks = '<tu <tu> '.repeat(7_000);
    for (const inside of [
      `<!-- >${blank}<tu>${blank} -->`,
      `<![CDATA[${looks}]]>`,
      `<tu>${blank.repeat(3)}<a/></tu>`,
    ]) {
      const text = `<tmx>${inside}<tu>x</tu></tmx>`;
      expect((await read(text, 65_536, 'tu')).events).toEqual((await read(text, 65_536)).events);
    }
  }, 5_000);
});
