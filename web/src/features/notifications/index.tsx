export { NotificationPanel } from "./panel";
export { NotificationSettings } from "./settings";
