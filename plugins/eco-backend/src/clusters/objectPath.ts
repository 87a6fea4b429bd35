import { InputError } from '@backstage/errors';
import { WritableResource } from '@backstage-eco/plugin-eco-node';

/** All resources that Eco ever writes. */
const PATHS: Record<WritableResource, string> = {
  'databases.example.com': '/apis/example.com/v1/namespaces/{ns}/databases',
};

/**
 * Whether an object can have this name. API servers decode `%2F` in a path to a
 * slash, so a name with one would address another object or a subresource.
 *
 * Source: `IsValidPathSegmentName` of k8s.io/apimachinery.
 */
export function isName(text: string): boolean {
  return text !== '' && text !== '.' && text !== '..' && !/[/%]/.test(text);
}

/** @throws InputError if no object can have the name */
function segment(text: string): string {
  if (!isName(text)) {
    throw new InputError(
      `${JSON.stringify(
        text,
      )} is not a Kubernetes name: it may not be empty, "." or "..", nor contain "/" or "%"`,
    );
  }
  return encodeURIComponent(text);
}

/** @throws InputError if no namespace can have the name */
export function collectionPath(
  resource: WritableResource,
  namespace: string,
): string {
  return PATHS[resource].replace('{ns}', () => segment(namespace));
}

/** @throws InputError if no object can have the names */
export function objectPath(reference: {
  resource: WritableResource;
  namespace: string;
  name: string;
}): string {
  const { resource, namespace, name } = reference;
  return `${collectionPath(resource, namespace)}/${segment(name)}`;
}
