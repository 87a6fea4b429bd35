import { Detection, Tool } from '@backstage-eco/plugin-eco-common';
import {
  CheckFacts,
  FindingEvidence,
  FindingSubject,
} from '@backstage-eco/plugin-eco-node';

const MAX_EVIDENCE = 3;

/** Returns the strongest evidence of a detection. */
export function toolEvidence({ evidence }: Detection): FindingEvidence[] {
  return evidence
    .slice(0, MAX_EVIDENCE)
    .map(({ object, field, value }) => ({ object, field, value }));
}

/** Builds the subject for a tool in the whole cluster. */
export function toolSubject({ toolId }: Detection): FindingSubject {
  return { type: 'tool', toolId };
}

/** Returns the name of a tool, for sentences. */
export function toolName(facts: CheckFacts, toolId: string): string {
  return facts.tool(toolId)?.name ?? toolId;
}

/**
 * Returns which of the given tools could not be detected, and why.
 *
 * @returns undefined if detection was possible for all of them
 */
export function explainUnknownTools(
  facts: CheckFacts,
  isMeant: (tool: Tool) => boolean,
): string | undefined {
  const unknown = facts.unknownTools.filter(({ toolId }) => {
    const tool = facts.tool(toolId);
    return tool && isMeant(tool);
  });
  const names = unknown
    .slice(0, MAX_EVIDENCE)
    .map(({ toolId }) => toolName(facts, toolId));
  const more = unknown.length - names.length;
  return unknown.length === 0
    ? undefined
    : `Whether the cluster has ${names.join(', ')}${
        more > 0 ? ` and ${more} more tools` : ''
      } is unknown: ${unknown[0].reason}`;
}
