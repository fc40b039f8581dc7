// Installs the modules only when they are missing or older than the lock file, so that repeated Maven builds stay quick.
// Not `npm ci`: it refuses a lock file without the optional packages of other platforms, which not every registry has.
// `npm install --no-save` takes the locked versions, checks their sums and leaves the lock file as it is.
import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";

const installed = "node_modules/.package-lock.json";
const fresh = existsSync(installed) && statSync(installed).mtimeMs >= statSync("package-lock.json").mtimeMs;
if (!fresh) execFileSync("npm", ["install", "--no-save", "--no-audit", "--no-fund"], { stdio: "inherit" });
