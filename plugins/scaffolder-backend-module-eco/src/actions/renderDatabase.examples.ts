import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Write the manifest of a PostgreSQL for a pull request',
    example: stringify({
      steps: [
        {
          id: 'render',
          action: 'eco:database:render',
          name: 'Write the manifest',
          input: {
            cluster: 'demo-dev',
            namespace: 'shop',
            name: 'orders',
            owner: 'group:default/shop-team',
            path: 'clusters/demo-dev/shop/orders.yaml',
            spec: { engine: 'postgres', version: '17', storage: '10Gi' },
          },
        },
      ],
    }),
  },
];
