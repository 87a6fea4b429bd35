/** Style of fields in a bar: lower than in a form, on the paper color. */
export const FIELD_STYLE = {
  height: 34,
  bgcolor: 'background.paper',
  typography: 'body2',
};
