import { Check } from '@backstage-eco/plugin-eco-node';
import { explainUnknownTools } from '../../toolEvidence';
import { installedTools, lifecycleProblem } from './installedTools';
import { projectEnd } from './projectEnd';

/** Reports tools whose project has ended. */
export const toolRetired: Check = {
  id: 'tool-retired',
  title: 'Retired tool is in use',
  severity: 'warning',
  severityReason: 'Its next vulnerability stays open.',
  reads: [],
  unknown: facts =>
    explainUnknownTools(facts, tool => projectEnd(tool) !== undefined),
  find: facts =>
    installedTools(facts, tool => projectEnd(tool) !== undefined).map(each =>
      lifecycleProblem(facts, each, projectEnd(each.tool)!),
    ),
  why: 'A project that has ended gets no releases, not even security fixes, and sooner or later a new version of Kubernetes breaks it.',
  fix: [
    {
      text: 'Plan the migration to a maintained tool, then remove this one.',
    },
  ],
  links: [
    {
      title: 'CNCF archived projects',
      url: 'https://www.cncf.io/archived-projects/',
    },
  ],
};
