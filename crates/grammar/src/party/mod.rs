//! Bodies, persons by office and groups that a text names: `Sở Y tế`, `Chủ tịch UBND xã`, `các sở, ban, ngành`.
//!
//! Texts are expected in NFC. What no registry knows is kept with what is certain of it; nothing is dropped but
//! words that say what a body does.

mod acting;
mod body;
mod capitals;
mod clause;
mod closure;
mod collective;
mod crowd;
mod cutter;
mod extent;
mod gather;
mod group;
mod heads;
mod key;
mod known;
mod leading;
mod letters;
mod list;
mod members;
mod of_name;
mod office;
mod open;
mod openings;
mod organs;
mod person;
mod phrases;
mod place;
mod place_names;
mod police;
mod province;
mod roles;
mod several;
mod shared;
pub(crate) mod words;
mod zones;

use jiff::civil::Date;
use model::{Party, PartyKind, PartyLevel};

pub(crate) use body::slug;
pub use clause::DOING;
pub use closure::{closure, is_whole};
pub use heads::{head, heads};
pub use leading::{Opening, coordinating, leading, opening};
use list::{Reader, append};
pub use of_name::is_of_name;
pub use openings::may_open;
pub use place::SETTLEMENTS;
pub use province::whole as province;
pub use roles::{Roles, roles};
use words::Words;

/// What is known of the document in which a name stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Context {
    /// When it was issued: bodies change, names resolve at this day.
    pub issued_on: Option<Date>,
    /// Who issued it: «UBND huyện» is the issuer's own, «Chi cục Thuế» sits at its level.
    pub issuer: Option<Party>,
}

/// Somebody of no known sort, by what is printed.
///
/// ```
/// let party = grammar::party::as_printed("Kế toán, thủ quỹ");
/// assert_eq!((party.name.as_str(), party.id.as_str()), ("Kế toán, thủ quỹ", "ke-toan-thu-quy"));
/// ```
pub fn as_printed(text: &str) -> Party {
    body::unknown(text, PartyKind::Other, PartyLevel::Other, false)
}

/// Reads the parties of a cell.
///
/// A cell that names documents and no body gives none.
///
/// ```
/// use grammar::party::{Context, read_list};
/// let parties = read_list("Phòng TCKH, TNMT; các cơ quan liên quan", &Context::default());
/// let names: Vec<_> = parties.iter().map(|p| p.name.as_str()).collect();
/// assert_eq!(names, ["Phòng Tài chính - Kế hoạch", "Phòng Tài nguyên và Môi trường", "Các cơ quan liên quan"]);
/// assert!(parties[2].collective);
/// ```
pub fn read_list(text: &str, context: &Context) -> Vec<Party> {
    let words = Words::all(text);
    if names_document(text, &words) {
        return Vec::new();
    }
    let reader = Reader::new(&words, context, false);
    let (items, left) = reader.all();
    let mut parties = Vec::new();
    items.into_iter().for_each(|item| append(&mut parties, item.parties));
    if let ([first, .., last], true) = (left.as_slice(), parties.is_empty()) {
        let raw = words.printed(*first..last + 1);
        parties.push(body::unknown(raw, PartyKind::Other, PartyLevel::Other, false));
    }
    parties
}

/// Whether a cell names a document and no body: «KH số 08 của UBND huyện», but not «Tổ công tác Đề án 06».
fn names_document(text: &str, words: &Words<'_>) -> bool {
    has_figure(text)
        && (open::OTHER_WORDS.stand(words, 0) || body::longest(words, 0, None).named.is_none())
        && crate::citation::opens(text)
}

/// Whether a figure stands in a text.
fn has_figure(text: &str) -> bool {
    // Without a way out of the loop many bytes are looked at in one step.
    text.bytes().fold(false, |found, b| found | b.is_ascii_digit())
}

/// The one party at the start of a text, and the characters that it takes.
pub(crate) fn reader_at(text: &str, context: &Context) -> Option<(Party, usize)> {
    let words = Words::new(text);
    let reader = Reader::new(&words, context, true);
    let item = reader.item(0)?;
    let to = text.get(..words.bytes(0..item.to).end)?.chars().count();
    item.parties.into_iter().next().map(|party| (party, to))
}

#[cfg(test)]
mod tests;
