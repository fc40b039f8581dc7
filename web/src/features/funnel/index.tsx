export { FunnelView } from "./funnel-view";
