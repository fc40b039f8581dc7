// Installs the modules only when they are missing or older than the lock file, so that repeated Maven builds stay quick.
import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";

const installed = "node_modules/.package-lock.json";
const fresh = existsSync(installed) && statSync(installed).mtimeMs >= statSync("package-lock.json").mtimeMs;
if (!fresh) execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { stdio: "inherit" });
