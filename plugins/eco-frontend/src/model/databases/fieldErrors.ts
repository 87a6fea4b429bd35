import { FieldMessage } from '@backstage-eco/plugin-eco-common';

/** Fields of the form, named by the last part of their path. */
export const FORM_FIELDS = [
  'cluster',
  'namespace',
  'name',
  'owner',
  'engine',
  'version',
  'sizeClass',
  'storage',
] as const;

/** A field of the form. */
export type FormField = (typeof FORM_FIELDS)[number];

/** @param path - path in a Database, for example `spec.storage` */
export function formFieldOf(path: string | undefined): FormField | undefined {
  const name = path?.replace(/^(spec|metadata)\./, '');
  return FORM_FIELDS.find(field => field === name);
}

/** Assigns messages to the fields of the form. */
export function fieldErrors(messages: FieldMessage[]): {
  fields: Partial<Record<FormField, string>>;
  /** Messages about no field of the form. */
  others: string[];
} {
  const fields: Partial<Record<FormField, string>> = {};
  const others: string[] = [];
  for (const { field, message } of messages) {
    const name = formFieldOf(field);
    if (name) {
      fields[name] ??= message;
    } else {
      others.push(field ? `${field}: ${message}` : message);
    }
  }
  return { fields, others };
}
