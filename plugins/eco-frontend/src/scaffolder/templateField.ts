import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { FieldProps } from '../components/databases/fields/FieldProps';

/** Props that a template field gets from its form. */
export type TemplateFieldProps<
  TValue,
  TOptions = {},
> = FieldExtensionComponentProps<TValue, TOptions>;

/** Converts the props of a template field to those of Eco's form fields. */
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

/** Returns another value of the same form. */
export function otherValue<TValue = string>(
  props: { formContext?: { formData?: Record<string, unknown> } },
  name: string,
): TValue | undefined {
  return props.formContext?.formData?.[name] as TValue | undefined;
}
