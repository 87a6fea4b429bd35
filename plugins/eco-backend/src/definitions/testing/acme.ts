import { Entity } from '@backstage/catalog-model';

/** A minimal definition. */
export const acme = {
  id: 'acme',
  name: 'Acme',
  purpose: 'For tests.',
  layers: ['certificates'],
  observable: 'always',
  links: [],
  signals: {
    installed: [{ kind: 'image', repositories: ['acme/controller'] }],
  },
};

/** Creates a catalog entity with a definition, as the catalog returns it. */
export function definitionEntity(options: {
  name: string;
  definition: unknown;
  location?: string;
}): Entity {
  const {
    name,
    definition,
    location = 'url:https://git.example.com/platform/acme.yaml',
  } = options;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      annotations: { 'backstage.io/managed-by-location': location },
    },
    spec: {
      type: 'eco-tool-definition',
      owner: 'group:default/platform',
      definition: definition as never,
    },
  };
}
