import { KubernetesObject } from 'control-plane';

/** What the fault report puts into a cluster beside the footprints. */
export const FIXTURE_NAMESPACE = 'faults';

/** A tool that nothing but its Deployment shows. */
export const JAEGER = deployment('jaeger', 'jaegertracing/jaeger:2.14.1');

/** Another one, which is installed while nobody can look. */
export const TEMPO = deployment('tempo', 'grafana/tempo:2.9.0');

/** Objects of the kinds that the footprints lack. */
export function fixture(): KubernetesObject[] {
  return [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: FIXTURE_NAMESPACE },
    },
    JAEGER,
    {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'once', namespace: FIXTURE_NAMESPACE },
      spec: { template: podTemplate('example/once:1.0.0') },
    },
    {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'nightly', namespace: FIXTURE_NAMESPACE },
      spec: {
        schedule: '0 3 * * *',
        jobTemplate: {
          spec: { template: podTemplate('example/nightly:1.0.0') },
        },
      },
    },
  ];
}

/** A Deployment whose container has a megabyte of environment. */
export function bigDeployment(name: string): KubernetesObject {
  const object = deployment(name, 'example/big:1.0.0');
  const value = 'x'.repeat(1024 * 1024);
  object.spec.template.spec.containers[0].env = [{ name: 'BIG', value }];
  return object;
}

function deployment(name: string, image: string): KubernetesObject {
  const labels = { app: name };
  const { spec } = podTemplate(image);
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: FIXTURE_NAMESPACE },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { ...spec, restartPolicy: 'Always' },
      },
    },
  };
}

function podTemplate(image: string) {
  return {
    spec: {
      restartPolicy: 'Never',
      containers: [{ name: 'main', image }] as Array<Record<string, unknown>>,
    },
  };
}
