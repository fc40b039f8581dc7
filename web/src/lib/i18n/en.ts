import { gather } from "./gather";

export const texts = gather(import.meta.glob("/src/**/texts/en.json", { eager: true, import: "default" }));
