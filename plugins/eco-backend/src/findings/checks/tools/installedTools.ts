import { Detection, Tool } from '@backstage-eco/plugin-eco-common';
import { CheckFacts, FoundProblem } from '@backstage-eco/plugin-eco-node';
import { toolEvidence, toolName, toolSubject } from '../../toolEvidence';

/** Returns the installed tools that satisfy a predicate. */
export function installedTools(
  facts: CheckFacts,
  isMeant: (tool: Tool) => boolean,
): Array<{ detection: Detection; tool: Tool }> {
  return facts.detections.flatMap(detection => {
    const tool = facts.tool(detection.toolId);
    return detection.state === 'installed' && tool && isMeant(tool)
      ? { detection, tool }
      : [];
  });
}

/** Reports a tool whose project is in a given lifecycle state. */
export function lifecycleProblem(
  facts: CheckFacts,
  { detection, tool }: { detection: Detection; tool: Tool },
  state: string,
): FoundProblem {
  const successors = (tool.lifecycle?.successors ?? [])
    .map(id => toolName(facts, id))
    .join(' or ');
  return {
    subject: toolSubject(detection),
    message: [
      `${tool.name} is ${state}.`,
      tool.lifecycle?.note,
      successors && `Successor: ${successors}.`,
    ]
      .filter(Boolean)
      .join(' '),
    evidence: toolEvidence(detection),
  };
}
