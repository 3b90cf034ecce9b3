import type { Inspection } from '../inspect.ts';

/** Items of a list, a line each. */
function* list(items: Iterable<unknown>): Generator<string> {
  let separator = '[\n';
  for (const item of items) {
    yield separator + JSON.stringify(item);
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]' : '\n]';
}

/** An inspection as one JSON object, piece by piece: of a large document it is more than one string can hold. */
export function* inspectionJson({ documents, editions, other }: Inspection): Generator<string> {
  yield '{"documents":';
  yield* list(documents);
  yield ',"editions":[';
  for (const [index, { language, source, sentences }] of editions.entries()) {
    yield `${index > 0 ? ',' : ''}{"language":${JSON.stringify(language)},"source":${JSON.stringify(source)},"sentences":`;
    yield* list(sentences);
    yield '}';
  }
  yield '],"other":';
  yield* list(other);
  yield '}\n';
}
