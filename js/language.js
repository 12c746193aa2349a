// The language of a page: its locale for dates and numbers. The texts themselves are the server's.

/** The locale of the page. */
export function pageLocale() {
  return localeOf(document.documentElement.lang, ...navigator.languages);
}

/** A language in the reader's variety of it where it has none itself: en becomes en-GB. Digits are Latin, as everywhere. */
export function localeOf(language, ...wanted) {
  const isVariety = (tag) => !language.includes("-") && tag.startsWith(`${language}-`);
  const locale = wanted.filter(isVariety).find(isLocale) ?? language;
  return locale.startsWith("ar") ? `${locale}-u-nu-latn` : locale;
}

function isLocale(tag) {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}
