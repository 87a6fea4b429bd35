import {
  AuditorService,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { CommandContext } from '../commands/Command';
import type { DatabaseContext } from '../databases';

/** Context of the routes. */
export interface ApiContext extends CommandContext {
  logger: LoggerService;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  databases: DatabaseContext;
}
