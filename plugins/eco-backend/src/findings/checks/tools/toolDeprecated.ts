import { Check } from '@backstage-eco/plugin-eco-node';
import { explainUnknownTools } from '../../toolEvidence';
import { installedTools, lifecycleProblem } from './installedTools';

/** Reports tools whose maintainers ask users to migrate. */
export const toolDeprecated: Check = {
  id: 'tool-deprecated',
  title: 'Deprecated tool is in use',
  severity: 'info',
  severityReason: 'It may still get fixes, but its end has been announced.',
  reads: [],
  unknown: facts =>
    explainUnknownTools(facts, tool => tool.lifecycle?.state === 'deprecated'),
  find: facts =>
    installedTools(facts, tool => tool.lifecycle?.state === 'deprecated').map(
      each => lifecycleProblem(facts, each, 'deprecated'),
    ),
  why: 'The maintainers ask users to move on. Migration is easier while both tools are maintained.',
  fix: [
    { text: 'Plan the migration to the successor that the maintainers name.' },
  ],
  links: [
    {
      title: 'CNCF project lifecycle',
      url: 'https://www.cncf.io/project-metrics/',
    },
  ],
};
