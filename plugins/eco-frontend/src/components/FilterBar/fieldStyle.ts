/** The fields of a bar: lower than those of a form, and on paper. */
export const FIELD_STYLE = {
  height: 34,
  bgcolor: 'background.paper',
  typography: 'body2',
};
