import {
  createFormField,
  FormField,
  FormFieldBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';

/** Loaded with the first form that is opened. */
const load = () => import('./fields');

/**
 * Fields of Eco's templates. They attach to the scaffolder if the app has it.
 */
export const formFieldExtensions = [
  make('cluster-picker', async () =>
    createFormField((await load()).clusterPicker),
  ),
  make('namespace-picker', async () =>
    createFormField((await load()).namespacePicker),
  ),
  make('database-name', async () =>
    createFormField((await load()).databaseName),
  ),
  make('database-version', async () =>
    createFormField((await load()).databaseVersion),
  ),
  make('database-size', async () =>
    createFormField((await load()).databaseSize),
  ),
  make('database-review', async () =>
    createFormField((await load()).databaseReview),
  ),
];

function make(name: string, field: () => Promise<FormField>) {
  return FormFieldBlueprint.make({ name, params: { field } });
}
