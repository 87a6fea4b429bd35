import {
  DefinitionProblem,
  LayerId,
  PLATFORM_SERVICE_IDS,
  PLATFORM_SERVICES,
  STACK_LAYER_IDS,
  STACK_LAYERS,
} from '@backstage-eco/plugin-eco-common';
import { Inventory } from '@backstage-eco/plugin-eco-node';
import { ToolDefinition } from './definition';
import { detectTools } from './detectTools';
import {
  builtInDefinitionsDirectory,
  loadDefinitions,
} from './loadDefinitions';
import { buildInventory, workload } from './testing/buildInventory';

let definitions: ToolDefinition[];
let problems: DefinitionProblem[];

beforeAll(async () => {
  ({ definitions, problems } = await loadDefinitions([
    builtInDefinitionsDirectory(),
  ]));
});

function found(inventory: Inventory): string[] {
  return detectTools(inventory, definitions).detections.map(
    ({ toolId, state, version }) =>
      [toolId, state, version?.value].filter(Boolean).join(' '),
  );
}

const runs = (image: string, facts: Parameters<typeof workload>[1] = {}) =>
  found(buildInventory({ deployments: [workload([image], facts)] }));

describe('the definitions that come with Eco', () => {
  it('are valid', () => {
    expect(problems).toEqual([]);
    expect(definitions.length).toBeGreaterThan(100);
  });

  it('leave no layer and no platform service without a tool', () => {
    const covered = new Set<LayerId>(
      definitions.flatMap(({ layers }) => layers),
    );
    expect(
      [...STACK_LAYER_IDS, ...PLATFORM_SERVICE_IDS].filter(
        id => !covered.has(id),
      ),
    ).toEqual([]);
  });

  it('have every usual choice of a layer', () => {
    const choices = [...STACK_LAYERS, ...PLATFORM_SERVICES].flatMap(layer =>
      layer.usualChoices.flatMap(({ toolIds }) =>
        toolIds.map(toolId => ({ toolId, layer: layer.id })),
      ),
    );
    const layersOf = new Map(definitions.map(each => [each.id, each.layers]));
    expect(
      choices.filter(
        ({ toolId, layer }) => !layersOf.get(toolId)?.includes(layer),
      ),
    ).toEqual([]);
  });

  it('can recognise what they call observable, and nothing else', () => {
    for (const { id, observable, signals } of definitions) {
      const { installed = [], leftover = [], traced = [] } = signals;
      const count = installed.length + leftover.length + traced.length;
      expect(`${id}: ${count > 0}`).toBe(`${id}: ${observable !== 'never'}`);
    }
  });

  it('name only tools that are defined as those that contain others', () => {
    const ids = new Set(definitions.map(({ id }) => id));
    const named = definitions.flatMap(({ innerPartOf }) => innerPartOf ?? []);
    expect(named.filter(id => !ids.has(id))).toEqual([]);
  });

  it('find nothing in an empty cluster', () => {
    expect(detectTools(buildInventory({}), definitions)).toEqual({
      detections: [],
      unknown: [],
    });
  });
});

describe('mirrors and builds of vendors', () => {
  it.each([
    [
      'registry.corp/mirror/jetstack/cert-manager-controller:v1.19',
      'cert-manager installed 1.19',
    ],
    [
      'registry.corp:5000/quay.io/jetstack/cert-manager-controller:v1.19.1@sha256:abc',
      'cert-manager installed 1.19.1',
    ],
    [
      'rancher/mirrored-jetstack-cert-manager-controller:v1.15.3',
      'cert-manager installed 1.15.3',
    ],
    [
      'registry.redhat.io/cert-manager/jetstack-cert-manager-rhel9:v1.16.4',
      'cert-manager installed 1.16.4',
    ],
    [
      'quay.io/jetstack/cert-manager-controller@sha256:abc',
      'cert-manager installed',
    ],
    [
      'registry.redhat.io/openshift-gitops-1/argocd-rhel9@sha256:abc',
      'argocd installed',
    ],
    ['bitnami/grafana:11.2.0-debian-12-r1', 'grafana installed 11.2.0'],
    [
      'bitnami/metrics-server:0.7.2-debian-12-r0',
      'metrics-server installed 0.7.2',
    ],
    ['rancher/mirrored-coredns-coredns:1.10.1', 'coredns installed 1.10.1'],
    [
      '602401143452.dkr.ecr.eu-central-1.amazonaws.com/eks/coredns:v1.11.1-eksbuild.8',
      'coredns installed 1.11.1-eksbuild.8',
    ],
    [
      'projects.registry.vmware.com/tkg/contour:v1.26.1_vmware.1',
      'contour installed 1.26.1_vmware.1',
    ],
    ['rancher/mirrored-library-traefik:2.10.5', 'traefik installed 2.10.5'],
    [
      'rancher/mirrored-prometheus-operator-prometheus-operator:v0.75.1',
      'prometheus-operator installed 0.75.1',
    ],
    [
      'mcr.microsoft.com/oss/kubernetes-csi/azuredisk-csi:v1.30.3',
      'azuredisk-csi installed 1.30.3',
    ],
    [
      'cgr.dev/chainguard/external-secrets:latest',
      'external-secrets installed',
    ],
    [
      'container-registry.oracle.com/mysql/community-operator:9.1.0-2.2.2',
      'mysql-operator installed 9.1.0-2.2.2',
    ],
  ])('%s', (image, expected) => {
    expect(runs(image)).toEqual([expected]);
  });

  it('recognises an install of any image by the labels that it kept', () => {
    expect(
      runs('registry.corp/platform/certs:build-7', {
        labels: {
          'app.kubernetes.io/name': 'cert-manager',
          'app.kubernetes.io/component': 'controller',
          'app.kubernetes.io/version': 'v1.19.2',
        },
      }),
    ).toEqual(['cert-manager installed 1.19.2']);
  });
});
