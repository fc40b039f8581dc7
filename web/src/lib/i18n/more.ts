import { sayMore } from "./i18n";

// A screen that few begin with brings its words: whoever imports this is there when they are.
await sayMore();
