import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'More storage, and nothing else',
    example: stringify({
      steps: [
        {
          id: 'grow',
          action: 'eco:database:update',
          name: 'Grow the volume',
          input: {
            cluster: 'demo-dev',
            namespace: 'shop',
            name: 'orders',
            spec: { storage: '20Gi' },
          },
        },
      ],
    }),
  },
];
