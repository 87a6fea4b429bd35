import { KubernetesObject } from 'control-plane';

/** Size of a large real CRD as JSON, in bytes. */
const LARGE_CRD_BYTES = 87_000;
const GROUPS = 30;

/**
 * Creates a CRD with a unique schema, so that no two have the same hash.
 *
 * @param index - From 0; part of the name
 * @param length - Minimum length as JSON; the result is less than 200 longer
 */
export function syntheticCrd(
  index: number,
  length = LARGE_CRD_BYTES,
): KubernetesObject {
  const group = `group-${index % GROUPS}.bench.example.com`;
  const plural = `things${index}`;
  const fields: Record<string, { type: string; description: string }> = {};
  const crd = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: 'Namespaced',
      names: { kind: `Thing${index}`, plural },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              properties: { spec: { type: 'object', properties: fields } },
            },
          },
        },
      ],
    },
  };
  let bytes = JSON.stringify(crd).length;
  for (let field = 0; bytes < length; field++) {
    const description = `Field ${field} of kind ${index}: says how the thing is to be in this respect, and what is done where it is left out.`;
    fields[`field${field}`] = { type: 'string', description };
    bytes +=
      description.length +
      `,"field${field}":{"type":"string","description":""}`.length;
  }
  return crd;
}
