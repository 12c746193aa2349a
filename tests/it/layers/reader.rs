//! Reads the tokens of a file into modules: the items, the imports, the paths in code.

use crate::layers::modules::{Import, Mention, Module, ModulePath, child};
use crate::layers::tokens::Token;
use std::collections::BTreeMap;

/// Adds the module of a file, and those inline in it.
pub fn read(
    file: &str,
    path: ModulePath,
    tokens: &[Token],
    modules: &mut BTreeMap<ModulePath, Module>,
) {
    Reader { tokens, file, modules }.module(path, 0);
}

struct Reader<'a> {
    tokens: &'a [Token],
    file: &'a str,
    modules: &'a mut BTreeMap<ModulePath, Module>,
}

impl Reader<'_> {
    fn text(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &token.text)
    }

    /// Reads a module from its first token; gives the place behind the brace that closes it.
    fn module(&mut self, path: ModulePath, mut at: usize) -> usize {
        let mut module = Module { file: self.file.to_owned(), ..Module::default() };
        let mut depth = 0;
        while at < self.tokens.len() {
            match self.text(at) {
                "}" if depth == 0 => {
                    at += 1;
                    break;
                }
                "{" | "(" | "[" => depth += 1,
                "}" | ")" | "]" => depth -= 1,
                "use" => at = self.import(at, depth > 0, &mut module.imports),
                "mod" if depth == 0 && self.text(at + 2) == "{" => {
                    let inner = child(&path, self.text(at + 1));
                    at = self.module(inner, at + 3);
                    continue;
                }
                _ => at = self.word(at, depth, &mut module),
            }
            at += 1;
        }
        self.modules.insert(path, module);
        at
    }

    /// An item's name, or the path that begins here; gives its last token.
    fn word(&self, at: usize, depth: usize, module: &mut Module) -> usize {
        const ITEMS: [&str; 8] =
            ["fn", "struct", "enum", "trait", "type", "const", "static", "mod"];
        let before = if at == 0 { "" } else { self.text(at - 1) };
        if !self.tokens[at].is_word() || before == "::" {
            return at;
        }
        let is_item = ITEMS[..7].contains(&before)
            || (before == "!" && at > 1 && self.text(at - 2) == "macro_rules");
        if depth == 0 && is_item {
            module.items.insert(self.text(at).to_owned());
        }
        if is_item || before == "mod" || ITEMS.contains(&self.text(at)) {
            return at;
        }
        let (mut path, mut end) = (vec![self.text(at).to_owned()], at);
        while self.text(end + 1) == "::" && self.tokens.get(end + 2).is_some_and(Token::is_word) {
            end += 2;
            path.push(self.text(end).to_owned());
        }
        let (before, after) = (before.to_owned(), self.text(end + 1).to_owned());
        module.mentions.push(Mention { path, before, after });
        end
    }

    /// The leaves of a `use`; gives the place of its semicolon.
    fn import(&self, at: usize, is_local: bool, into: &mut Vec<Import>) -> usize {
        let before = if at == 0 { "" } else { self.text(at - 1) };
        let is_public = before == "pub" || before == ")";
        let mut leaves = Vec::new();
        let end = self.branch(at + 1, &[], &mut leaves);
        into.extend(leaves.into_iter().map(|(path, name)| Import {
            path,
            name,
            is_public,
            is_local,
        }));
        end
    }

    /// A branch of a `use`, as paths with the names that they get; gives the token behind it.
    fn branch(
        &self,
        mut at: usize,
        prefix: &[String],
        into: &mut Vec<(Vec<String>, String)>,
    ) -> usize {
        let mut path = prefix.to_vec();
        loop {
            match self.text(at) {
                "{" => return self.branches(at + 1, &path, into),
                "*" => {
                    into.push((path, "*".to_owned()));
                    return at + 1;
                }
                "::" => {}
                "self" if !path.is_empty() => {}
                part => path.push(part.to_owned()),
            }
            at += 1;
            if self.text(at) != "::" && self.text(at - 1) != "::" {
                break;
            }
        }
        let is_renamed = self.text(at) == "as";
        let last = path.last().cloned().unwrap_or_default();
        let name = if is_renamed { self.text(at + 1).to_owned() } else { last };
        into.push((path, name));
        if is_renamed { at + 2 } else { at }
    }

    fn branches(
        &self,
        mut at: usize,
        prefix: &[String],
        into: &mut Vec<(Vec<String>, String)>,
    ) -> usize {
        loop {
            match self.text(at) {
                "}" | "" => return at + 1,
                "," => at += 1,
                _ => at = self.branch(at, prefix, into),
            }
        }
    }
}
