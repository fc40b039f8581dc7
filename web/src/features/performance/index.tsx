export { PerformancePage } from "./performance-page";
export type { PerformanceSearch } from "./api";
