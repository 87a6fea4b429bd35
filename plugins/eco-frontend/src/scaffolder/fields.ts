import { FieldExtensionOptions } from '@backstage/plugin-scaffolder-react';
import {
  isPlainDatabaseName,
  MAX_PLAIN_DATABASE_NAME,
} from '@backstage-eco/plugin-eco-common';
import { ecoMessages } from '../translation';
import { EcoDatabaseReview, validateReview } from './EcoDatabaseReview';
import {
  EcoClusterPicker,
  EcoDatabaseName,
  EcoNamespacePicker,
} from './PlaceFields';
import {
  DatabaseSize,
  EcoDatabaseSize,
  EcoDatabaseVersion,
  VersionOptions,
} from './SpecFields';
import { ReviewOptions } from './toReviewRequest';

/** A field, in the shape that both frontend systems accept. */
type Field<TValue, TOptions = {}> = Omit<
  FieldExtensionOptions<TValue, TOptions>,
  'schema'
>;

export const clusterPicker: Field<string> = {
  name: 'EcoClusterPicker',
  component: EcoClusterPicker,
};

export const namespacePicker: Field<string> = {
  name: 'EcoNamespacePicker',
  component: EcoNamespacePicker,
};

export const databaseName: Field<string> = {
  name: 'EcoDatabaseName',
  component: EcoDatabaseName,
  validation(value, field) {
    if (!isPlainDatabaseName(value)) {
      // Validations cannot use hooks, so there is no translation.
      field.addError(
        ecoMessages.databaseForm.name.invalid.replace(
          '{{max}}',
          String(MAX_PLAIN_DATABASE_NAME),
        ),
      );
    }
  },
};

export const databaseVersion: Field<string, VersionOptions> = {
  name: 'EcoDatabaseVersion',
  component: EcoDatabaseVersion,
};

export const databaseSize: Field<DatabaseSize> = {
  name: 'EcoDatabaseSize',
  component: EcoDatabaseSize,
};

export const databaseReview: Field<string, ReviewOptions> = {
  name: 'EcoDatabaseReview',
  component: EcoDatabaseReview,
  validation: validateReview,
};
