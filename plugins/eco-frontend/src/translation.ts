import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { clustersMessages } from './messages/clusters';
import { historyMessages } from './messages/history';
import { inventoryMessages } from './messages/inventory';
import { knowledgeMessages } from './messages/knowledge';
import { pagesMessages } from './messages/pages';
import { stackMessages } from './messages/stack';
import { toolsMessages } from './messages/tools';

/**
 * Every word that Eco's pages say, for apps that speak another language.
 *
 * @public
 */
export const ecoTranslationRef = createTranslationRef({
  id: 'plugin.eco',
  messages: {
    ...pagesMessages,
    ...stackMessages,
    ...clustersMessages,
    ...inventoryMessages,
    ...historyMessages,
    ...toolsMessages,
    ...knowledgeMessages,
  },
});
