//! Persons with their offices, as headings or in front of a colon: «Ông Nguyễn Văn An, Giám đốc Sở Nội vụ, Phó Trưởng ban»,
//! «PGS.TS. Trần Văn Hùng, Phó Hiệu trưởng: phụ trách đào tạo».

use grammar::party;
use model::{Party, PartyKind, PartyLevel};
use normalize::{small_text, trimmed};

use super::bodies;
use crate::header::foot::without_rank;
use crate::words::bare;

/// Words before the name of a person, as bare letters.
const FORMS: [&str; 10] =
    ["dong chi", "d/c", "ong", "ba", "thay", "co", "bac si", "tien si", "thac si", "giao su"];

/// Degrees, with stops or without: «PGS.TS.», «ThS.BS», «BSCKII».
const DEGREES: [&str; 12] =
    ["gs", "pgs", "ts", "tskh", "ths", "bs", "bscki", "bsckii", "cki", "ckii", "ds", "ks"];

/// Bytes of the longest of them with its marks, and more.
const LONGEST_FORM: usize = 24;

/// Whether the first letter of a text is that of one of the forms.
fn may_be_form(text: &str) -> bool {
    text.bytes().next().is_some_and(|first| {
        !first.is_ascii() || matches!(first.to_ascii_lowercase(), b'd' | b'o' | b'b' | b't' | b'c' | b'g')
    })
}

/// Longest reading of a person, in bytes.
const LONGEST: usize = 240;

/// A text that is one person and nothing else.
pub(super) fn whole(text: &str, context: &bodies::Context) -> Option<Party> {
    let text = trimmed(text).trim_end_matches([':', '.', ';', ',', ' ']);
    if text.len() > LONGEST {
        return None;
    }
    let (name, rest) = named(text)?;
    let offices = rest.trim_start_matches([',', '-', '–', '(', ' ']);
    let behind = small_text(rest);
    let one = [" đồng chí ", " ông ", " bà "].iter().all(|form| !behind.contains(form));
    // The grammar of parties knows offices.
    let held = party::read_list(offices, &context.party).into_iter().next();
    // «Thầy Phan Quốc Bảo - Tổ Tin học»: where he is.
    let of_body = || {
        rest.starts_with([' ', '-', '–', '('])
            && bodies::whole(offices.trim_end_matches(')'), context).is_some_and(|found| found.len() == 1)
    };
    let fits = held.as_ref().map_or(offices.is_empty(), |office| office.kind == PartyKind::Role || of_body());
    if !one || !fits {
        return None;
    }
    // What the grammar of parties reads to the end says more.
    let known = bodies::whole(text, context).and_then(|found| match <[Party; 1]>::try_from(found) {
        Ok([only]) if *only.raw == *text => Some(only),
        Ok(_) | Err(_) => None,
    });
    if known.is_some() {
        return known;
    }
    let level = held.map_or(PartyLevel::Other, |office| office.level);
    let shown = if offices.is_empty() { name } else { text };
    Some(bodies::by_letters(text, shown, PartyKind::Role, level))
}

/// Whether a text is one person and nothing else.
pub(super) fn names_one(text: &str) -> bool {
    whole(text, &bodies::Context::default()).is_some()
}

/// Whether a text opens with a form of address or a degree.
pub(super) fn opens(text: &str) -> bool {
    behind_form(text).is_some()
}

/// The person before the first colon of a text, and where the colon stands.
pub(super) fn before_colon(text: &str, context: &bodies::Context) -> Option<(Party, usize)> {
    let colon = memchr::memchr(b':', text.as_bytes())?;
    Some((whole(text.get(..colon)?, context)?, colon))
}

