import type { EditProps } from "../kind";
import { Edit as TextEdit } from "../text/edit";

/** The code has 18 characters in capitals; what is pasted with blanks or full-width letters is made so. */
export function Edit(props: EditProps) {
  return <TextEdit {...props} field={{ ...props.field, maxLength: 24 }} tidy={tidyCode} />;
}

export function tidyCode(text: string): string {
  return text.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase();
}
