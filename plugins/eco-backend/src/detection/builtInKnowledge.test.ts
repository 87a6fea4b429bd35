import { ToolDefinition } from '@backstage-eco/plugin-eco-recognition';
import {
  builtInDefinitionsDirectory,
  loadDefinitions,
} from './loadDefinitions';

// Source: the primer, chapter by chapter.
const PRIMER = `
  helm kustomize jsonnet cue argocd flux weave-gitops capacitor
  istio linkerd cilium calico tigera-operator flannel weave-net
  ingress-nginx traefik haproxy-ingress haproxy-kubernetes-ingress contour
  gateway-api coredns
  prometheus kube-prometheus-stack prometheus-operator alertmanager
  node-exporter kube-state-metrics metrics-server grafana loki promtail
  grafana-agent alloy tempo opentelemetry-collector opentelemetry-operator
  jaeger jaeger-operator victoria-metrics-operator
  external-secrets sealed-secrets vault vault-injector vault-csi-provider
  gatekeeper kyverno cert-manager
  aws-ebs-csi gcp-pd-csi azuredisk-csi longhorn rook local-path-provisioner
  eks gke aks k3s kind minikube tilt skaffold telepresence
  crossplane cluster-api vcluster kro
  argo-rollouts keda velero olm
  cloudnative-pg zalando-postgres-operator strimzi mariadb-operator
  mysql-operator percona-mongodb percona-mysql percona-postgresql
  percona-xtradb
  k9s kubectx stern kubectl-neat kubecolor helm-diff kubectl-tree
  kubebuilder operator-sdk kopf metacontroller shell-operator
`;

/** When somebody last held the facts against their sources; move it with them. */
const REVIEWED = '2026-11-25';

const ENDED = ['deprecated', 'retired', 'archived'];

let definitions: ToolDefinition[];

beforeAll(async () => {
  ({ definitions } = await loadDefinitions([builtInDefinitionsDirectory()]));
});

/** The ids of those that break a rule; a test expects none. */
function except(rule: (definition: ToolDefinition) => boolean): string[] {
  return definitions.filter(each => !rule(each)).map(({ id }) => id);
}

describe('the knowledge in the definitions that come with Eco', () => {
  it('leaves no tool of the primer out', () => {
    const known = new Set(definitions.map(({ id }) => id));
    expect(
      PRIMER.trim()
        .split(/\s+/)
        .filter(id => !known.has(id)),
    ).toEqual([]);
  });

  it('says of each tool when to choose it, what else there is and how it stands', () => {
    expect(
      except(each =>
        Boolean(
          each.whenToUse &&
            each.whenNotToUse &&
            each.alternatives &&
            each.cncf &&
            each.lifecycle &&
            each.links.length > 0,
        ),
      ),
    ).toEqual([]);
  });

  it('names only other tools that are defined', () => {
    const known = new Set(definitions.map(({ id }) => id));
    const named = (each: ToolDefinition) => [
      ...(each.alternatives ?? []).map(({ toolId }) => toolId),
      ...(each.lifecycle?.successors ?? []),
    ];
    expect(
      except(each => named(each).every(id => id !== each.id && known.has(id))),
    ).toEqual([]);
  });

  it('gives each alternative once', () => {
    expect(
      except(({ alternatives = [] }) => {
        const ids = alternatives.map(({ toolId }) => toolId);
        return new Set(ids).size === ids.length;
      }),
    ).toEqual([]);
  });

  it('bears no day after that of its last review', () => {
    expect(
      except(({ cncf, lifecycle, capability }) =>
        [cncf?.since, cncf?.date, lifecycle?.date, capability?.date].every(
          day => day === undefined || day <= REVIEWED,
        ),
      ),
    ).toEqual([]);
  });

  it('says since when a project has its place in the CNCF', () => {
    expect(
      except(({ cncf }) =>
        ['none', 'unknown'].includes(cncf!.status)
          ? cncf!.since === undefined
          : cncf!.since !== undefined,
      ),
    ).toEqual([]);
  });

  it('says why a tool has ended, and where to go', () => {
    expect(
      except(({ lifecycle }) =>
        ENDED.includes(lifecycle!.state)
          ? Boolean(lifecycle!.note && lifecycle!.successors)
          : true,
      ),
    ).toEqual([]);
    expect(
      except(
        ({ lifecycle }) =>
          lifecycle!.state === 'active' || lifecycle!.note !== undefined,
      ),
    ).toEqual([]);
  });

  it('sends nobody to a tool that has ended', () => {
    const ended = new Set(
      definitions
        .filter(({ lifecycle }) => ENDED.includes(lifecycle!.state))
        .map(({ id }) => id),
    );
    expect(
      except(({ lifecycle }) =>
        (lifecycle!.successors ?? []).every(id => !ended.has(id)),
      ),
    ).toEqual([]);
  });

  it('says of each framework what it is best for', () => {
    expect(
      definitions.filter(({ bestFor }) => bestFor).map(({ id }) => id),
    ).toEqual([
      'kopf',
      'kubebuilder',
      'metacontroller',
      'operator-sdk',
      'shell-operator',
    ]);
  });

  it('declares a level only for operators, which bring kinds', () => {
    expect(
      except(({ capability, owns }) => !capability || owns !== undefined),
    ).toEqual([]);
  });

  it('gives every kind to one tool', () => {
    const owners = new Map<string, string[]>();
    for (const { id, owns = [] } of definitions) {
      for (const kind of owns) {
        owners.set(kind, [...(owners.get(kind) ?? []), id]);
      }
    }
    expect([...owners].filter(([, ids]) => ids.length > 1)).toEqual([]);
  });
});
