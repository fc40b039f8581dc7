export { AccountState } from "./account-state";
export { LifecycleSettings } from "./lifecycle-settings";
