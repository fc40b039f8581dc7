import "@/lib/i18n/more";
export { PerformancePage } from "./performance-page";
export type { PerformanceSearch } from "./api";
