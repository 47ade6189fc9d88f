//! The sets of one byte a letter, written as runs of letters on consecutive codes.
//!
//! Sources: TCVN 5712:1993 (its third form, without capitals that carry a tone), RFC 1456 (VISCII), and the code chart
//! of the Vietnamese Professionals Society (VPS). Everything not named here is ASCII or stays as it is.

use super::surface;
use crate::letter::is_marked;
use crate::syllable::is_syllable;

/// A code page: first code and the letters from there on.
pub(super) type CodePage = [(u8, &'static str)];

/// TCVN 5712-3, the `ABC` fonts: 67 small letters, and seven capitals without tone.
pub(super) const TCVN3: [(u8, &str); 8] = [
    (0xa1, "ĂÂÊÔƠƯĐăâêôơưđ"),
    (0xb5, "àảãáạ"),
    (0xbb, "ằẳẵắ"),
    (0xc6, "ặầẩẫấậè"),
    (0xce, "ẻẽéẹềểễếệìỉ"),
    (0xdc, "ĩíịò"),
    (0xe1, "ỏõóọồổỗốộờởỡớợù"),
    (0xf1, "ủũúụừửữứựỳỷỹýỵ"),
];

/// VISCII 1.1: all 134, six capitals on control codes.
pub(super) const VISCII: [(u8, &str); 6] = [
    (0x02, "Ẳ"),
    (0x05, "ẴẪ"),
    (0x14, "Ỷ"),
    (0x19, "Ỹ"),
    (0x1e, "Ỵ"),
    (
        0x80,
        "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ",
    ),
];

/// VPS: all 134, fourteen capitals on control codes. The codes between the runs are quotes, a space and ç î ö ü þ.
pub(super) const VPS: [(u8, &str); 16] = [
    (0x02, "ẠẬẶẸỆ"),
    (0x10, "ỊỌỘỢỤỰ"),
    (0x19, "Ỵ"),
    (0x1c, "ẪỮ"),
    (0x80, "ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ"),
    (0x93, "ỀỂỄỐỒỔỖýỷỵỚỜỞ"),
    (0xa1, "ắằẳẵặỠớÙờởỡŨỨợỪ"),
    (0xb0, "ổỬỲỸÍÌộỈĨÓửữÒỎÕự"),
    (0xc0, "ầÁÂấẩẫậđẻÉÊẹỉễịỹ"),
    (0xd0, "ƯỦồốÔỏơÈừứÚũ"),
    (0xdc, "ưÝẺ"),
    (0xe0, "àáâãảạă"),
    (0xe8, "èéêẽìí"),
    (0xef, "ĩẴĐòóôõ"),
    (0xf7, "Ơụùúủ"),
    (0xfd, "ỶẼỳ"),
];

/// Decodes a run of surface characters.
pub(super) fn decode(text: &str, page: &CodePage) -> String {
    text.chars().map(|c| surface::byte(c).and_then(|b| letter(b, page)).unwrap_or(c)).collect()
}

fn letter(byte: u8, page: &CodePage) -> Option<char> {
    let &(start, letters) = page.iter().rev().find(|&&(start, _)| start <= byte)?;
    letters.chars().nth(usize::from(byte - start))
}

/// The byte of a character; `None` where the page has none. A code that the page gives to a letter is no code of the
/// Latin-1 character that it would be elsewhere.
pub(super) fn encode(c: char, page: &CodePage) -> Option<u8> {
    for &(start, letters) in page {
        if let Some(at) = letters.chars().position(|l| l == c) {
            return u8::try_from(at).ok().map(|at| start + at);
        }
    }
    surface::byte(c).filter(|&b| !is_marked(c) && letter(b, page).is_none())
}

/// Puts ư for the hyphen where a PDF names the code 0xAD so, as its standard encodings do: «®-êng» is «đường».
///
/// Only where the hyphen completes a syllable of which one half is none; «Kinh tế-xã hội» keeps its hyphen.
pub(super) fn mend_hyphens(text: &str) -> String {
    if !text.contains('-') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive(|c: char| !c.is_alphabetic() && c != '-') {
        let core = piece.trim_end_matches(|c: char| !c.is_alphabetic() && c != '-');
        let joined = core.replacen('-', "ư", 1);
        let mended = match core.split_once('-') {
            Some((left, right)) if !left.is_empty() && !right.contains('-') => {
                is_syllable(&joined) && !(is_syllable(left) && is_syllable(right))
            }
            _ => false,
        };
        out.push_str(if mended { &joined } else { core });
        out.push_str(piece.strip_prefix(core).unwrap_or_default());
    }
    out
}

/// Capitals for the small letters amid capitals: TCVN3 has none with a tone, and the font that drew them so is lost, as in
/// «KÕ HO¹CH» for «KẾ HOẠCH».
///
/// A word is in capitals where all its letters that could be are, two of them at least or one behind a letter that could
/// not; words that say less go with their neighbours.
pub(super) fn mend_capitals(text: &str) -> String {
    let words: Vec<&str> = text.split_inclusive(|c: char| !c.is_alphabetic()).collect();
    let mut looks: Vec<Look> = words.iter().map(|word| Look::of(word)).collect();
    if !looks.contains(&Look::Capitals) {
        return text.to_owned();
    }
    // In a title every word counts, also one that is in capitals as it stands: «HUYỆN SƠN Hà».
    if !text.contains(|c: char| c.is_ascii_lowercase()) {
        for (look, word) in looks.iter_mut().zip(&words).filter(|(look, _)| **look == Look::Plain) {
            if word.chars().filter(|c| c.is_uppercase()).count() > 1 {
                *look = Look::Capitals;
            }
        }
    }
    let word_at = |at: Option<usize>| at.and_then(|at| looks.get(at)).copied();
    let mut out = String::with_capacity(text.len());
    for (at, (word, look)) in words.iter().zip(&looks).enumerate() {
        let beside = [at.checked_sub(1), Some(at + 1)].map(|at| word_at(at) == Some(Look::Capitals));
        let raised = match look {
            Look::Capitals => true,
            Look::First => beside.contains(&true),
            Look::Silent => !beside.contains(&false),
            Look::Plain => false,
        };
        if raised { out.extend(word.chars().flat_map(char::to_uppercase)) } else { out.push_str(word) }
    }
    out
}

/// What a word with small letters of TCVN3 says about its case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// In capitals: `HOạCH`, `ủY`.
    Capitals,
    /// Only its first letter could be: «Kế».
    First,
    /// None could be: «ở».
    Silent,
    /// In small letters, or without one that has no capital.
    Plain,
}

impl Look {
    fn of(word: &str) -> Self {
        let letters = || word.chars().filter(|c| c.is_alphabetic());
        let toned = |c: char| !c.is_ascii() && c.is_lowercase() && !"ăâđêôơư".contains(c);
        if letters().any(|c| c.is_lowercase() && !toned(c)) || !letters().any(toned) {
            return Self::Plain;
        }
        match letters().filter(|c| c.is_uppercase()).count() {
            0 => Self::Silent,
            1 if letters().next().is_some_and(char::is_uppercase) => Self::First,
            _ => Self::Capitals,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_whole() {
        for (page, wanted) in [(&TCVN3[..], 74), (&VISCII[..], 134), (&VPS[..], 134)] {
            let letters: Vec<char> = page.iter().flat_map(|&(_, l)| l.chars()).collect();
            assert_eq!(letters.len(), wanted);
            for &c in &letters {
                assert!(is_marked(c));
                let byte = encode(c, page).expect("a code");
                assert_eq!(letter(byte, page), Some(c), "{byte:02x}");
            }
        }
    }

    #[test]
    fn capitals() {
        let table = [
            ("Kế HOạCH", "KẾ HOẠCH"),
            ("ủY BAN NHÂN DÂN TỉNH LạC SƠN", "ỦY BAN NHÂN DÂN TỈNH LẠC SƠN"),
            ("MụC ĐíCH, Ý NGHĩA", "MỤC ĐÍCH, Ý NGHĨA"),
            ("CộNG HòA Xã HộI CHủ NGHĩA VIệT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            ("HUYệN SƠN Hà", "HUYỆN SƠN HÀ"),
            ("Độc lập - Tự do", "Độc lập - Tự do"),
            ("Số 12 ở UBND xã", "Số 12 ở UBND xã"),
            ("Từ HĐND tỉnh", "Từ HĐND tỉnh"),
        ];
        for (given, wanted) in table {
            assert_eq!(mend_capitals(given), wanted);
        }
    }

    #[test]
    fn hyphens() {
        let table = [
            ("đ-ờng bộ", "đường bộ"),
            ("n-ớc th- mục", "nước thư mục"),
            ("kinh tế-xã hội", "kinh tế-xã hội"),
            ("KH-UBND, 2021-2025 - hết", "KH-UBND, 2021-2025 - hết"),
        ];
        for (given, wanted) in table {
            assert_eq!(mend_hyphens(given), wanted);
        }
    }
}
