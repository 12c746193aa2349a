//! Compiles the message catalogues in `locales/` into `src/texts/`: a function for each message, named and checked
//! here, and the messages of each language. Knows no page and not which language a reader chooses.
//!
//! English says which messages there are and which arguments each takes. A language without a message has the English
//! one; `texts::MISSING` names these, and a test fails on them. Everything else that is wrong ends the build.

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Message, Pattern, PatternElement, VariantKey,
};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The language that the code is written with.
const REFERENCE: &str = "en";
/// What the browser says by itself: its messages stand first, since it gets no others.
const LIVE: &str = "live";
/// What stands for something in a compiled message, or in the page around it.
const RESERVED: [char; 5] = ['{', '}', '|', '<', '>'];

/// The private character that stands for the first argument, as `src/texts/format.rs` reads it.
const FIRST: u32 = 0xe000;

/// A message of one language.
struct Text {
    key: String,
    /// Arguments in the order in which they appear.
    args: Vec<String>,
    /// The arguments that are numbers.
    counts: BTreeSet<String>,
    /// Whole sentences by plural form; a single one without a name for a message without forms.
    forms: Vec<(String, String)>,
    /// The argument that chooses among the forms.
    selector: Option<String>,
}

/// The messages of one language, by file.
type Catalogue = BTreeMap<String, Vec<Text>>;

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("set by cargo"));
    let locales = root.join("locales");
    println!("cargo:rerun-if-changed={}", locales.display());
    let mut languages: BTreeMap<String, Catalogue> = BTreeMap::new();
    for folder in entries(&locales) {
        languages.insert(stem(&folder), catalogue(&folder));
    }
    let output = PathBuf::from(env::var("OUT_DIR").expect("set by cargo")).join("messages.rs");
    fs::write(output, generated(&languages)).expect("OUT_DIR can be written");
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let read = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> =
        read.map(|entry| entry.expect("a readable folder").path()).collect();
    paths.sort();
    paths
}

fn stem(path: &Path) -> String {
    path.file_stem().and_then(|name| name.to_str()).expect("a name in UTF-8").to_owned()
}

fn catalogue(folder: &Path) -> Catalogue {
    let files =
        entries(folder).into_iter().filter(|path| path.extension().is_some_and(|e| e == "ftl"));
    files.map(|path| (stem(&path), messages(&path))).collect()
}

fn messages(path: &Path) -> Vec<Text> {
    let shown = path.display();
    println!("cargo:rerun-if-changed={shown}");
    let source = fs::read_to_string(path).unwrap_or_else(|error| panic!("{shown}: {error}"));
    let resource = fluent_syntax::parser::parse(source.as_str())
        .unwrap_or_else(|(_, errors)| panic!("{shown}: {}", errors[0]));
    let mut texts: Vec<Text> = Vec::new();
    for entry in resource.body {
        match entry {
            Entry::Message(message) => texts
                .push(text(message).unwrap_or_else(|(key, why)| panic!("{shown}: {key}: {why}"))),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            Entry::Term(term) => panic!("{shown}: -{}: terms are not used", term.id.name),
            Entry::Junk { content } => panic!("{shown}: not a message: {content}"),
        }
    }
    texts
}

fn text(message: Message<&str>) -> Result<Text, (String, String)> {
    let key = message.id.name.to_owned();
    let mut text = Text {
        key: key.clone(),
        args: vec![],
        counts: BTreeSet::new(),
        forms: vec![(String::new(), String::new())],
        selector: None,
    };
    let result = match message.value {
        _ if !message.attributes.is_empty() => Err("attributes are not used".to_owned()),
        Some(pattern) => text.read(&pattern),
        None => Err("has no text".to_owned()),
    };
    result.map_err(|why| (key, why))?;
    Ok(text)
}

