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

/**
 * The names of the query parameters that a path of the document takes.
 *
 * @param path - as it was asked for, for example `/tools/argocd`
 */
export function queryParameters(
  document: OpenApiDocument,
  path: string,
): string[] {
  const shared = document.components?.parameters ?? {};
  const operations = Object.entries(document.paths ?? {})
    .filter(([template]) => isPathOf(template, path))
    .flatMap(([, item]) => [item?.get, item?.post]);
  return operations
    .flatMap(operation => operation?.parameters ?? [])
    .map(parameter =>
      '$ref' in parameter
        ? shared[parameter.$ref.split('/').pop() ?? '']
        : parameter,
    )
    .flatMap(parameter =>
      'in' in parameter && parameter.in === 'query' ? [parameter.name] : [],
    );
}

function isPathOf(template: string, path: string): boolean {
  const asked = path.split('/');
  const parts = template.split('/');
  return (
    parts.length === asked.length &&
    parts.every((part, at) => part.startsWith('{') || part === asked[at])
  );
}
