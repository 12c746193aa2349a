//! The graph of files: which names items that another defines; and its circles.

use crate::layers::modules::{Mention, Module, Modules, Target};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::Write;

/// Which file names which, and by what.
#[derive(Debug, Default)]
pub struct Graph(BTreeMap<String, BTreeMap<String, BTreeSet<String>>>);

impl Graph {
    /// Reads files, given as path and text.
    pub fn read(files: &[(String, String)]) -> Self {
        let modules = Modules::read(files);
        let mut graph = Self::default();
        for (path, module) in &modules.0 {
            let imports = module.imports.iter().filter(|import| !import.is_public);
            let imports = imports.filter(|import| import.name != "*").map(|import| &import.path);
            let mentions = module.mentions.iter().filter(|mention| counts(mention, module));
            for path_named in imports.chain(mentions.map(|mention| &mention.path)) {
                if let Some(Target::Item { file, name }) = modules.resolve(path, path_named) {
                    graph.add(&module.file, &file, name);
                }
            }
        }
        graph
    }

    fn add(&mut self, from: &str, to: &str, name: String) {
        self.0.entry(to.to_owned()).or_default();
        let named = self.0.entry(from.to_owned()).or_default();
        if from != to {
            named.entry(to.to_owned()).or_default().insert(name);
        }
    }

    /// `to (names A, B)` for each file that this one names.
    pub fn named_by(&self, file: &str) -> Vec<String> {
        let named = self.0.get(file).into_iter().flatten();
        named.map(|(to, names)| format!("{to} (names {})", joined(names))).collect()
    }

    /// The groups of files that name each other, the largest first.
    pub fn circles(&self) -> Vec<Vec<&str>> {
        let reached: BTreeMap<&str, BTreeSet<&str>> =
            self.0.keys().map(|file| (file.as_str(), self.reach(file))).collect();
        let is_mutual = |a: &str, b: &str| reached[a].contains(b) && reached[b].contains(a);
        let mut left: Vec<&str> =
            reached.keys().copied().filter(|file| is_mutual(file, file)).collect();
        let mut circles = Vec::new();
        while let Some(&first) = left.first() {
            let (circle, others) = left.iter().partition(|file| is_mutual(first, file));
            circles.push(circle);
            left = others;
        }
        circles.sort_by_key(|circle: &Vec<&str>| std::cmp::Reverse(circle.len()));
        circles
    }

    /// All files that are reached by at least one arrow.
    fn reach<'a>(&'a self, file: &'a str) -> BTreeSet<&'a str> {
        let (mut found, mut next) = (BTreeSet::new(), vec![file]);
        while let Some(file) = next.pop() {
            let named = self.0.get(file).into_iter().flat_map(BTreeMap::keys);
            next.extend(named.map(String::as_str).filter(|to| found.insert(*to)));
        }
        found
    }

    /// The shortest way from a file back to itself, or as short as any other of the group.
    fn shortest<'a>(&'a self, circle: &[&'a str]) -> Vec<&'a str> {
        let ways = circle.iter().filter_map(|file| self.way_back(file));
        ways.min_by_key(Vec::len).unwrap_or_default()
    }

    fn way_back<'a>(&'a self, file: &'a str) -> Option<Vec<&'a str>> {
        let mut ways = VecDeque::from([vec![file]]);
        let mut seen = BTreeSet::new();
        while let Some(way) = ways.pop_front() {
            for to in self.0.get(*way.last()?)?.keys().filter(|to| seen.insert(to.as_str())) {
                let longer: Vec<&str> = way.iter().copied().chain([to.as_str()]).collect();
                if to == file {
                    return Some(longer);
                }
                ways.push_back(longer);
            }
        }
        None
    }

    /// A group of files in words: its size, a shortest circle, the pairs that name each other.
    pub fn told(&self, circle: &[&str]) -> String {
        let mut told = format!("{} files in a circle: {}\n", circle.len(), circle.join(" "));
        for pair in self.shortest(circle).windows(2) {
            let _ = writeln!(told, "    {}", self.arrow(pair[0], pair[1]));
        }
        told + &self.pairs(circle)
    }

    /// The files of a group that name each other directly, after the first such pair.
    fn pairs(&self, circle: &[&str]) -> String {
        let shortest = self.shortest(circle);
        let is_mutual = |a: &str, b: &str| self.0[a].contains_key(b) && self.0[b].contains_key(a);
        let pairs = circle.iter().flat_map(|a| circle.iter().map(move |b| (*a, *b)));
        let pairs = pairs.filter(|(a, b)| a < b && is_mutual(a, b));
        let others = pairs.filter(|(a, b)| !(shortest.contains(a) && shortest.contains(b)));
        let told = others
            .map(|(a, b)| format!("  pair {}\n       {}\n", self.arrow(a, b), self.arrow(b, a)));
        told.collect()
    }

    /// All arrows inside of a group, for the one who cuts it.
    pub fn arrows(&self, circle: &[&str]) -> String {
        let named = |from| self.0.get(from).into_iter().flat_map(BTreeMap::keys);
        let within = circle.iter().flat_map(|from| named(*from).map(move |to| (*from, to)));
        let within = within.filter(|(_, to)| circle.contains(&to.as_str()));
        within.map(|(from, to)| format!("    {}\n", self.arrow(from, to))).collect()
    }

    fn arrow(&self, from: &str, to: &str) -> String {
        format!("{from} → {to} (names {})", joined(&self.0[from][to]))
    }
}

fn joined(names: &BTreeSet<String>) -> String {
    names.iter().cloned().collect::<Vec<_>>().join(", ")
}

/// Is it more than the name of a field, a method or a variable, or of what a `use` counts already?
fn counts(mention: &Mention, module: &Module) -> bool {
    let [name] = mention.path.as_slice() else { return true };
    let is_imported = module.imports.iter().any(|import| import.name == *name && !import.is_public);
    let is_lower = name.starts_with(|c: char| c.is_lowercase() || c == '_');
    let is_call = matches!(mention.after.as_str(), "(" | "!");
    mention.before != "." && !is_imported && (!is_lower || is_call)
}
