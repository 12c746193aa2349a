// How the browser tests run: two workers, no retries, each worker with a server of its own (fixtures/server.ts).
import { defineConfig, devices } from "@playwright/test";
import { systemChromium } from "./fixtures/chromium";

const chromium = systemChromium();

export default defineConfig({
  testDir: "tests",
  // A test that passes the second time has found something: no second time.
  retries: 0,
  workers: 2,
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    locale: "en-US",
    actionTimeout: 10_000,
    navigationTimeout: 15_000,
    screenshot: "only-on-failure",
    // `npx playwright test --trace retain-on-failure` records one; always on, it slows two cores down.
    trace: "off",
    launchOptions: {
      // Without a browser of the system's, Playwright's own is used (scripts/setup-browser downloads it).
      ...(chromium ? { executablePath: chromium } : {}),
      args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [{ name: "chromium", use: { ...devices["Desktop Chrome"] } }],
});
