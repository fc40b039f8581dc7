/// <reference types="vitest/config" />
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { mockApi } from "./dev/mock/plugin.ts";

/** With GUANLAN_PORT the development server talks to a running Guanlan; without it, to the mock API in dev/mock. */
const server = process.env.GUANLAN_PORT;
const proxy = server ? { "/api": { target: `http://127.0.0.1:${server}` } } : undefined;

export default defineConfig({
  plugins: [react(), ...(server ? [] : [mockApi()])],
  resolve: { alias: { "@": new URL("./src", import.meta.url).pathname } },
  server: { host: "127.0.0.1", port: Number(process.env.PORT ?? 8102), strictPort: true, ...(proxy ? { proxy } : {}) },
  preview: { host: "127.0.0.1", port: Number(process.env.PORT ?? 8102), strictPort: true, ...(proxy ? { proxy } : {}) },
  build: {
    target: "es2023",
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      output: {
        // The small inputs come together when one first edits or filters; the calendar stays apart, being ten times their size.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: "inputs", test: /src\/(fields\/(?!date|rich_text).*\/(edit|filter|find)|fields\/range|ui\/(number-input|check-list))(\.module)?\.(tsx?|css)$/ },
            { name: "vendor", test: /node_modules\/(react|react-dom|scheduler|@tanstack|i18next|react-i18next|use-sync-external-store|lucide-react\/(?!.*\/icons\/))/ },
            // Signs that one screen alone shows come with it.
            { name: "signs", test: /node_modules\/lucide-react\/.*\/icons\//, minShareCount: 2 },
            // No words and nothing of antd: one reads one language, and the first screens need nothing of antd.
            { name: "base", test: /src\/(?!.*\/texts\/)(lib\/(?!i18n\/(en|zh|more))|ui\/(?!antd\/))/ },
          ],
        },
      },
    },
    reportCompressedSize: true,
  },
  test: {
    environment: "jsdom",
    setupFiles: ["dev/test-setup.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
    reporters: ["default", "junit"],
    outputFile: { junit: "target/vitest.xml" },
    css: { modules: { classNameStrategy: "non-scoped" } },
    testTimeout: 60_000,
  },
});
