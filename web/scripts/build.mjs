// Bundles; does nothing when no input changed since the last good build.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const stamp = "target/build.stamp";
const inputs = ["src", "dev", "public", "index.html", "package-lock.json", "tsconfig.json", "vite.config.ts", ".oxlintrc.json", "scripts/build.mjs"];

const now = fingerprint(inputs);
if (existsSync("dist/index.html") && existsSync(stamp) && readFileSync(stamp, "utf8") === now) {
  console.log("web: nothing changed since the last build");
} else {
  run("vite", "build");
  mkdirSync("target", { recursive: true });
  writeFileSync(stamp, now);
}

function run(command, ...args) {
  execFileSync(join("node_modules", ".bin", command), args, { stdio: "inherit" });
}

function fingerprint(paths) {
  const hash = createHash("sha256");
  for (const path of paths) if (existsSync(path)) add(hash, path);
  return hash.digest("hex");
}

function add(hash, path) {
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) add(hash, join(path, name));
  } else {
    hash.update(path).update(readFileSync(path));
  }
}
