//! The first words of bodies: what tells, before any name is read, that one may begin.

use model::PartyKind;

use super::body;
use super::open::OTHER_WORDS;
use super::words::Words;
use crate::registry::registry;

/// The sort of body with whose first words a text begins, spelt with their marks and a capital: a name of the registry
/// («UBND», «Kho bạc»), or the head of names that it does not hold («Trung tâm …», «Bảo tàng …»). None where the same
/// words begin something else («Hội nghị», «Cơ sở dữ liệu»), and none for groups, persons and places.
///
/// ```
/// use grammar::party::head;
/// use model::PartyKind;
/// assert_eq!(head("Sở Y tế chủ trì"), Some(PartyKind::Department));
/// assert_eq!(head("BẢO TÀNG TỈNH"), Some(PartyKind::ServiceUnit));
/// assert!(head("Hội nghị triển khai").is_none() && head("Các sở, ngành").is_none());
/// ```
pub fn head(text: &str) -> Option<PartyKind> {
    let words = Words::new(text);
    if !words.is_capital(0) || OTHER_WORDS.stand(&words, 0) {
        return None;
    }
    body::longest(&words, 0, None).named.map(|named| named.body.kind)
}

/// The heads of bodies in small letters, behind which the rest of a name stands («trung tâm», «hợp tác xã»), and names so short
/// that nothing need follow («công an», «nhà thiếu nhi», «pc06»). Some stand twice.
pub fn heads() -> impl Iterator<Item = String> {
    /// Words of a short name.
    const SHORT: usize = 3;
    let short = |name: &str| name.split(' ').count() <= SHORT;
    let bodies = || registry().bodies.iter();
    let named = bodies().filter(move |body| body.open || short(body.name)).map(|body| first_words(body.name));
    named.chain(bodies().filter_map(|body| body.code).map(normalize::small_text))
}

/// The words of a name in small letters up to what joins two.
fn first_words(name: &str) -> String {
    let mut head = Vec::new();
    for word in name.split(' ').take_while(|word| *word != "-") {
        head.push(word.trim_end_matches(','));
        if word.ends_with(',') {
            break;
        }
    }
    normalize::small_text(&head.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_tell_the_sort() {
        for (text, kind) in [
            ("Sở Y tế", Some(PartyKind::Department)),
            ("UBND các xã, phường", Some(PartyKind::PeoplesCommittee)),
            ("Trung tâm nào đó", Some(PartyKind::ServiceUnit)),
            ("TRẠI TẠM GIAM CÔNG AN TỈNH", Some(PartyKind::Security)),
            ("Kho bạc Nhà nước khu vực VIII", Some(PartyKind::VerticalBody)),
            ("Bộ tiêu chí", None),
            ("Cơ sở dữ liệu đất đai", None),
            ("Công nghệ thông tin", None),
            ("Số 12/KH-UBND", None),
            ("sở y tế", None),
            ("Các sở, ban, ngành", None),
            ("Rà soát", None),
            ("", None),
        ] {
            assert_eq!(head(text), kind, "{text}");
        }
    }

    #[test]
    fn heads_are_listed_whole() {
        let all: Vec<_> = heads().collect();
        for head in ["sở", "trung tâm", "hợp tác xã", "công an", "bảo tàng", "nhà thiếu nhi", "pc06", "pc11"]
        {
            assert!(all.iter().any(|h| h == head), "{head}");
        }
    }
}
