export { MergeDialog } from "./merge-dialog";
export { MergeHost } from "./merge-host";
