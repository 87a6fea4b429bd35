import { readFile } from 'node:fs/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { parse } from 'yaml';

/**
 * An OpenAPI document in the form that the validating router takes.
 */
export type OpenApiDocument = Parameters<
  typeof createValidatedOpenApiRouter
>[0];

/**
 * Reads the contract of the API, which lies in the package as openapi.yaml.
 */
export async function loadOpenApiDocument(): Promise<OpenApiDocument> {
  const file = resolvePackagePath(
    '@backstage-eco/plugin-eco-backend',
    'openapi.yaml',
  );
  return parse(await readFile(file, 'utf8'));
}
