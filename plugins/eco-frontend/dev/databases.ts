import {
  DatabaseDetail,
  DatabaseList,
  DatabaseOptions,
  DatabaseRequest,
  DatabaseReview,
  DatabaseSummary,
} from '@backstage-eco/plugin-eco-common';
import { minutesAgo } from './answers';

/** Options of one cluster in which Eco may create databases. */
export const databaseOptions: DatabaseOptions = {
  clusters: [
    {
      name: 'demo-dev',
      title: 'Demo development',
      isSimulated: true,
      selfService: { state: 'yes' },
      namespaces: [
        {
          name: 'shop',
          quota: { databases: { used: 2, limit: 10 } },
        },
        { name: 'shop-tests' },
      ],
      engines: [
        {
          engine: 'postgres',
          title: 'PostgreSQL',
          versions: [
            {
              version: '18',
              product: 'PostgreSQL',
              supported: 'yes',
              provider: 'CloudNativePG',
              endOfLife: '2030-11-14',
            },
            {
              version: '17',
              product: 'PostgreSQL',
              supported: 'yes',
              provider: 'CloudNativePG',
              endOfLife: '2029-11-08',
            },
            {
              version: '13',
              product: 'PostgreSQL',
              supported: 'no',
              reason: 'CloudNativePG does not run it any more',
              endOfLife: '2025-11-13',
            },
          ],
        },
        {
          engine: 'mysql',
          title: 'MySQL',
          versions: [
            {
              version: '8.4',
              product: 'MySQL',
              supported: 'yes',
              endOfLife: '2032-04-30',
            },
          ],
        },
      ],
    },
  ],
  sizes: [
    { sizeClass: 'small', cpu: '250m', memory: '512Mi' },
    { sizeClass: 'medium', cpu: '1', memory: '2Gi' },
  ],
  storage: { min: '1Gi', max: '100Gi', default: '1Gi' },
  owners: [
    { entityRef: 'user:default/dana' },
    { entityRef: 'group:default/shop-team' },
  ],
};

const summary: DatabaseSummary = {
  cluster: 'demo-dev',
  clusterTitle: 'Demo development',
  namespace: 'shop',
  name: 'orders',
  engine: 'postgres',
  version: '17',
  state: 'ready',
  origin: 'eco',
  isSimulated: true,
  owner: 'group:default/shop-team',
  requestId: 'b6f7a1d2-0c37-4a53-9a3e-5a0d2c1f7e10',
};

/** One ready and one stalled database, in a fleet with an unknown cluster. */
export const databaseList: DatabaseList = {
  items: [
    summary,
    {
      ...summary,
      name: 'ledger',
      engine: 'mysql',
      version: '8.4',
      state: 'stalled',
      message: 'spec.replicas: Set it to 1, for nothing here runs more.',
      origin: 'outside',
      owner: undefined,
      declaredOwner: 'group:default/bank-team',
      requestId: undefined,
    },
  ],
  total: 2,
  unknownIn: [{ cluster: 'edge-hamburg', reason: 'it does not answer' }],
  mayCreate: true,
};

const connection = {
  host: 'orders-rw.shop',
  port: 5432,
  database: 'app',
  user: 'app',
  secretRef: {
    name: 'orders-app',
    keys: { user: 'username', password: 'password' },
  },
};

/** Manifest of the first database, as stored by the API server. */
export const databaseManifest = {
  apiVersion: 'example.com/v1',
  kind: 'Database',
  metadata: { namespace: 'shop', name: 'orders' },
  spec: {
    engine: 'postgres',
    version: '17',
    sizeClass: 'small',
    storage: '1Gi',
  },
};

export const databaseDetail: DatabaseDetail = {
  summary,
  uid: '7c1f6a52-6d0f-4b6e-8a55-0d1b3b0f1a11',
  createdAt: minutesAgo(90),
  spec: {
    engine: 'postgres',
    version: '17',
    sizeClass: 'small',
    storage: '1Gi',
    scaledReplicas: 2,
  },
  provider: { name: 'CloudNativePG', reason: 'it comes first for postgres' },
  replicas: 2,
  readyReplicas: 2,
  conditions: [
    {
      type: 'Ready',
      status: 'True',
      reason: 'ServersReady',
      message: '2 of 2 servers are ready.',
      lastTransitionTime: minutesAgo(88),
    },
  ],
  connection,
  manifest: databaseManifest,
  managers: [],
  mayUpdate: true,
  mayDelete: true,
  denied: [],
};

/** A review that passes all three checks; admission adds a label. */
export const databaseReview: DatabaseReview = {
  allowed: { verdict: 'ok', messages: [] },
  admitted: { verdict: 'ok', messages: [] },
  willRun: {
    verdict: 'ok',
    messages: [{ message: 'CloudNativePG would run it.' }],
  },
  manifest: databaseManifest,
  admittedManifest: {
    ...databaseManifest,
    metadata: { ...databaseManifest.metadata, labels: { team: 'shop' } },
  },
};

/** A request waiting for a volume. */
export const databaseRequest: DatabaseRequest = {
  id: 'b6f7a1d2-0c37-4a53-9a3e-5a0d2c1f7e10',
  operation: 'create',
  state: 'provisioning',
  isOpen: true,
  isCancelling: false,
  steps: [
    { state: 'requested', at: '2026-11-29T10:00:00Z' },
    { state: 'accepted', at: '2026-11-29T10:00:01Z' },
    { state: 'provisioning', at: '2026-11-29T10:00:03Z' },
  ],
  waitingFor: 'Waiting for the volume of orders-1',
  waitingSince: '2026-11-29T10:00:03Z',
  cluster: 'demo-dev',
  namespace: 'shop',
  name: 'orders',
  owner: 'group:default/shop-team',
  requestedBy: 'user:default/dana',
  requestedAt: '2026-11-29T10:00:00Z',
  spec: databaseDetail.spec,
  uid: databaseDetail.uid,
  mayCancel: true,
  usualTime: { p50Seconds: 9, p95Seconds: 31, requests: 20 },
};

/** The same request once completed. */
export const databaseRequestReady: DatabaseRequest = {
  ...databaseRequest,
  state: 'ready',
  isOpen: false,
  steps: [
    ...databaseRequest.steps,
    { state: 'ready', at: '2026-11-29T10:00:09Z' },
  ],
  waitingFor: undefined,
  waitingSince: undefined,
  notVerified: 'Not verified: simulated. Its pods run nothing.',
  connection,
  mayCancel: false,
  usualTime: undefined,
};
