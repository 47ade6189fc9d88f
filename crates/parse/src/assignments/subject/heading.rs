//! Headings that are bodies: all that stands below is theirs.

use std::sync::LazyLock;

use model::Party;
use normalize::trimmed;

use super::{Head, OPENING_WORDS, handed, purpose, read, topic};
use crate::assignments::{bodies, person};
use crate::words::{Phrase, Phrases, Word, bare, is_longer, is_upper, opens_bare, words};

/// Words before the name of a body that is a heading.
static HEADING_OPENINGS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "trách nhiệm thi hành của",
        "trách nhiệm thực hiện của",
        "trách nhiệm cụ thể của",
        "trách nhiệm của",
        "nhiệm vụ, trách nhiệm của",
        "nhiệm vụ của",
        "với",
        "riêng đối với",
        "riêng",
        "phân công cho",
        "đối với",
        "trách nhiệm",
        "về phía",
        "nhiệm vụ cụ thể của",
        "phân công nhiệm vụ cho",
        "phân công trách nhiệm của",
        "đề nghị",
        "giao nhiệm vụ cho",
        "giao cho",
        "giao",
        "yêu cầu",
        "phân công",
    ])
});

/// Who leads what stands below a heading: the bodies that it is, or that it gives its items to («Sở Y tế chủ trì», «Nhóm
/// nhiệm vụ do Sở Y tế chủ trì»).
///
/// A kind of body and what it is to become is nobody: «TRƯỜNG HỌC AN TOÀN».
pub(crate) fn of_heading(title: &str, context: &bodies::Context) -> Option<Vec<Party>> {
    if topic::is_aspired(title) {
        return None;
    }
    let found = heading(title, context).or_else(|| {
        let lead = |title: &str| {
            let told = format!("{title}:");
            read(&told, &Head::default(), context).filter(|s| s.heads_items).map(|s| s.lead)
        };
        lead(title).or_else(|| lead(without_short(title)?))
    });
    let given = || {
        let end = title.trim_end_matches([')', '.', ':', ' ']);
        let whole = ["chủ trì", "chủ trì thực hiện", "CHỦ TRÌ"].iter().any(|word| end.ends_with(word));
        whole.then(|| handed(title, &Head::default(), context).map(|s| s.lead)).flatten()
    };
    found.or_else(given).or_else(|| in_capitals(title, context))
}

/// «SỞ Y TẾ CHỦ TRÌ, PHỐI HỢP VỚI SỞ TÀI CHÍNH»: without small letters no word tells that a name ends before it.
fn in_capitals(title: &str, context: &bodies::Context) -> Option<Vec<Party>> {
    let (name, _) = Some(title).filter(|title| is_upper(title))?.split_once(" CHỦ TRÌ")?;
    bodies::whole(name, context)
}

/// Reads a heading as bodies, if it is nothing else: «Sở Y tế», «Giao Sở Y tế:», «Trách nhiệm của các sở, ngành».
pub(crate) fn heading(title: &str, context: &bodies::Context) -> Option<Vec<Party>> {
    const FORCES: Phrase = Phrase::of("lực lượng");
    let title = trimmed(title).trim_end_matches([':', '.', ';']).trim();
    if is_longer(title, 260) {
        return None;
    }
    let words = words(title, OPENING_WORDS);
    // «LỰC LƯỢNG, PHƯƠNG TIỆN»: what there is, not who is told.
    if FORCES.stands_at(&words, 0) && words.get(1).is_none_or(|w| w.stop.is_some()) {
        return None;
    }
    if let Some(person) = person::whole(title, context) {
        return Some(vec![person]);
    }
    let title = without_address(title);
    let title = without_manner(without_function(title));
    if let Some(parties) = bodies::whole(title, context) {
        return Some(parties);
    }
    if let Some(mut parties) = without_short(title).and_then(|named| bodies::whole(named, context)) {
        if let [only] = parties.as_mut_slice() {
            only.raw = title.into();
        }
        return Some(parties);
    }
    if let Some(board) = purpose::named(title) {
        return Some(vec![board]);
    }
    if let Some(many) = of_members(title, context) {
        return Some(vec![many]);
    }
    let skip = HEADING_OPENINGS.count(&words, 0)?;
    bodies::whole(title.get(words.get(skip)?.start()..)?, context)
}