/// The name that a text begins with, forms of address and degrees included, and what follows it.
fn named(text: &str) -> Option<(&str, &str)> {
    let mut rest = text;
    while let Some(behind) = behind_form(rest) {
        rest = behind.trim_start();
    }
    if rest.len() == text.len() {
        return None;
    }
    let mut syllables = 0;
    while let Some(end) = syllable(rest) {
        syllables += 1;
        rest = rest.get(end..)?;
        match rest.strip_prefix(' ') {
            Some(next) if syllable(next).is_some() => rest = next,
            Some(_) | None => break,
        }
    }
    let ends = rest.is_empty() || [",", " -", " –", " ("].iter().any(|mark| rest.starts_with(mark));
    ((2..=5).contains(&syllables) && ends).then(|| Some((text.get(..text.len() - rest.len())?, rest)))?
}

/// What stands behind a form of address or a degree.
fn behind_form(text: &str) -> Option<&str> {
    let (first, rest) = text.split_once(' ')?;
    let named = without_rank(text);
    if named.len() < text.len() {
        return Some(named);
    }
    let mut degrees = first.split('.').filter(|d| !d.is_empty()).peekable();
    let upper = first.starts_with(char::is_uppercase) && first.is_ascii();
    if upper && degrees.peek().is_some() && degrees.all(|d| DEGREES.contains(&d.to_lowercase().as_str())) {
        return Some(rest);
    }
    let two = rest.find(' ').map(|at| first.len() + 1 + at);
    let form = |end: usize| {
        let form = text.get(..end).filter(|form| form.len() <= LONGEST_FORM && may_be_form(form))?;
        let form = bare(form);
        FORMS.contains(&form.as_str()).then(|| text.get(end + 1..)).flatten()
    };
    form(first.len()).or_else(|| two.and_then(form))
}

/// Where the syllable of a name ends that a text begins with: a capital and small letters.
fn syllable(text: &str) -> Option<usize> {
    const LONGEST: usize = 7;
    let end = text.find(|c: char| !normalize::is_letter(c)).unwrap_or(text.len());
    let mut letters = text.get(..end)?.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    (capital && letters.clone().count() < LONGEST && letters.all(char::is_lowercase)).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons() {
        let name = |text: &str| whole(text, &bodies::Context::default()).map(|p| p.name.to_string());
        for text in [
            "Đồng chí Đoàn Thanh Sơn, Chủ tịch UBND tỉnh, Phó Trưởng ban Thường trực",
            "Ông Nguyễn Văn An, Giám đốc Sở Nội vụ, Phó Trưởng ban",
            "Bà Lê Thị Bình - Giám đốc Sở Y tế - Thành viên",
            "ThS.BS Nguyễn Hoàng Hải - Phó Giám đốc",
            "PGS.TS. Trần Văn Hùng, Phó Hiệu trưởng",
            "Đại tá Trần Hồng Quang, Phó Giám đốc Công an tỉnh",
            "Ông Trịnh Xuân Trường",
            "Đ/c Lý A Dơ (Phó Chủ tịch UBND xã)",
        ] {
            assert_eq!(name(text).as_deref(), Some(text), "{text}");
        }
        for text in [
            "Bà Rịa - Vũng Tàu",
            "Cô Tô",
            "Đồng chí Bí thư Đảng ủy",
            "Đồng chí Phó Chủ tịch UBND tỉnh",
            "Ông Nguyễn Văn An và bà Lê Thị Bình",
            "Sở Nội vụ",
            "Ông Nguyễn Văn An, xây dựng kế hoạch",
            "CN Việt Trì",
            "Trần Văn Hùng",
        ] {
            assert_eq!(name(text), None, "{text}");
        }
    }

    #[test]
    fn persons_in_front_of_a_colon() {
        let text = "Đại tá Trần Hồng Quang, Phó Giám đốc Công an tỉnh: Phụ trách an ninh.";
        let found = before_colon(text, &bodies::Context::default());
        assert_eq!(found.map(|(p, _)| p.level), Some(PartyLevel::Province));
        assert_eq!(before_colon("Đối tượng: bà con các bản.", &bodies::Context::default()), None);
    }
}
