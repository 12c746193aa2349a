//! A map in the order of its keys, as a sorted list: the B-trees of the standard library weigh 43 KB of wasm, since their
//! code is compiled again for each type. An entry in the middle moves those after it, which a browser does not feel: a
//! board has at most some thousands.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The map; each key once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(
    from = "BTreeMap<K, V>",
    into = "BTreeMap<K, V>",
    bound(
        serialize = "K: Clone + Ord + Serialize, V: Clone + Serialize",
        deserialize = "K: Ord + Deserialize<'de>, V: Deserialize<'de>"
    )
)]
pub struct SortedMap<K, V>(Vec<(K, V)>);

impl<K: Ord, V> SortedMap<K, V> {
    /// Without entries.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Where a key is, or where it would be.
    fn place(&self, key: &K) -> Result<usize, usize> {
        match self.0.last() {
            // Most of what is read comes in order.
            Some((last, _)) if last < key => Err(self.0.len()),
            _ => self.0.binary_search_by(|(of, _)| of.cmp(key)),
        }
    }

    /// The number of entries.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Are there no entries?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of a key.
    pub fn get(&self, key: &K) -> Option<&V> {
        self.place(key).ok().map(|at| &self.0[at].1)
    }

    /// The value of a key, to be changed.
    pub fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        self.place(key).ok().map(|at| &mut self.0[at].1)
    }

    /// Is there a value of this key?
    pub fn contains_key(&self, key: &K) -> bool {
        self.place(key).is_ok()
    }

    /// Adds an entry, or replaces the value of the key and returns the former one.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.place(&key) {
            Ok(at) => Some(std::mem::replace(&mut self.0[at].1, value)),
            Err(at) => {
                self.0.insert(at, (key, value));
                None
            }
        }
    }

    /// Takes an entry out and returns its value.
    pub fn remove(&mut self, key: &K) -> Option<V> {
        self.place(key).ok().map(|at| self.0.remove(at).1)
    }

    /// Keeps the entries for which `keeps` is true.
    pub fn retain(&mut self, mut keeps: impl FnMut(&K, &mut V) -> bool) {
        self.0.retain_mut(|(key, value)| keeps(key, value));
    }

    /// The entries.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// The keys.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.0.iter().map(|(key, _)| key)
    }

    /// The values.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }
}

impl<K: Ord, V> Default for SortedMap<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'a, K, V> IntoIterator for &'a SortedMap<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = std::iter::Map<std::slice::Iter<'a, (K, V)>, fn(&'a (K, V)) -> Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().map(|(key, value)| (key, value))
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for SortedMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::new();
        for (key, value) in entries {
            map.insert(key, value);
        }
        map
    }
}

impl<K: Ord, V> From<BTreeMap<K, V>> for SortedMap<K, V> {
    fn from(map: BTreeMap<K, V>) -> Self {
        Self(map.into_iter().collect())
    }
}

impl<K: Ord, V> From<SortedMap<K, V>> for BTreeMap<K, V> {
    fn from(map: SortedMap<K, V>) -> Self {
        map.0.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// What is done to it gives the same as with a B-tree.
        #[test]
        fn a_sorted_list_is_a_map(steps in prop::collection::vec((0_u8..4, 0_u8..40, any::<u8>()), 0..200)) {
            let (mut list, mut tree) = (SortedMap::new(), BTreeMap::new());
            for (step, key, value) in steps {
                match step {
                    0 | 1 => prop_assert_eq!(list.insert(key, value), tree.insert(key, value)),
                    2 => prop_assert_eq!(list.remove(&key), tree.remove(&key)),
                    _ => {
                        list.retain(|of, kept| (*of ^ *kept) & 1 == 0 || *of < key);
                        tree.retain(|of, kept| (*of ^ *kept) & 1 == 0 || *of < key);
                    }
                }
                prop_assert_eq!((list.get(&key), list.contains_key(&key)), (tree.get(&key), tree.contains_key(&key)));
                prop_assert_eq!(list.get_mut(&key), tree.get_mut(&key));
            }
            prop_assert_eq!((list.len(), list.is_empty()), (tree.len(), tree.is_empty()));
            prop_assert!(list.iter().eq(tree.iter()));
            prop_assert!(list.keys().eq(tree.keys()) && list.values().eq(tree.values()));
            let entries: Vec<(u8, u8)> = tree.iter().rev().map(|(key, value)| (*key, *value)).collect();
            prop_assert_eq!(&list, &entries.into_iter().collect::<SortedMap<u8, u8>>());
            prop_assert_eq!(BTreeMap::from(list), tree);
        }
    }
}
