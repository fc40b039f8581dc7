import "@/lib/i18n/more";
export { PoolsPage } from "./pools-page";
export { PoolSettings } from "./pool-settings";
