import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Delete a database, and keep its volumes and password',
    example: stringify({
      steps: [
        {
          id: 'delete',
          action: 'eco:database:delete',
          name: 'Delete the database',
          input: {
            cluster: 'demo-dev',
            namespace: 'shop',
            name: 'orders',
            confirm: 'orders',
          },
        },
      ],
    }),
  },
  {
    description: 'Delete a database with everything in it',
    example: stringify({
      steps: [
        {
          id: 'delete',
          action: 'eco:database:delete',
          name: 'Delete the database and its data',
          input: {
            cluster: 'demo-dev',
            namespace: 'shop',
            name: 'orders',
            confirm: 'orders',
            data: 'delete',
          },
        },
      ],
    }),
  },
];
