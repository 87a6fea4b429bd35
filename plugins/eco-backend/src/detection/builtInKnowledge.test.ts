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

/**
 * When the facts were last checked against their sources; update both together.
 */
const REVIEWED = '2026-11-25';

const ENDED = ['deprecated', 'retired', 'archived'];

let definitions: ToolDefinition[];

beforeAll(async () => {
  ({ definitions } = await loadDefinitions([builtInDefinitionsDirectory()]));
});

/** Returns the ids of definitions that break a rule; tests expect none. */
function except(rule: (definition: ToolDefinition) => boolean): string[] {
  return definitions.filter(each => !rule(each)).map(({ id }) => id);
}

describe('the knowledge in the definitions that come with Eco', () => {
  it('covers every tool of the primer', () => {
    const known = new Set(definitions.map(({ id }) => id));
    expect(
      PRIMER.trim()
        .split(/\s+/)
        .filter(id => !known.has(id)),
    ).toEqual([]);
  });

  it('tells when to choose each tool, its alternatives and its status', () => {
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

  it('only refers to other defined tools', () => {
    const known = new Set(definitions.map(({ id }) => id));
    const named = (each: ToolDefinition) => [
      ...(each.alternatives ?? []).map(({ toolId }) => toolId),
      ...(each.lifecycle?.successors ?? []),
    ];
    expect(
      except(each => named(each).every(id => id !== each.id && known.has(id))),
    ).toEqual([]);
  });

  it('lists each alternative once', () => {
    expect(
      except(({ alternatives = [] }) => {
        const ids = alternatives.map(({ toolId }) => toolId);
        return new Set(ids).size === ids.length;
      }),
    ).toEqual([]);
  });

  it('contains no date after its last review', () => {
    expect(
      except(({ cncf, lifecycle, capability }) =>
        [cncf?.since, cncf?.date, lifecycle?.date, capability?.date].every(
          day => day === undefined || day <= REVIEWED,
        ),
      ),
    ).toEqual([]);
  });

  it('tells since when a project has its CNCF status', () => {
    expect(
      except(({ cncf }) =>
        ['none', 'unknown'].includes(cncf!.status)
          ? cncf!.since === undefined
          : cncf!.since !== undefined,
      ),
    ).toEqual([]);
  });

  it('tells why a tool has ended, and what replaces it', () => {
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

  it('recommends no tool that has ended', () => {
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

  it('tells what each framework is best for', () => {
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

  it('declares capability levels only for operators, which own kinds', () => {
    expect(
      except(({ capability, owns }) => !capability || owns !== undefined),
    ).toEqual([]);
  });

  it('assigns every kind to one tool', () => {
    const owners = new Map<string, string[]>();
    for (const { id, owns = [] } of definitions) {
      for (const kind of owns) {
        owners.set(kind, [...(owners.get(kind) ?? []), id]);
      }
    }
    expect([...owners].filter(([, ids]) => ids.length > 1)).toEqual([]);
  });
});
