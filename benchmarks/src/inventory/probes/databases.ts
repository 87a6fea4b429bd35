import { Probe } from './Probe';

/** Databases without a controller. */
export const databases: Probe<'databases'> = {
  manifest: () => ({
    apiVersion: 'example.com/v1',
    kind: 'Database',
    spec: { engine: 'postgres', version: '17' },
  }),
  change: { spec: { version: '18' } },
  kept: ({ version }) => version,
};
