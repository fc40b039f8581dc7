import type { EditProps } from "../kind";
import { Edit as TextEdit } from "../text/edit";

export function Edit(props: EditProps) {
  return <TextEdit {...props} type="tel" />;
}
