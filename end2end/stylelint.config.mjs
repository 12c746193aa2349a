// Rules for style/: invalid CSS does not fail the build, so it fails here.
export default {
  extends: ["stylelint-config-standard"],
  rules: {
    // The bundler takes plain strings.
    "import-notation": "string",
    // The bundler leaves it unresolved: it would silently never match.
    "at-rule-disallowed-list": ["custom-media"],
    // Safari on iOS knows only the prefixed one.
    "property-no-vendor-prefix": [true, { ignoreProperties: ["-webkit-text-size-adjust"] }],
    // Rules are ordered by the part of the page they dress, states beside their element.
    "no-descending-specificity": null,
    // Matters of taste that are left to the author; the build minifies them alike.
    "color-hex-length": null,
    "custom-property-empty-line-before": null,
    "declaration-empty-line-before": null,
    "lightness-notation": null,
    "value-keyword-case": null,
  },
};
