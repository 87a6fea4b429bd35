import { Tool } from '@backstage-eco/plugin-eco-common';
import { Check } from '@backstage-eco/plugin-eco-node';
import { whyToolsAreUnknown } from '../../toolEvidence';
import { installedTools, lifecycleProblem } from './installedTools';

/** Undefined: its project goes on. */
function endOf({ lifecycle, cncf }: Tool): 'retired' | 'archived' | undefined {
  if (lifecycle?.state === 'retired') {
    return 'retired';
  }
  return lifecycle?.state === 'archived' || cncf?.status === 'archived'
    ? 'archived'
    : undefined;
}

/** A tool that its makers have ended. */
export const toolRetired: Check = {
  id: 'tool-retired',
  title: 'Retired tool is in use',
  severity: 'warning',
  severityReason: 'Its next security hole stays open.',
  reads: [],
  unknown: facts =>
    whyToolsAreUnknown(facts, tool => endOf(tool) !== undefined),
  find: facts =>
    installedTools(facts, tool => endOf(tool) !== undefined).map(each =>
      lifecycleProblem(facts, each, endOf(each.tool)!),
    ),
  why: 'A project that has ended gets no releases, not even for security, and a new version of Kubernetes breaks it sooner or later.',
  fix: [
    {
      text: 'Plan the move to a tool that is maintained, then remove this one.',
    },
  ],
  links: [
    {
      title: 'CNCF archived projects',
      url: 'https://www.cncf.io/archived-projects/',
    },
  ],
};
