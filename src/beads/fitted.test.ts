import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fittedWeights } from './fitted.ts';
import { FEATURES } from './weights.ts';

const content: Record<string, { weights: Record<string, number>; fitted?: { by: string; on: string } }> =
  JSON.parse(readFileSync(new URL('../../models/aligner.json', import.meta.url), 'utf8'));

test('the file holds the weights of the features, no others, and says where they come from', () => {
  expect(Object.keys(content['beads']?.weights ?? {})).toEqual([...FEATURES]);
  for (const section of ['beads', 'confidence', 'units', 'pairs in units']) {
    expect(content[section]?.fitted).toMatchObject({
      by: expect.stringMatching(/^training\//),
      on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
  }
});

test('a weight that is not there is told by name', () => {
  expect(() => fittedWeights('beads', ['bead 9-9'])).toThrow(
    expect.objectContaining({ code: 'MODEL_INVALID', message: expect.stringContaining("'bead 9-9'") }),
  );
  expect(() => fittedWeights('nowhere', ['bias'])).toThrow(
    expect.objectContaining({ code: 'MODEL_INVALID' }),
  );
});
