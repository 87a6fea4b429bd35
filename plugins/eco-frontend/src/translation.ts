import {
  createTranslationRef,
  TranslationRef,
} from '@backstage/frontend-plugin-api';
import { aboutOperatorsMessages } from './messages/aboutOperators';
import { clustersMessages } from './messages/clusters';
import { comparisonMessages } from './messages/comparison';
import { summariesMessages } from './messages/summaries';
import { databaseFormMessages } from './messages/databaseForm';
import { databasesMessages } from './messages/databases';
import { findingsMessages } from './messages/findings';
import { fleetMessages } from './messages/fleet';
import { historyMessages } from './messages/history';
import { inventoryMessages } from './messages/inventory';
import { kindsMessages } from './messages/kinds';
import { knowledgeMessages } from './messages/knowledge';
import { operatorsMessages } from './messages/operators';
import { overheadMessages } from './messages/overhead';
import { pagesMessages } from './messages/pages';
import { searchMessages } from './messages/search';
import { stackMessages } from './messages/stack';
import { toolsMessages } from './messages/tools';

/**
 * English messages of Eco's pages, grouped.
 *
 * @public
 */
export const ecoMessages = {
  ...pagesMessages,
  ...stackMessages,
  ...clustersMessages,
  ...inventoryMessages,
  ...historyMessages,
  ...toolsMessages,
  ...knowledgeMessages,
  ...summariesMessages,
  ...operatorsMessages,
  ...kindsMessages,
  ...aboutOperatorsMessages,
  ...databasesMessages,
  ...databaseFormMessages,
  ...findingsMessages,
  ...fleetMessages,
  ...comparisonMessages,
  ...overheadMessages,
  ...searchMessages,
} as const;

/**
 * Keys of grouped messages: group and message, joined by a dot.
 *
 * @public
 */
export type MessageKey<TMessages> = {
  [TKey in keyof TMessages & string]: TMessages[TKey] extends string
    ? TKey
    : `${TKey}.${MessageKey<TMessages[TKey]>}`;
}[keyof TMessages & string];

/**
 * English text of one key.
 *
 * @public
 */
export type MessageText<
  TMessages,
  TKey extends string,
> = TKey extends keyof TMessages
  ? TMessages[TKey]
  : TKey extends `${infer TGroup}.${infer TRest}`
  ? TGroup extends keyof TMessages
    ? MessageText<TMessages[TGroup], TRest>
    : never
  : never;

/**
 * Every key with its English text. The type is named because the order in which
 * the compiler prints an inferred type depends on all code around it.
 *
 * @public
 */
export type EcoMessages = {
  readonly [TKey in MessageKey<typeof ecoMessages>]: MessageText<
    typeof ecoMessages,
    TKey
  > &
    string;
};

/**
 * All messages of Eco's pages, for apps in another language.
 *
 * @public
 */
export const ecoTranslationRef: TranslationRef<'plugin.eco', EcoMessages> =
  createTranslationRef({ id: 'plugin.eco', messages: ecoMessages });
