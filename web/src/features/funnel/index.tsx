import "@/lib/i18n/more";
export { FunnelView } from "./funnel-view";
