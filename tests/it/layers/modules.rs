//! The modules of the crate: what each defines, imports and mentions, and where a path leads.

use crate::layers::reader;
use crate::layers::tokens::{Shipped, shipped};
use std::collections::{BTreeMap, BTreeSet};

/// How many imports of imports are followed.
const MAX_IMPORTS: usize = 12;

/// From the crate's root.
pub type ModulePath = Vec<String>;

/// One leaf of a `use`.
#[derive(Debug, Clone)]
pub struct Import {
    pub path: Vec<String>,
    /// What it is called here; `*` for all of a module.
    pub name: String,
    /// Is it a `pub use`, as in a facade?
    pub is_public: bool,
    /// Does it stand inside of a body, and serve nobody else?
    pub is_local: bool,
}

/// A path in code, outside of a `use`.
#[derive(Debug)]
pub struct Mention {
    pub path: Vec<String>,
    /// The tokens before and after.
    pub before: String,
    pub after: String,
}

#[derive(Debug, Default)]
pub struct Module {
    pub file: String,
    pub items: BTreeSet<String>,
    pub imports: Vec<Import>,
    pub mentions: Vec<Mention>,
}

/// Where a path leads.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    Module(ModulePath),
    Item { file: String, name: String },
}

/// Which imports of a module a path may go through.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Scope {
    /// Of a path in code: all of them.
    Code,
    /// Of the path of a `use`: named ones, since a glob does not explain another import.
    Import,
    /// Of a path that comes from another module: all but those inside of bodies.
    Outside,
}

#[derive(Debug, Default)]
pub struct Modules(pub BTreeMap<ModulePath, Module>);

impl Modules {
    /// Reads files, given as path and text; those that hold only tests are left out.
    pub fn read(files: &[(String, String)]) -> Self {
        let mut modules = Self::default();
        let mut of_tests: Vec<ModulePath> = Vec::new();
        for (file, text) in files.iter().filter(|(file, _)| !is_test_file(file)) {
            let (path, Shipped { tokens, test_modules }) = (path_of(file), shipped(text));
            of_tests.extend(test_modules.into_iter().map(|name| child(&path, &name)));
            reader::read(file, path, &tokens, &mut modules.0);
        }
        modules.0.retain(|path, _| !of_tests.iter().any(|test| path.starts_with(test)));
        modules
    }

    /// Where a path leads that stands in a module; nowhere if it is another crate's. A name that
    /// is not found belongs to the last module on the way.
    pub fn resolve(&self, module: &[String], path: &[String]) -> Option<Target> {
        if let Some(target) = self.find(module, path, Scope::Code, 0) {
            return Some(target);
        }
        (1..path.len()).rev().find_map(|length| {
            match self.find(module, &path[..length], Scope::Code, 0) {
                Some(Target::Module(deepest)) => {
                    let file = self.0.get(&deepest)?.file.clone();
                    Some(Target::Item { file, name: path[length].clone() })
                }
                other => other,
            }
        })
    }

    fn find(
        &self,
        module: &[String],
        path: &[String],
        scope: Scope,
        depth: usize,
    ) -> Option<Target> {
        if depth > MAX_IMPORTS {
            return None;
        }
        let ups = path.iter().take_while(|part| *part == "super").count();
        match path.first().map(String::as_str) {
            None => Some(Target::Module(module.to_vec())),
            Some("crate" | "image_chat") => self.find(&[], &path[1..], Scope::Outside, depth),
            Some("self") => self.find(module, &path[1..], Scope::Code, depth),
            Some("super") => {
                let above = &module[..module.len().checked_sub(ups)?];
                self.find(above, &path[ups..], Scope::Outside, depth)
            }
            Some(_) => self.find_name(module, path, scope, depth),
        }
    }

    fn find_name(
        &self,
        module: &[String],
        path: &[String],
        scope: Scope,
        depth: usize,
    ) -> Option<Target> {
        let (name, rest) = path.split_first()?;
        let here = self.0.get(module)?;
        let item = || {
            here.items
                .contains(name)
                .then(|| Target::Item { file: here.file.clone(), name: name.clone() })
        };
        let below = || {
            let below = child(module, name);
            self.0
                .contains_key(&below)
                .then(|| self.find(&below, rest, Scope::Outside, depth))
                .flatten()
        };
        let imported = || self.find_import(module, here, path, scope, depth);
        if rest.is_empty() {
            let import = imported();
            let import_of_item = import.clone().filter(|to| matches!(to, Target::Item { .. }));
            item().or(import_of_item).or_else(below).or(import)
        } else {
            below().or_else(item).or_else(imported)
        }
    }

    fn find_import(
        &self,
        module: &[String],
        here: &Module,
        path: &[String],
        scope: Scope,
        depth: usize,
    ) -> Option<Target> {
        let seen =
            || here.imports.iter().filter(|import| scope != Scope::Outside || !import.is_local);
        let named = seen().filter(|import| import.name == path[0]);
        let globs = seen().filter(|import| import.name == "*" && scope != Scope::Import);
        let whole = |import: &Import, rest: &[String]| {
            let whole: Vec<String> = import.path.iter().chain(rest).cloned().collect();
            self.find(module, &whole, Scope::Import, depth + 1)
        };
        let mut by_name = named.map(|import| whole(import, &path[1..]));
        by_name.find_map(|found| found).or_else(|| {
            let mut by_glob = globs.map(|import| whole(import, path));
            by_glob.find_map(|found| found)
        })
    }
}

pub fn child(module: &[String], name: &str) -> ModulePath {
    module.iter().cloned().chain([name.to_owned()]).collect()
}

pub fn is_test_file(file: &str) -> bool {
    file.contains("/tests/") || file.ends_with("/tests.rs")
}

fn path_of(file: &str) -> ModulePath {
    let path = file.trim_start_matches("src/").trim_end_matches(".rs");
    let path = path.strip_suffix("/mod").unwrap_or(path);
    if path == "lib" { Vec::new() } else { path.split('/').map(str::to_owned).collect() }
}
