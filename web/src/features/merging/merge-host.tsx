import { askMerge, useMergeRequest } from "@/lib/merging";
import { MergeDialog } from "./merge-dialog";

const close = () => askMerge(undefined);

/** The dialog that some feature asked for, above whatever page is open. */
export function MergeHost() {
  const asked = useMergeRequest();
  if (!asked) return null;
  return (
    <MergeDialog
      key={asked.ids.join()}
      object={asked.object}
      ids={asked.ids}
      onClose={close}
      onMerged={(survivor) => {
        close();
        asked.onMerged?.(survivor);
      }}
    />
  );
}
