import "@/lib/i18n/more";
export { MergeDialog } from "./merge-dialog";
export { MergeHost } from "./merge-host";
