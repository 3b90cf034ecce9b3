import { HexaplaError } from '../../errors.ts';
import type { Service } from '../../service/service.ts';
import { type Mounting, mount } from '../endpoint.ts';
import { exportQuery, writeOptions } from '../export-query.ts';
import { type ExportTools, exportAnswers, exportResponse } from '../export-response.ts';
import { documentParams } from '../parameters.ts';

/** The units of a document as a file. */
export function mountExports(mounting: Mounting, service: Service, tools: ExportTools): void {
  mount(mounting, {
    method: 'get',
    path: '/v1/documents/{id}/export',
    tag: 'Exports',
    summary: 'The units as a file',
    description: 'In the format of the query, else of Accept, else TMX. HEAD, and preview=true, only count.',
    scope: 'read',
    params: documentParams,
    query: exportQuery,
    answers: exportAnswers,
    problems: [406, 422],
    async handle(c, { params, query }) {
      const { id } = params;
      const document = await service.get(id);
      if (document.state !== 'done') {
        throw new HexaplaError(
          'INVALID_OPERATION',
          `the document is ${document.state}: there is nothing to write yet`,
        );
      }
      return exportResponse(c, tools, {
        query,
        name: document.name,
        units: () => service.translationUnits(id),
        options: (format) => ({
          ...writeOptions(query, format, document.languages),
          documentName: document.name,
        }),
      });
    },
  });
}
