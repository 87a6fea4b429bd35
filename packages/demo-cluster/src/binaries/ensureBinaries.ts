import { constants } from 'fs';
import { access } from 'fs/promises';
import { join } from 'path';
import { binariesDirectory } from './cacheDirectory';
import {
  COMPONENTS,
  ControlPlaneBinaries,
  EnsureBinariesOptions,
} from './types';

export async function ensureBinaries(
  _options: EnsureBinariesOptions = {},
): Promise<ControlPlaneBinaries> {
  const folder =
    process.env.ECO_CONTROL_PLANE_BIN ??
    binariesDirectory(`${process.platform}-${process.arch}`);
  for (const component of COMPONENTS) {
    await access(join(folder, component), constants.X_OK);
  }
  return Object.fromEntries(
    COMPONENTS.map(component => [component, join(folder, component)]),
  ) as ControlPlaneBinaries;
}
