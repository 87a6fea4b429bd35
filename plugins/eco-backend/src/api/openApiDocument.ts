import { readFile } from 'node:fs/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { parse } from 'yaml';
import { OperationId } from '../queries/Query';

/** An OpenAPI document as the validating router accepts it. */
export type OpenApiDocument = Parameters<
  typeof createValidatedOpenApiRouter
>[0];

/** An operation of the document. */
export interface DocumentedOperation {
  id: OperationId;
  method: (typeof METHODS)[number];
  /** For example `/clusters/{cluster}`. */
  path: string;
  /** Status of a successful response. */
  status: number;
  /** Names of the query parameters. */
  parameters: string[];
}

const METHODS = ['get', 'post', 'put', 'delete'] as const;

/** Reads the API contract, openapi.yaml, from the package. */
export async function loadOpenApiDocument(): Promise<OpenApiDocument> {
  const file = resolvePackagePath(
    '@backstage-eco/plugin-eco-backend',
    'openapi.yaml',
  );
  return parse(await readFile(file, 'utf8'));
}

/** Lists the operations of a document, in order. */
export function listOperations(
  document: OpenApiDocument,
): DocumentedOperation[] {
  const shared = document.components?.parameters ?? {};
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap(method => {
      const operation = item?.[method];
      if (!operation) {
        return [];
      }
      const parameters = [...(operation.parameters ?? [])].map(each =>
        '$ref' in each ? shared[each.$ref.split('/').pop() ?? ''] : each,
      );
      return {
        // The type is generated from the same document.
        id: operation.operationId as OperationId,
        method,
        path,
        status: Number(Object.keys(operation.responses ?? {})[0]),
        parameters: parameters.flatMap(each =>
          'in' in each && each.in === 'query' ? [each.name] : [],
        ),
      };
    }),
  );
}
