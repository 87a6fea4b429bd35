import { Check } from '@backstage-eco/plugin-eco-node';
import { explainUnknownTools } from '../../toolEvidence';
import { installedTools, lifecycleProblem } from './installedTools';

/** Reports tools that are CNCF sandbox projects. */
export const toolSandbox: Check = {
  id: 'tool-sandbox',
  title: 'CNCF sandbox project is in use',
  severity: 'info',
  severityReason:
    'Many sandbox projects are mature, but using one should be a deliberate choice.',
  reads: [],
  unknown: facts =>
    explainUnknownTools(facts, tool => tool.cncf?.status === 'sandbox'),
  find: facts =>
    installedTools(facts, tool => tool.cncf?.status === 'sandbox').map(each =>
      lifecycleProblem(facts, each, 'a CNCF sandbox project'),
    ),
  why: 'The CNCF sandbox is for early-stage projects. Some graduate, and some are archived. Use one for a specific need, with people who can support it.',
  fix: [
    {
      text: 'Document why you use it and who supports it, or choose a graduated or incubating project.',
    },
  ],
  links: [
    {
      title: 'CNCF sandbox projects',
      url: 'https://www.cncf.io/sandbox-projects/',
    },
  ],
};
