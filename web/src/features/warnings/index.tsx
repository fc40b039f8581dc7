export { WarningBlock } from "./warning-block";
export { WarningSettings } from "./warning-settings";
export { WarningStrip } from "./warning-strip";
export { WarningsPage } from "./warnings-page";
