// Shows the OpenAPI document that is embedded in the page. The options switch off everything that needs a
// request, a worker or a download: the page's policy has none of them.
"use strict";
(() => {
  const description = JSON.parse(document.getElementById("openapi").textContent);
  const fontFamily = "system-ui, sans-serif";
  const options = {
    disableSearch: true,
    expandResponses: "200,201",
    hideDownloadButtons: true,
    nativeScrollbars: true,
    requiredPropsFirst: true,
    theme: { typography: { fontFamily, headings: { fontFamily }, code: { fontFamily: "ui-monospace, monospace" } } },
  };
  // A file that is dropped here must not replace the page.
  for (const step of ["dragover", "drop"]) document.addEventListener(step, (event) => event.preventDefault());
  Redoc.init(description, options, document.getElementById("api"));
})();
