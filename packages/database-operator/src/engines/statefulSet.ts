import {
  databaseEngine,
  DatabaseType,
  DesiredDatabase,
} from '@backstage-eco/plugin-eco-common';
import { KINDS } from '../kubernetes/kinds';
import {
  countAt,
  fieldAt,
  Fields,
  KubernetesObject,
} from '../kubernetes/objects';
import { Engine, EngineInput, EngineState } from './Engine';
import { secretConnection } from './secret';
import { resourcesOf } from './sizeClasses';
import { claimTemplate, keepClaimTemplate } from './statefulSet/claimTemplate';
import { mysqlPod } from './statefulSet/mysql';
import { PodSpec } from './statefulSet/PodSpec';
import { postgresPod } from './statefulSet/postgres';

const PORTS: Record<DatabaseType, number> = { postgres: 5432, mysql: 3306 };

/**
 * Returns the name of the headless Service, which gives each server a DNS name.
 */
function nodesServiceName(name: string): string {
  return `${name}-nodes`;
}

/**
 * The engine of last resort: a StatefulSet with its Services and claims. The
 * first server takes the writes, and returns with its volume after a failure;
 * there is no failover. Further PostgreSQL servers are streaming replicas.
 */
export const statefulSetEngine: Engine = {
  ...databaseEngine('StatefulSet'),
  makesSecret: true,
  keep: keepClaimTemplate,
  growsClaims: true,
  children: input => [
    statefulSet(input),
    nodesService(input),
    writeService(input),
  ],
  read,
  podSelector: name => `app.kubernetes.io/instance=${name}`,
  connection: ({ name, namespace, desired }) => ({
    host: `${name}.${namespace}.svc`,
    port: PORTS[desired.type],
    ...secretConnection(name),
  }),
};

function metadata(input: EngineInput, name: string) {
  return {
    name,
    namespace: input.namespace,
    labels: { ...input.labels, 'app.kubernetes.io/instance': input.name },
    annotations: input.annotations,
  };
}

function nodesService(input: EngineInput): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(input, nodesServiceName(input.name)),
    spec: {
      type: 'ClusterIP',
      clusterIP: 'None',
      // A replica must find the first server before either is ready.
      publishNotReadyAddresses: true,
      selector: { 'app.kubernetes.io/instance': input.name },
      ports: [{ name: 'database', port: PORTS[input.desired.type] }],
    },
  };
}

function writeService(input: EngineInput): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(input, input.name),
    spec: {
      // Fixed, as an ExternalName would send applications and their password
      // elsewhere.
      type: 'ClusterIP',
      selector: { 'statefulset.kubernetes.io/pod-name': `${input.name}-0` },
      ports: [{ name: 'database', port: PORTS[input.desired.type] }],
    },
  };
}

function statefulSet(input: EngineInput): KubernetesObject {
  const { name, desired } = input;
  const podLabels = { ...input.labels, 'app.kubernetes.io/instance': name };
  const pod =
    desired.type === 'postgres' ? postgresPod(input) : mysqlPod(input);
  return {
    apiVersion: KINDS.statefulSet.apiVersion,
    kind: KINDS.statefulSet.kind,
    metadata: metadata(input, name),
    spec: {
      replicas: desired.replicas,
      serviceName: nodesServiceName(name),
      podManagementPolicy: 'OrderedReady',
      selector: { matchLabels: { 'app.kubernetes.io/instance': name } },
      persistentVolumeClaimRetentionPolicy: {
        whenDeleted: 'Retain',
        whenScaled: 'Retain',
      },
      template: {
        metadata: { labels: podLabels },
        spec: hardened(pod, desired),
      },
      volumeClaimTemplates: [claimTemplate(input)],
    },
  };
}

/**
 * Applies Kubernetes' restricted Pod Security profile, and the server's size
 * class.
 */
function hardened(pod: PodSpec, desired: DesiredDatabase): PodSpec {
  const resources = resourcesOf(desired.sizeClass);
  const confined = (container: Fields): Fields => ({
    ...container,
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
    },
    ...(resources && { resources }),
  });
  return {
    ...pod,
    automountServiceAccountToken: false,
    securityContext: {
      ...pod.securityContext,
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    containers: pod.containers.map(confined),
    ...(pod.initContainers && {
      initContainers: pod.initContainers.map(confined),
    }),
  };
}

function read(main: KubernetesObject, desired: DesiredDatabase): EngineState {
  const seen =
    countAt(main.status, 'observedGeneration') >=
    (main.metadata.generation ?? 0);
  const readyReplicas = countAt(main.status, 'readyReplicas');
  const updated =
    fieldAt(main.status, 'updateRevision') ===
      fieldAt(main.status, 'currentRevision') ||
    countAt(main.status, 'updatedReplicas') >= desired.replicas;
  const ready = seen && updated && readyReplicas === desired.replicas;
  return {
    ready,
    readyReplicas,
    message: ready
      ? `${readyReplicas} of ${desired.replicas} servers are ready`
      : `Waiting for the servers: ${readyReplicas} of ${desired.replicas} are ready`,
  };
}
