export { PoolsPage } from "./pools-page";
export { PoolSettings } from "./pool-settings";
