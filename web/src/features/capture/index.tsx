export { CaptureSheet } from "./sheet";
