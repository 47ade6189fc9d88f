//! The police of a place by its letters, as cells write them: «CAX», «CAP Sa Pa», «CATP».

use std::sync::LazyLock;

use model::PartyLevel;
use smallvec::smallvec;

use super::list::{Item, ItemSort, Reader};
use super::place::{self, Place, Unit};
use super::words::{Key, Sort, Words};
use crate::registry::{Body, registry};

/// The letters, and the place whose police they are.
const LETTERS: [(Key, Unit); 5] = [
    (Key::said("cax"), Unit { name: "xã", level: PartyLevel::Commune }),
    (Key::said("cap"), Unit { name: "phường", level: PartyLevel::Commune }),
    (Key::said("cah"), Unit { name: "huyện", level: PartyLevel::District }),
    (Key::said("cat"), Unit { name: "tỉnh", level: PartyLevel::Province }),
    (Key::said("catp"), Unit { name: "thành phố", level: PartyLevel::Province }),
];

static POLICE: LazyLock<Option<&'static Body>> =
    LazyLock::new(|| registry().bodies.iter().find(|body| body.name == "Công an" && !body.open));

/// The letters, as first words of a cell.
pub(super) fn first_words() -> impl Iterator<Item = Key> {
    LETTERS.iter().map(|(letters, _)| letters.bare())
}

/// The place whose police the letters at a word are.
fn place_of(words: &Words<'_>, at: usize) -> Option<Unit> {
    if words.sort(at) != Some(Sort::Capitals) || words.shouted() {
        return None;
    }
    let letters = words.low(at);
    LETTERS.iter().find(|(own, _)| *own == letters).map(|(_, unit)| *unit)
}

impl Reader<'_, '_> {
    /// Whether such letters stand in a cell.
    pub(super) fn is_police(&self, at: usize) -> bool {
        !self.prose && place_of(self.words, at).is_some()
    }

    /// «CAX», «CAX Tân Trào»: in a cell alone, a sentence may mean something else by them.
    pub(super) fn police(&self, at: usize) -> Option<Item> {
        let words = self.words;
        let unit = if self.prose { None } else { place_of(words, at) }?;
        let named = place::name(words, at + 1, |i| self.is_body(i));
        let to = named.as_ref().map_or(at + 1, |(_, end)| *end);
        let name = named.map(|(name, _)| name);
        let seat = Place { units: smallvec![unit], name, many: false, rank: false, from: at, to };
        let to = self.qualified(to, false);
        let parties = vec![self.body(at..to, (*POLICE)?, Some(&seat))];
        Some(Item { from: at, to, parties, sort: ItemSort::Known })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Context, is_whole, read_list};

    #[test]
    fn police_by_letters() {
        for (text, names) in [
            ("CAX", &["Công an xã"][..]),
            ("CAX Tân Trào", &["Công an xã Tân Trào"]),
            ("UBND xã, CAX", &["Ủy ban nhân dân xã", "Công an xã"]),
            ("CAP; Trạm Y tế phường", &["Công an phường", "Trạm Y tế phường"]),
            ("CATP", &["Công an thành phố"]),
            ("Cap", &[]),
        ] {
            let found = read_list(text, &Context::default());
            assert_eq!(found.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), names, "{text}");
            assert_eq!(is_whole(text), !names.is_empty(), "{text}");
        }
    }
}
