import openapiTypescript, { astToString } from 'openapi-typescript';
import { expect, it } from 'vitest';
import { apiOf, memoryOf } from './api.ts';

it('describes every route in OpenAPI 3.1, of which types can be made', async () => {
  const memory = await memoryOf();
  const answer = await apiOf({ memory }).send('GET', '/openapi.json');
  await memory.memory.close();
  const document = await answer.json();
  // Checks the document against the specification before it makes types.
  const types = astToString(await openapiTypescript(JSON.stringify(document)));
  const head =
    '// Made of /openapi.json by openapi-typescript: vitest run test/api-openapi.test.ts -u\n' +
    '// biome-ignore-all format: it is compared with what is made\n' +
    '// biome-ignore-all lint: made by a program\n';
  await expect(head + types).toMatchFileSnapshot('./openapi.d.ts');
});
