//! The script and wasm files that a page or a script names, read from the text alone.

/// The endings of what counts.
const ENDINGS: [&str; 3] = [".js", ".mjs", ".wasm"];

/// What a page loads by itself: its scripts, what it preloads, and what its inline scripts name.
pub fn in_page(html: &str) -> Vec<String> {
    let links = elements(html, "<link", ">").filter(|tag| {
        let rel = attribute(tag, "rel").unwrap_or_default();
        rel.split_whitespace().any(|word| ["preload", "modulepreload"].contains(&word))
    });
    let links = links.filter_map(|tag| attribute(tag, "href")).map(str::to_owned);
    let scripts = elements(html, "<script", "</script").flat_map(|script| {
        let (tag, body) = script.split_once('>').unwrap_or((script, ""));
        match attribute(tag, "src") {
            Some(src) => vec![src.to_owned()],
            None => quoted(body).map(str::to_owned).collect(),
        }
    });
    distinct(links.chain(scripts).filter(|link| counts(link)))
}

/// What a module imports before it runs. What it imports later, when something happens, does not count.
pub fn imports(script: &str) -> Vec<String> {
    let after = |word: &'static str| {
        script.match_indices(word).filter_map(move |(at, _)| {
            let rest = script[at + word.len()..].trim_start();
            let quote = rest.chars().next().filter(|c| ['"', '\''].contains(c))?;
            rest[1..].split(quote).next()
        })
    };
    distinct(after("from").chain(after("import")).filter(|link| counts(link)).map(str::to_owned))
}

fn elements<'a>(
    html: &'a str,
    begin: &'static str,
    end: &'static str,
) -> impl Iterator<Item = &'a str> {
    let rest = html.match_indices(begin).map(move |(at, _)| &html[at + begin.len()..]);
    rest.filter_map(move |rest| rest.split(end).next())
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

/// The strings of a script, taken at any quotation mark: too many are found, never too few.
fn quoted(script: &str) -> impl Iterator<Item = &str> {
    script.split(['"', '\'', '`'])
}

fn counts(link: &str) -> bool {
    let path = link.split(['?', '#']).next().unwrap_or(link);
    let is_path = path.starts_with(['/', '.']) && !path.contains(char::is_whitespace);
    is_path && ENDINGS.iter().any(|ending| path.len() > ending.len() + 1 && path.ends_with(ending))
}

fn distinct(links: impl Iterator<Item = String>) -> Vec<String> {
    let mut all = Vec::new();
    for link in links {
        if !all.contains(&link) {
            all.push(link);
        }
    }
    all
}
