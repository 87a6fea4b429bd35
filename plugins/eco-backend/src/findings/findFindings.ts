import { Check, FoundProblem } from '@backstage-eco/plugin-eco-node';
import { atOnce, Steps } from '@backstage-eco/plugin-eco-recognition';
import { Finding, UnknownCheck } from './Finding';
import { fingerprint } from './fingerprint';
import {
  InventoryCheckFacts,
  KnownCluster,
  ClusterLookup,
} from './InventoryCheckFacts';
import { ToolSubjects } from './ToolSubjects';
import {
  unknownControllers,
  unknownInputs,
  unsampledKinds,
} from './unknownInputs';

/**
 * Limited, because anyone with write access to a cluster can cause any number.
 */
const MAX_FINDINGS_PER_CHECK = 200;
const MAX_OBJECTS = 20;
const MAX_EVIDENCE = 20;
const MAX_TEXT_LENGTH = 512;
const MAX_VALUE_LENGTH = 256;

/**
 * Results of the checks for one cluster. A check in neither list is clean.
 *
 * @alpha
 */
export interface CheckResults {
  /** Ordered by check, then as the check returns them. */
  findings: Finding[];
  unknown: UnknownCheck[];
}

/**
 * Runs checks on the facts of a cluster. Pure.
 *
 * A check with stale or unread inputs, or one that throws, has no findings and
 * is unknown.
 *
 * @alpha
 */
export function findFindings(
  cluster: KnownCluster,
  checks: readonly Check[],
): CheckResults {
  return atOnce(findFindingsInSteps(cluster, checks));
}

/** Same as `findFindings`, yielding after each check. */
export function* findFindingsInSteps(
  cluster: KnownCluster,
  checks: readonly Check[],
): Steps<CheckResults> {
  const lookup = new ClusterLookup(cluster);
  const results: CheckResults = { findings: [], unknown: [] };
  const tools = new ToolSubjects(cluster);
  for (const check of checks) {
    const { findings, unknown } = runCheck(check, cluster, lookup);
    for (const finding of findings) {
      const toolId = tools.toolOf(finding.subject);
      results.findings.push(toolId ? { ...finding, toolId } : finding);
    }
    if (unknown) {
      results.unknown.push(unknown);
    }
    yield;
  }
  return results;
}

interface CheckResult {
  findings: Finding[];
  unknown?: UnknownCheck;
}

function runCheck(
  check: Check,
  cluster: KnownCluster,
  lookup: ClusterLookup,
): CheckResult {
  const unread = unknownInputs(check, cluster);
  if (unread) {
    return { findings: [], unknown: unread };
  }
  const facts = new InventoryCheckFacts(check, cluster, lookup);
  try {
    const problems = firstOfEach(check, check.find(facts));
    const reasons = [
      check.unknown?.(facts),
      unsampledKinds(check, cluster.inventory),
      unknownControllers(check, cluster),
      problems.length > MAX_FINDINGS_PER_CHECK
        ? `Only ${MAX_FINDINGS_PER_CHECK} of ${problems.length} findings are kept`
        : undefined,
    ].filter(reason => reason !== undefined);
    return {
      findings: someOfEachNamespace(problems),
      unknown:
        reasons.length > 0
          ? { checkId: check.id, reason: reasons.join('; ') }
          : undefined,
    };
  } catch (error) {
    const reason = cut(`The check failed: ${error}`, MAX_TEXT_LENGTH);
    return { findings: [], unknown: { checkId: check.id, reason } };
  }
}

/**
 * Alternates between namespaces, so that a tenant with very many findings does
 * not hide those of others.
 */
function someOfEachNamespace(findings: Finding[]): Finding[] {
  if (findings.length <= MAX_FINDINGS_PER_CHECK) {
    return findings;
  }
  const turns = new Map<string | undefined, number>();
  return findings
    .map(finding => {
      const { subject } = finding;
      const namespace = 'namespace' in subject ? subject.namespace : undefined;
      const turn = turns.get(namespace) ?? 0;
      turns.set(namespace, turn + 1);
      return { finding, turn };
    })
    .sort((a, b) => a.turn - b.turn)
    .slice(0, MAX_FINDINGS_PER_CHECK)
    .map(({ finding }) => finding);
}

/** Drops duplicates, because a fingerprint identifies one finding. */
function firstOfEach(check: Check, problems: FoundProblem[]): Finding[] {
  const findings = new Map<string, Finding>();
  for (const problem of problems) {
    const key = fingerprint(check.id, problem);
    if (!findings.has(key)) {
      findings.set(key, toFinding(check, key, problem));
    }
  }
  return [...findings.values()];
}

function toFinding(
  { id, severity }: Check,
  key: string,
  problem: FoundProblem,
): Finding {
  const { message, objects, evidence } = problem;
  return {
    ...problem,
    checkId: id,
    severity,
    fingerprint: key,
    message: cut(message, MAX_TEXT_LENGTH),
    evidence: evidence.slice(0, MAX_EVIDENCE).map(each => ({
      ...each,
      ...(each.value !== undefined && {
        value: cut(each.value, MAX_VALUE_LENGTH),
      }),
    })),
    ...(objects && {
      objects: { ...objects, some: objects.some.slice(0, MAX_OBJECTS) },
    }),
  };
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
