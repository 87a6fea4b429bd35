import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Wait until the request of another step is ready',
    example: stringify({
      steps: [
        {
          id: 'wait',
          action: 'eco:database:wait',
          name: 'Wait until it is ready',
          input: { requestId: '3f1c2b9e-5d0a-4c0e-9a57-6a1f0f6f7d11' },
        },
      ],
    }),
  },
  {
    description:
      'Wait until a GitOps tool has created a database, and it can be connected to',
    example: stringify({
      steps: [
        {
          id: 'wait',
          action: 'eco:database:wait',
          name: 'Wait until it can be connected to',
          input: {
            cluster: 'demo-dev',
            namespace: 'shop',
            name: 'orders',
            until: 'verified',
            timeoutMinutes: 60,
          },
        },
      ],
    }),
  },
];
