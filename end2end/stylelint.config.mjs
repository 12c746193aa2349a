// Rules for style/. The build does not reject invalid CSS, so stylelint does.
export default {
  extends: ["stylelint-config-standard"],
  rules: {
    // The bundler expects plain strings.
    "import-notation": "string",
    // The bundler leaves it unresolved, so that it never matches.
    "at-rule-disallowed-list": ["custom-media"],
    // Safari on iOS supports only the prefixed property.
    "property-no-vendor-prefix": [true, { ignoreProperties: ["-webkit-text-size-adjust"] }],
    // Rules are ordered by component, states beside their element.
    "no-descending-specificity": null,
    // Stylistic rules; the build minifies all variants alike.
    "color-hex-length": null,
    "custom-property-empty-line-before": null,
    "declaration-empty-line-before": null,
    "lightness-notation": null,
    "value-keyword-case": null,
  },
};