impl Text {
    fn read(&mut self, pattern: &Pattern<&str>) -> Result<(), String> {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.push(value)?,
                PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                    self.read_inline(inline)?;
                }
                PatternElement::Placeable {
                    expression: Expression::Select { selector, variants },
                } => {
                    let InlineExpression::VariableReference { id } = selector else {
                        return Err("only an argument chooses a form".into());
                    };
                    if self.selector.replace(id.name.to_owned()).is_some() {
                        return Err("two choices of forms: use two messages".into());
                    }
                    self.argument(id.name, true);
                    self.split(variants)?;
                }
            }
        }
        Ok(())
    }

    /// Each form becomes a whole sentence, with what stands before and behind the choice.
    fn split(&mut self, variants: &[fluent_syntax::ast::Variant<&str>]) -> Result<(), String> {
        let before = std::mem::take(&mut self.forms)[0].1.clone();
        let mut forms = Vec::new();
        for variant in variants {
            let key = match &variant.key {
                VariantKey::Identifier { name } => (*name).to_owned(),
                VariantKey::NumberLiteral { value } => (*value).to_owned(),
            };
            if variant.default != (key == "other") {
                return Err("the form without a condition is called other".into());
            }
            self.forms = vec![(key, before.clone())];
            self.read(&variant.value)?;
            forms.append(&mut self.forms);
        }
        self.forms = forms;
        Ok(())
    }

    fn read_inline(&mut self, inline: &InlineExpression<&str>) -> Result<(), String> {
        match inline {
            InlineExpression::StringLiteral { value } => self.push(value),
            InlineExpression::VariableReference { id } => {
                self.argument(id.name, false);
                self.insert(id.name);
                Ok(())
            }
            InlineExpression::FunctionReference { id, arguments } if id.name == "NUMBER" => {
                match arguments.positional.as_slice() {
                    [InlineExpression::VariableReference { id }] => {
                        self.argument(id.name, true);
                        self.insert(id.name);
                        Ok(())
                    }
                    _ => Err("NUMBER takes one argument".into()),
                }
            }
            _ => Err("only arguments, NUMBER and quoted texts are used between braces".into()),
        }
    }

    fn argument(&mut self, name: &str, is_count: bool) {
        if !self.args.iter().any(|known| known == name) {
            self.args.push(name.to_owned());
        }
        if is_count {
            self.counts.insert(name.to_owned());
        }
    }

    fn insert(&mut self, name: &str) {
        self.forms.iter_mut().for_each(|(_, text)| *text += &format!("{{{name}}}"));
    }

    /// Line breaks are for the file alone.
    fn push(&mut self, value: &str) -> Result<(), String> {
        if value.contains(RESERVED) {
            return Err(format!("none of {RESERVED:?} can be in a text"));
        }
        let value = value.replace('\n', " ");
        self.forms.iter_mut().for_each(|(_, text)| *text += &value);
        Ok(())
    }

    /// The text as `src/texts/format.rs` reads it: arguments as private characters, forms between bars.
    fn compiled(&self, args: &[String]) -> String {
        let number = |name: &String| args.iter().position(|known| known == name).expect("checked");
        let place = |at: usize| char::from_u32(FIRST + at as u32).expect("a few arguments");
        let numbered = |text: &str| {
            args.iter().enumerate().fold(text.to_owned(), |text, (at, name)| {
                text.replace(&format!("{{{name}}}"), &place(at).to_string())
            })
        };
        match &self.selector {
            None => numbered(&self.forms[0].1),
            Some(selector) => {
                self.forms.iter().fold(format!("|{}", number(selector)), |all, (form, text)| {
                    format!("{all}|{form}|{}", numbered(text))
                })
            }
        }
    }
}

/// The files in the order of their messages.
fn files(reference: &Catalogue) -> Vec<&String> {
    let mut files: Vec<&String> = reference.keys().collect();
    files.sort_by_key(|file| (*file != LIVE, (*file).clone()));
    files
}

fn generated(languages: &BTreeMap<String, Catalogue>) -> String {
    let reference = &languages[REFERENCE];
    let mut code = String::new();
    let mut index = 0;
    for file in files(reference) {
        writeln!(code, "/// The messages of `{file}.ftl`.\npub mod {} {{", file.replace('-', "_"))
            .expect("a string");
        writeln!(code, "    use super::super::{{{}}};", imports(languages, &reference[file], file))
            .expect("a string");
        for text in &reference[file] {
            code.push_str(&function(index, text, &counts(languages, file, &text.key)));
            index += 1;
        }
        code.push_str("}\n");
    }
    let live = reference.get(LIVE).map_or(0, Vec::len);
    writeln!(code, "/// The number of messages of `{LIVE}.ftl`, which come first.\npub const LIVE_COUNT: usize = {live};").expect("a string");
    let mut missing = Vec::new();
    let mut arms = String::new();
    for (tag, catalogue) in languages {
        let name = tag.to_uppercase().replace('-', "_");
        let texts = compiled(tag, reference, catalogue, &mut missing);
        writeln!(code, "static {name}: [&str; {index}] = {texts:?};").expect("a string");
        writeln!(arms, "        {tag:?} => &{name},").expect("a string");
    }
    writeln!(code, "/// The messages of a language; English for one without a folder.\npub fn messages(tag: &str) -> &'static [&'static str] {{\n    match tag {{\n{arms}        _ => &EN,\n    }}\n}}").expect("a string");
    writeln!(code, "/// The messages that a language does not have: its tag, file and key.\npub const MISSING: &[(&str, &str)] = &{missing:?};").expect("a string");
    let tags: Vec<&String> = languages.keys().collect();
    writeln!(code, "/// The folders of `locales/`.\npub const FOLDERS: &[&str] = &{tags:?};")
        .expect("a string");
    code
}

