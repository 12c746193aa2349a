// The configuration of the browser tests: two workers, no retries, one server for each worker (fixtures/server.ts).
import { defineConfig, devices } from "@playwright/test";
import { launchOptions } from "./fixtures/chromium";

export default defineConfig({
  testDir: "tests",
  // No retries: a flaky test is a finding.
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
    // `npx playwright test --trace retain-on-failure` records a trace; always on, it is slow on two cores.
    trace: "off",
    launchOptions: launchOptions(),
  },
  projects: [{ name: "chromium", use: { ...devices["Desktop Chrome"] } }],
});
