import "@/lib/i18n/more";
export { DuplicatesPage } from "./duplicates-page";
