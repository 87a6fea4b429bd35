import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { FieldProps } from '../components/databases/fields/FieldProps';

/** What a field of a template gets from the form that it stands in. */
export type TemplateFieldProps<
  TValue,
  TOptions = {},
> = FieldExtensionComponentProps<TValue, TOptions>;

/** A field of a template as the fields of Eco's own form take it. */
export function toFieldProps(props: TemplateFieldProps<string>): FieldProps {
  const { formData, onChange, rawErrors, disabled, readonly, schema } = props;
  return {
    value: formData ?? '',
    onChange,
    error: rawErrors?.[0],
    isLocked: disabled || readonly,
    label: schema.title,
    hint: schema.description,
  };
}

/** Another value of the same form. */
export function otherValue<TValue = string>(
  props: { formContext?: { formData?: Record<string, unknown> } },
  name: string,
): TValue | undefined {
  return props.formContext?.formData?.[name] as TValue | undefined;
}
