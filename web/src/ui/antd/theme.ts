import { theme, type ThemeConfig } from "antd";

// Seeds for antd's own arithmetic; a test holds them equal to tokens.css.
export const seeds = {
  light: { accent: "#0d5b68", paper: "#ffffff", ink: "#12201f", line: "#e1e8e8", bad: "#b3261e" },
  dark: { accent: "#63c0cb", paper: "#121a1c", ink: "#e8efef", line: "#233032", bad: "#f2877f" },
};

// antd waits for the end of its animations before it places a popup; without any there is no end to wait for.
const still = typeof matchMedia === "function" && matchMedia("(prefers-reduced-motion: reduce)").matches;

export function antdTheme(dark: boolean, narrow = false): ThemeConfig {
  const seed = dark ? seeds.dark : seeds.light;
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    components: { Select: { optionSelectedBg: "var(--chosen)", optionActiveBg: "var(--hover)", optionSelectedColor: "var(--ink)" } },
    cssVar: { key: "guanlan" },
    token: {
      motion: !still,
      colorPrimary: seed.accent,
      colorInfo: seed.accent,
      colorLink: seed.accent,
      colorError: seed.bad,
      colorBgBase: seed.paper,
      colorTextBase: seed.ink,
      colorBgContainer: "var(--paper)",
      colorBgElevated: "var(--raised)",
      colorBorder: "var(--line-strong)",
      colorBorderSecondary: "var(--line)",
      colorText: "var(--ink)",
      colorTextSecondary: "var(--ink-2)",
      colorTextTertiary: "var(--ink-3)",
      colorTextPlaceholder: "var(--ink-3)",
      controlItemBgActive: "var(--chosen)",
      controlItemBgHover: "var(--hover)",
      controlItemBgActiveHover: "var(--chosen)",
      fontFamily: "var(--font)",
      fontSize: 13.5,
      borderRadius: 7,
      borderRadiusLG: 10,
      controlHeight: narrow ? 38 : 30,
      boxShadowSecondary: "var(--shadow)",
      colorBgMask: dark ? "rgb(0 0 0 / 55%)" : "rgb(8 24 28 / 30%)",
    },
  };
}
