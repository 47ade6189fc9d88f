//! The cells of a row by the role of their column: few and never changed, so that a sorted list holds them.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Texts by the name of a role, in the order of the names.
///
/// ```
/// use model::{Cells, Role};
/// let cells: Cells = [(Role::Lead.name(), "Sở Y tế"), (Role::Content.name(), "Rà soát")].into_iter().collect();
/// assert_eq!(cells.get("lead"), Some("Sở Y tế"));
/// assert_eq!(cells.names().collect::<Vec<_>>(), ["content", "lead"]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cells(Box<[(Cow<'static, str>, Box<str>)]>);

impl Cells {
    /// The text of a role.
    pub fn get(&self, role: &str) -> Option<&str> {
        let at = self.0.binary_search_by(|(name, _)| name.as_ref().cmp(role)).ok()?;
        self.0.get(at).map(|(_, text)| text.as_ref())
    }

    /// Names and texts.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, text)| (name.as_ref(), text.as_ref()))
    }

    /// The names of the roles.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|(name, _)| name)
    }

    /// The texts, in the order of the names.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|(_, text)| text)
    }
}

impl<N: Into<Cow<'static, str>>, T: Into<Box<str>>> FromIterator<(N, T)> for Cells {
    /// Of two texts of one name, the later stays.
    fn from_iter<I: IntoIterator<Item = (N, T)>>(cells: I) -> Self {
        let cells = cells.into_iter();
        let mut list: Vec<(Cow<'static, str>, Box<str>)> =
            Vec::with_capacity(cells.size_hint().1.unwrap_or(0).min(16));
        for (name, text) in cells {
            let (name, text) = (name.into(), text.into());
            // Who gives them in order has them put at the end.
            if list.last().is_none_or(|(last, _)| *last < name) {
                list.push((name, text));
                continue;
            }
            match list.binary_search_by(|(known, _)| known.cmp(&name)) {
                Ok(at) => {
                    if let Some(slot) = list.get_mut(at) {
                        slot.1 = text;
                    }
                }
                Err(at) => list.insert(at, (name, text)),
            }
        }
        Self(list.into_boxed_slice())
    }
}

impl Serialize for Cells {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Cells {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OfMap;
        impl<'de> Visitor<'de> for OfMap {
            type Value = Cells;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("texts by role")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Cells, A::Error> {
                let mut cells: Vec<(String, String)> = Vec::new();
                while let Some(cell) = map.next_entry()? {
                    cells.push(cell);
                }
                Ok(cells.into_iter().collect())
            }
        }
        deserializer.deserialize_map(OfMap)
    }
}

impl JsonSchema for Cells {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Cells".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        <std::collections::BTreeMap<String, String>>::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::Cells;

    #[test]
    fn sorted_by_name_and_the_later_stays() {
        let cells: Cells =
            [("lead", "a"), ("content", "b"), ("other:x", "c"), ("lead", "d")].into_iter().collect();
        assert_eq!(cells.iter().collect::<Vec<_>>(), [("content", "b"), ("lead", "d"), ("other:x", "c")]);
        assert_eq!((cells.get("lead"), cells.get("note")), (Some("d"), None));
    }
}
