import { KubernetesObject } from 'control-plane';

/** Namespace of the objects that the fault report adds to the footprints. */
export const FIXTURE_NAMESPACE = 'faults';

/** A tool that is detected only by its Deployment. */
export const JAEGER = deployment('jaeger', 'jaegertracing/jaeger:2.14.1');

/** Another such tool, installed while Deployments cannot be read. */
export const TEMPO = deployment('tempo', 'grafana/tempo:2.9.0');

/** Builds objects of kinds that the footprints lack. */
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

/** Builds a Deployment whose container has a megabyte of environment. */
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
