export { ResponseSettings } from "./response-settings";