/// A heading without the address of several persons: «Các ông, bà: Trưởng phòng Nội vụ, Trưởng phòng Tài chính».
fn without_address(title: &str) -> &str {
    const ADDRESSES: [&str; 6] =
        ["cac ong, ba", "cac ong (ba)", "cac ong ba", "cac dong chi", "cac d/c", "ong, ba"];
    let addressed = |(form, rest): (&str, _)| ADDRESSES.contains(&bare(form).as_str()).then_some(rest);
    title
        .split_once(':')
        .filter(|(form, _)| form.len() <= LONGEST_ADDRESS)
        .and_then(addressed)
        .map_or(title, trimmed)
}

/// Bytes of the longest address of persons, and more.
const LONGEST_ADDRESS: usize = 24;

/// Many bodies with their members behind a colon: «Các công ty thủy lợi: Bắc Nghệ An, Nam Nghệ An».
fn of_members(title: &str, context: &bodies::Context) -> Option<Party> {
    let (many, members) = title.split_once(':')?;
    if !are_members(members) {
        return None;
    }
    let [party] = <[Party; 1]>::try_from(bodies::whole(many, context)?).ok()?;
    party.collective.then(|| Party { raw: title.into(), ..party })
}

/// Whether nothing but names of several stands behind the colon of many bodies: each word of them in capitals, no stop.
pub(super) fn are_members(text: &str) -> bool {
    let text = trimmed(text);
    let capital = |word: &str| word == "và" || word.starts_with(char::is_uppercase);
    text.contains(',')
        && !text.ends_with(['.', ';', ':'])
        && text.split(',').all(|name| !trimmed(name).is_empty() && name.split_whitespace().all(capital))
}

/// A heading without how its bodies are to do what stands below: «Yêu cầu các sở, ngành khẩn trương thực hiện».
fn without_manner(title: &str) -> &str {
    const MANNERS: [&str; 14] = [
        " như sau",
        " cụ thể như sau",
        " cần",
        " phải",
        " tập trung",
        " khẩn trương",
        " chủ động",
        " tích cực",
        " nghiêm túc",
        " thực hiện",
        " thực hiện tốt",
        " triển khai",
        " tổ chức thực hiện",
        " tiếp tục",
    ];
    let mut rest = title;
    while let Some(shorter) =
        MANNERS.iter().filter_map(|manner| rest.strip_suffix(manner)).min_by_key(|s| s.len())
        // «Phòng Hậu cần», «Khoa Hồi sức tích cực»
        && !grammar::party::is_of_name(rest, shorter.len() + 1)
    {
        rest = shorter.trim_end_matches([',', ' ']);
    }
    rest
}

/// A heading without what the body is called for short, if it says so: «Ban Kỹ thuật - Sản xuất (BKTSX)».
fn without_short(title: &str) -> Option<&str> {
    const LONGEST: usize = 12;
    let (name, short) = title.strip_suffix(')')?.rsplit_once(" (")?;
    let letters = |c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '&' | '/');
    let short = short.strip_prefix("gọi tắt là ").unwrap_or(short);
    let is_short = (2..=LONGEST).contains(&short.chars().count()) && short.chars().all(letters);
    is_short.then_some(name)
}

/// Whether words that stand before the name of a body in a heading open a text.
pub(super) fn duties_of(opening: &[Word]) -> bool {
    HEADING_OPENINGS.stand(opening, 0)
}

/// Whether a heading names what its section is about, who need not be told anything: «Đối với Nhà máy bột giấy».
pub(crate) fn is_about(title: &str) -> bool {
    static ABOUT: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&["đối với", "riêng đối với"]));
    ABOUT.stand(&words(title, 3), 0)
}

