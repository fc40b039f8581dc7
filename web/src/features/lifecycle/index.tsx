import "@/lib/i18n/more";
export { AccountState } from "./account-state";
export { LifecycleSettings } from "./lifecycle-settings";
