import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'A small PostgreSQL for the group that runs the shop',
    example: stringify({
      steps: [
        {
          id: 'create',
          action: 'eco:database:create',
          name: 'Create the database',
          input: {
            cluster: 'demo-dev',
            namespace: 'shop',
            name: 'orders',
            owner: 'group:default/shop-team',
            spec: {
              engine: 'postgres',
              version: '17',
              sizeClass: 'small',
              storage: '10Gi',
            },
          },
        },
      ],
    }),
  },
  {
    description:
      'A MySQL of your own, whose volume goes when the database is deleted',
    example: stringify({
      steps: [
        {
          id: 'create',
          action: 'eco:database:create',
          name: 'Create the database',
          input: {
            cluster: 'demo-dev',
            namespace: 'shop',
            name: 'trial',
            spec: {
              engine: 'mysql',
              version: '8.4',
              deletionPolicy: 'Delete',
              parameters: { max_connections: '200' },
            },
          },
        },
      ],
    }),
  },
];