/// What the functions of a file need.
fn imports(languages: &BTreeMap<String, Catalogue>, texts: &[Text], file: &str) -> String {
    let has_counts = texts.iter().any(|text| !counts(languages, file, &text.key).is_empty());
    let has_args = texts.iter().any(|text| !text.args.is_empty());
    let is_plain = texts.iter().any(|text| text.args.is_empty());
    let needed =
        [("Arg", has_args), ("Count", has_counts), ("filled", has_args), ("plain", is_plain)];
    let names = needed.into_iter().filter(|(_, is_needed)| *is_needed).map(|(name, _)| name);
    names.collect::<Vec<_>>().join(", ")
}

/// The arguments of a message that are numbers in any language.
fn counts(languages: &BTreeMap<String, Catalogue>, file: &str, key: &str) -> BTreeSet<String> {
    let of = |catalogue: &Catalogue| {
        let text = catalogue.get(file)?.iter().find(|text| text.key == key)?;
        Some(text.counts.clone())
    };
    languages.values().filter_map(of).flatten().collect()
}

fn function(index: usize, text: &Text, counts: &BTreeSet<String>) -> String {
    let name = text.key.replace('-', "_");
    let doc = text.forms.last().map(|(_, text)| text.clone()).unwrap_or_default();
    let head = format!("    #[doc = {:?}]\n    pub fn {name}", format!("“{doc}”"));
    if text.args.is_empty() {
        return format!("{head}() -> &'static str {{ plain({index}) }}\n");
    }
    let (mut params, mut values) = (Vec::new(), Vec::new());
    for arg in &text.args {
        let arg_name = arg.replace('-', "_");
        match counts.contains(arg) {
            true => {
                params.push(format!("{arg_name}: impl Into<Count>"));
                values.push(format!("Arg::Count({arg_name}.into().0)"));
            }
            false => {
                params.push(format!("{arg_name}: &str"));
                values.push(format!("Arg::Text({arg_name})"));
            }
        }
    }
    format!(
        "{head}({}) -> String {{ filled({index}, &[{}]) }}\n",
        params.join(", "),
        values.join(", ")
    )
}

/// The messages of a language in the order of the reference.
fn compiled(
    tag: &str,
    reference: &Catalogue,
    catalogue: &Catalogue,
    missing: &mut Vec<(String, String)>,
) -> Vec<String> {
    let none = Vec::new();
    for (file, texts) in catalogue {
        let known = reference
            .get(file)
            .unwrap_or_else(|| panic!("{tag}/{file}.ftl: English has no such file"));
        let mut keys = BTreeSet::new();
        for Text { key, .. } in texts {
            assert!(
                known.iter().any(|text| text.key == *key),
                "{tag}/{file}.ftl: {key}: English has no such message"
            );
            assert!(keys.insert(key), "{tag}/{file}.ftl: {key} is there twice");
        }
    }
    let mut all = Vec::new();
    for file in files(reference) {
        let own = catalogue.get(file).unwrap_or(&none);
        for english in &reference[file] {
            let found = own.iter().find(|text| text.key == english.key);
            if found.is_none() {
                missing.push((tag.to_owned(), format!("{file}.ftl: {}", english.key)));
            }
            let text = found.unwrap_or(english);
            for arg in &text.args {
                assert!(
                    english.args.contains(arg),
                    "{tag}/{file}.ftl: {}: English has no argument ${arg}",
                    text.key
                );
            }
            all.push(text.compiled(&english.args));
        }
    }
    all
}
