//! Persons by office in a list, with the body that they head.

use model::{Party, PartyKind, PartyLevel};

use super::list::{Item, ItemSort, Reader};
use super::{body, group, office, place};
use crate::folded::slug;

impl Reader<'_, '_> {
    /// «Chủ tịch UBND xã, thị trấn», «Giám đốc các Sở».
    pub(super) fn office(&self, at: usize) -> Option<Item> {
        let words = self.words;
        let end = office::read(words, at)?;
        if self.longest(at).is_some_and(|n| n.reached.to >= end) {
            return None;
        }
        let small = !words.is_capital(at) && group::many(words, at).is_none();
        if small && self.prose {
            return None;
        }
        let object = self
            .known(end)
            .or_else(|| self.group(end))
            .or_else(|| self.seat(end))
            .or_else(|| self.hamlet(end))
            .or_else(|| self.open(end));
        let title = self.raw(at, end);
        let parties = match &object {
            Some(object) if object.parties.len() == 1 => {
                let raw = self.raw(at, object.to);
                object.parties.iter().map(|p| role_of(&raw, &title, p)).collect()
            }
            Some(object) => object.parties.iter().map(|p| role_of(&p.raw, &title, p)).collect(),
            None => {
                let mut to = self.tail(end, false);
                // «đ/c Nguyễn Văn A - Phó Trưởng phòng»: what the person is.
                if words.is_mark(to, b"-")
                    && let Some(office) = office::read(words, to + 1)
                {
                    to = self.tail(office, false);
                }
                let raw = self.raw(at, to);
                let level = self.context.issuer.as_ref().map_or(PartyLevel::Other, |i| i.level);
                let many = group::many(words, at).is_some();
                return Some(Item {
                    from: at,
                    to,
                    parties: vec![body::unknown(&raw, PartyKind::Role, level, many)],
                    sort: ItemSort::Office,
                });
            }
        };
        Some(Item { from: at, to: object.map_or(end, |o| o.to), parties, sort: ItemSort::Office })
    }

    /// «các thôn, bản» in a list: all of them take part.
    pub(super) fn hamlets(&self, at: usize) -> Option<Item> {
        group::many(self.words, at)?;
        let item = self.hamlet(at)?;
        item.parties.iter().all(|p| p.collective).then_some(item)
    }

    /// «thôn, bản», whose heads are named but which are no bodies themselves.
    pub(super) fn hamlet(&self, at: usize) -> Option<Item> {
        let found = place::read(self.words, at, |i| self.is_body(i))?;
        let party = body::unknown(&self.raw(at, found.to), PartyKind::Group, PartyLevel::Other, found.many);
        Some(Item { from: at, to: found.to, parties: vec![party], sort: ItemSort::Known })
    }
}

fn role_of(raw: &str, title: &str, object: &Party) -> Party {
    let small = title.split_whitespace().collect::<Vec<_>>().join(" ");
    Party {
        raw: raw.to_owned(),
        name: format!("{small} {}", inside(object)),
        id: format!("{}-{}", slug(title), object.id),
        kind: PartyKind::Role,
        level: object.level,
        place: object.place.clone(),
        collective: object.collective,
    }
}

/// The name of a body inside a name: «các cơ quan, đơn vị».
fn inside(object: &Party) -> String {
    object.name.strip_prefix("Các ").map_or_else(|| object.name.clone(), |rest| format!("các {rest}"))
}
