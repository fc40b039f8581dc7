import { gather } from "./gather";

export const texts = gather(import.meta.glob("/src/**/texts/zh.json", { eager: true, import: "default" }));