/// A heading without what the body is in this matter: «Sở Nội vụ - Cơ quan thường trực», «Sở Nội vụ (đơn vị đầu mối)».
fn without_function(title: &str) -> &str {
    const FUNCTIONS: [&str; 10] = [
        "co quan thuong truc",
        "co quan chu tri",
        "co quan dau moi",
        "don vi thuong truc",
        "don vi chu tri",
        "don vi dau moi",
        "bo phan thuong truc",
        "thuong truc",
        "la co quan thuong truc",
        // «Sở Nội vụ (phối hợp: Sở Tài chính)»: who takes part is another body.
        "phoi hop",
    ];
    let part = |mark: &str| {
        // Most titles hold no such sign.
        memchr::memchr(trimmed(mark).bytes().next()?, title.as_bytes())?;
        title.rsplit_once(mark)
    };
    let function = |(_, rest): &(&str, &str)| FUNCTIONS.iter().any(|f| opens_bare(rest, f));
    let parts = [" - ", " – ", ", ", " ("].into_iter().filter_map(part);
    parts.filter(function).map(|(name, _)| name.trim_end()).find(|name| !name.is_empty()).unwrap_or(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_that_are_bodies() {
        let leads = |title: &str| heading(title, &bodies::Context::default()).map_or(0, |found| found.len());
        assert_eq!(leads("LỰC LƯỢNG, PHƯƠNG TIỆN"), 0);
        assert_eq!(leads("Các lực lượng vũ trang tỉnh"), 1);
        assert_eq!(leads("Giao Sở Y tế, Sở Nội vụ"), 2);
        assert_eq!(leads("Với Sở Y tế:"), 1);
        assert_eq!(leads("Trách nhiệm thi hành của Sở Y tế"), 1);
        assert_eq!(leads("Sở Nội vụ - Cơ quan thường trực"), 1);
        assert_eq!(leads("Sở Nội vụ (cơ quan đầu mối)"), 1);
        assert_eq!(leads("Trung tâm Kỹ thuật - Sản xuất (TTKTSX)"), 1);
        assert_eq!(leads("Trường TH và THCS"), 1);
        assert_eq!(leads("Phòng Chính trị, Phòng Hậu cần"), 2);
        let raw = |title: &str| heading(title, &bodies::Context::default()).map(|found| found[0].raw.clone());
        assert_eq!(raw("Khoa Hồi sức tích cực").as_deref(), Some("Khoa Hồi sức tích cực"));
        assert_eq!(raw("Các sở tích cực").as_deref(), Some("Các sở"));
        assert_eq!(leads("Yêu cầu kỹ thuật"), 0);
        assert_eq!(leads("Yêu cầu các sở, ngành, địa phương tập trung:"), 1);
        assert_eq!(leads("Các sở, ngành khẩn trương triển khai thực hiện"), 1);
        assert_eq!(leads("Sở Y tế cần tập trung thực hiện tốt"), 1);
        assert_eq!(leads("Kế hoạch triển khai thực hiện"), 0);
        assert_eq!(leads("Các công ty thủy lợi: Bắc Hòa An, Nam Hòa An"), 1);
        assert_eq!(leads("Các công ty thủy lợi: Tuyên truyền, vận động"), 0);
    }

    #[test]
    fn headings_that_give_their_items_to_somebody() {
        let lead = |title: &str| {
            let found = of_heading(title, &bodies::Context::default()).unwrap_or_default();
            found.iter().map(|p| p.name.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(lead("SỞ TÀI CHÍNH"), ["Sở Tài chính"]);
        assert_eq!(lead("Sở Y tế chủ trì"), ["Sở Y tế"]);
        assert_eq!(lead("Nhóm nhiệm vụ do Sở Y tế chủ trì"), ["Sở Y tế"]);
        assert_eq!(lead("Nhiệm vụ thường xuyên (do Sở Nội vụ chủ trì)"), ["Sở Nội vụ"]);
        assert_eq!(lead("Nhiệm vụ do Chính phủ giao"), [""; 0]);
        assert_eq!(lead("Nhóm nhiệm vụ y tế"), [""; 0]);
    }
}
