import { expectTypeOf, it } from 'vitest';
import type { DocumentRecord, LogEntry, ServiceOperation, UnitPage } from '../src/service/service.ts';
import { apiOf, type Bodies, bodyOf } from './api.ts';
import type { components, paths } from './openapi.d.ts';

/** A value as it comes out of JSON. */
type Wire<T> = T extends Date
  ? string
  : T extends readonly unknown[]
    ? { [Key in keyof T]: Wire<T[Key]> }
    : T extends object
      ? { [Key in keyof T]: Wire<T[Key]> }
      : T;

type DeepReadonly<T> = T extends object ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> } : T;

it('documents what the service gives', () => {
  type Described = DeepReadonly<Omit<Bodies['Document'], 'documents' | 'progress' | 'error'>>;
  expectTypeOf<Wire<Omit<DocumentRecord, 'documents' | 'progress' | 'error'>>>().toExtend<Described>();
  type Units = DeepReadonly<Omit<Bodies['UnitPage'], 'units' | 'next'>>;
  expectTypeOf<Wire<Omit<UnitPage, 'units' | 'next'>>>().toExtend<Units>();
  expectTypeOf<Wire<Pick<LogEntry, 'revision' | 'at' | 'undone'>>>().toExtend<
    Pick<components['schemas']['LogEntry'], 'revision' | 'at' | 'undone'>
  >();
});

it('takes the operations that the service takes', () => {
  expectTypeOf<components['schemas']['Operation']>().toExtend<DeepReadonly<ServiceOperation>>();
  expectTypeOf<ServiceOperation['op']>().toEqualTypeOf<components['schemas']['Operation']['op']>();
});

type Review = paths['/v1/documents/{id}/operations']['post'];

it('lets a client be written by the types alone', async () => {
  const { document, send } = apiOf();
  const path = await document();
  const query: paths['/v1/documents/{id}/units']['get']['parameters']['query'] = {
    order: 'uncertain',
    limit: 1,
  };
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  );
  const { units, revision } = await bodyOf(send('GET', `${path}/units?${search}`), 'UnitPage');
  const operation: Review['requestBody']['content']['application/json'] = {
    op: 'accept',
    units: units.map(({ id }) => id),
  };
  const applied: Review['responses'][200]['content']['application/json'] = await bodyOf(
    send('POST', `${path}/operations`, operation, { 'If-Match': `"${revision}"` }),
    'Applied',
  );
  expectTypeOf(applied.counts.byStatus.accepted).toBeNumber();
});
