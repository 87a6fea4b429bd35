import { Detection, Tool } from '@backstage-eco/plugin-eco-common';
import {
  Check,
  CheckFacts,
  FindingEvidence,
  IngressFacts,
} from '@backstage-eco/plugin-eco-node';
import {
  containerPath,
  referenceTo,
} from '@backstage-eco/plugin-eco-recognition';
import { workloadKey } from '../../../operators';
import { fact } from '../../evidence';
import { groupByNamespace } from '../../groupByNamespace';
import { namesOf } from '../../namesOf';
import { longRunningWorkloads, WORKLOAD_INPUTS } from '../../systemWorkloads';
import { explainUnknownTools, toolEvidence } from '../../toolEvidence';
import { projectEnd } from '../tools/projectEnd';

const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';

/**
 * Default classes of controllers without a class argument. Source: Ingress
 * NGINX, "Command line arguments".
 */
const DEFAULT_CLASSES: Record<string, string> = { 'ingress-nginx': 'nginx' };

/** An Ingress class whose controller is retired or archived. */
interface EndedClass {
  name: string;
  tool: Tool;
  /** Shows which tool the class belongs to. */
  evidence: FindingEvidence;
  /**
   * There is no IngressClass, so only the annotation can refer to the class.
   */
  byAnnotation?: true;
}

function hasEnded(tool: Tool): boolean {
  return tool.layers.includes('ingress') && projectEnd(tool) !== undefined;
}

function endedClasses(facts: CheckFacts): EndedClass[] {
  return facts.detections.flatMap(detection => {
    const tool = facts.tool(detection.toolId);
    return tool && hasEnded(tool)
      ? [
          ...registeredClasses(detection, tool),
          ...annotatedClasses(facts, detection, tool),
        ]
      : [];
  });
}

function registeredClasses({ evidence }: Detection, tool: Tool): EndedClass[] {
  return evidence
    .filter(({ object }) => object.kind === 'IngressClass')
    .map(({ object, field, value }) => ({
      name: object.name,
      tool,
      evidence: { object, field, value },
    }));
}

/**
 * Returns classes without an IngressClass. A controller serves Ingresses whose
 * annotation matches its class argument. If an IngressClass of that name
 * exists, it decides.
 */
function annotatedClasses(
  facts: CheckFacts,
  detection: Detection,
  tool: Tool,
): EndedClass[] {
  const configured = configuredClasses(facts, detection);
  const byDefault = DEFAULT_CLASSES[tool.id];
  const [first] = toolEvidence(detection);
  const named =
    configured.length === 0 && byDefault && detection.state === 'installed'
      ? [{ name: byDefault, evidence: first }]
      : configured;
  return named
    .filter(({ name }) => !facts.get('ingressClasses', { name }))
    .map(each => ({ ...each, tool, byAnnotation: true }));
}

/** Returns the distinct classes in the arguments of a tool's workloads. */
function configuredClasses(
  facts: CheckFacts,
  { places }: Detection,
): Array<Pick<EndedClass, 'name' | 'evidence'>> {
  const running = new Set(
    places.flatMap(({ workloads }) => workloads.map(workloadKey)),
  );
  const configured = longRunningWorkloads(facts)
    .filter(workload => running.has(workloadKey(workload)))
    .flatMap(workload =>
      workload.containers.flatMap(({ settings }, position) => {
        const { value: name, field } = settings?.ingressClass ?? {};
        const path = `${containerPath(workload, position)}.${field}`;
        return name ? { name, evidence: fact(workload, path, name) } : [];
      }),
    );
  return [...new Map(configured.map(each => [each.name, each])).values()];
}

/** Returns the class of an Ingress, as its controller reads it. */
function classOf(ingress: IngressFacts): FindingEvidence | undefined {
  const { ingressClassName, annotations } = ingress;
  if (ingressClassName !== undefined) {
    return fact(ingress, 'spec.ingressClassName', ingressClassName);
  }
  const annotated = annotations[CLASS_ANNOTATION];
  return annotated === undefined
    ? undefined
    : fact(ingress, `metadata.annotations[${CLASS_ANNOTATION}]`, annotated);
}

/**
 * Reports Ingresses that a retired controller serves. Ingresses without a class
 * are not judged.
 */
export const ingressOfRetiredController: Check = {
  id: 'ingress-of-retired-controller',
  title: 'Ingresses depend on a retired controller',
  severity: 'warning',
  severityReason:
    'The next vulnerability of the controller stays open to anyone who can reach these Ingresses.',
  reads: ['ingresses', 'ingressClasses', ...WORKLOAD_INPUTS],
  unknown: facts => explainUnknownTools(facts, hasEnded),
  find: facts =>
    endedClasses(facts).flatMap(({ name, tool, evidence, byAnnotation }) =>
      groupByNamespace(
        facts
          .items('ingresses')
          .filter(
            each =>
              classOf(each)?.value === name &&
              !(byAnnotation && each.ingressClassName),
          ),
      ).map(([namespace, ingresses]) => ({
        subject: {
          type: 'kind' as const,
          apiVersion: ingresses[0].apiVersion,
          kind: 'Ingress',
          namespace,
        },
        aspect: name,
        message: `${namesOf('Ingress', ingresses)} in ${namespace} ${
          ingresses.length === 1 ? 'uses' : 'use'
        } class ${name} of ${tool.name}, which is ${projectEnd(tool)}.`,
        objects: { count: ingresses.length, some: ingresses.map(referenceTo) },
        evidence: [evidence, ...ingresses.map(each => classOf(each)!)],
        values: { class: name },
      })),
    ),
  why: 'A retired controller gets no fixes, and often anyone can send requests to it. You have to migrate its Ingresses before you can remove it.',
  fix: [
    {
      text: 'Check what the Ingresses configure, annotations included.',
      command:
        'kubectl get ingresses.networking.k8s.io --namespace {namespace} --output yaml',
    },
    {
      text: 'Install a maintained controller with its own IngressClass or Gateway.',
    },
    {
      text: 'Migrate the Ingresses one by one: change their class, or replace them with HTTPRoutes.',
      command: 'kubectl get ingressclasses,gatewayclasses',
    },
  ],
  links: [
    {
      title: 'Ingress NGINX retirement',
      url: 'https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/',
    },
    {
      title: 'Migrating from Ingress to Gateway API',
      url: 'https://gateway-api.sigs.k8s.io/guides/getting-started/migrating-from-ingress/',
    },
  ],
};
