//! The issuer of a cited document: «của Thủ tướng Chính phủ», «của Ban Thường vụ Huyện ủy khóa XXI».

use std::sync::LazyLock;

use memchr::memmem;
use model::Party;

use crate::folded::Folded;
use crate::party::{Context, reader_at};
use crate::symbol::blank;

/// Characters in which an issuer is read.
const WINDOW: usize = 160;

/// Whether «số» may stand behind an issuer: most types whose issuer is told have no number, and need not be read.
pub(super) fn may_number_follow(text: &Folded<'_>, from: usize) -> bool {
    // An issuer ends within its window, its term («khóa XIII») soon behind.
    let mut last = blank(text, from + WINDOW) + KHOA.len();
    while text.letter(last).is_some_and(is_term) {
        last += 1;
    }
    let last = blank(text, last) + 3;
    memmem::find(text.bare_of(from..last.min(text.len())).as_bytes(), b"so ").is_some()
}

/// What leads in the term of an issuer.
const KHOA: &str = "khoa ";

/// Whether a letter may be one of a term: a roman numeral or a digit.
fn is_term(letter: u8) -> bool {
    b"ivxl0123456789".contains(&letter)
}

/// «của Thủ tướng Chính phủ» at a character.
pub(super) fn at(text: &Folded<'_>, at: usize) -> Option<(Party, usize)> {
    from(text, begins(text, at)?)
}

/// Behind «của» or «do».
pub(super) fn begins(text: &Folded<'_>, at: usize) -> Option<usize> {
    let word = ["cua ", "do "].into_iter().find(|w| text.bare_of(at..at + w.len()) == *w)?;
    Some(blank(text, at + word.len()))
}

/// What leads in the subject of a document, or of a body.
static ABOUT: LazyLock<memmem::Finder<'static>> = LazyLock::new(|| memmem::Finder::new(" về "));

/// Words that no name of an issuer goes on with, by their first two bytes; a blank stands before and behind them.
fn endings(first: u8, second: u8) -> &'static [&'static str] {
    match (first, second) {
        (b'n', b'h') => &["nhiệm kỳ"],
        (b'g', b'i') => &["giai đoạn"],
        // «đế», «đố», «đư»
        (0xc4, 0x91) => &["đến năm", "được", "đối với"],
        // «nă»
        (b'n', 0xc4) => &["năm"],
        (b'q', b'u') => &["quy định"],
        // «sử»
        (b's', 0xe1) => &["sửa đổi", "sửa đổi,"],
        (b't', b'r') => &["trên địa bàn"],
        _ => &[],
    }
}

/// Where the blank stands before the first of [`endings`].
fn behind(window: &str) -> Option<usize> {
    let bytes = window.as_bytes();
    let ends = |blank: usize| {
        let &[_, first, second, ..] = bytes.get(blank..)? else { return None };
        let rest = bytes.get(blank + 1..)?;
        let stands = |word: &&str| {
            rest.strip_prefix(word.as_bytes()).is_some_and(|behind| behind.first() == Some(&b' '))
        };
        endings(first, second).iter().any(stands).then_some(blank)
    };
    bytes.iter().enumerate().filter(|(_, byte)| **byte == b' ').find_map(|(blank, _)| ends(blank))
}

/// Whether the body named at a character may have a subject in its name: boards, teams and councils do.
fn has_subject(text: &Folded<'_>, from: usize) -> bool {
    ["ban ", "to ", "hoi dong ", "uy ban quoc gia "]
        .iter()
        .any(|head| text.bare_of(from..from + head.len()) == *head)
}

/// Behind «Hội nghị lần thứ sáu» at a character, or there where no meeting stands.
fn meeting(text: &Folded<'_>, from: usize) -> usize {
    const MEETING: &str = "hoi nghi lan thu ";
    if text.bare_of(from..from + MEETING.len()) != MEETING {
        return from;
    }
    let mut end = from + MEETING.len();
    while text.letter(end).is_some_and(|b| b.is_ascii_alphanumeric()) {
        end += 1;
    }
    blank(text, end)
}

/// The issuer whose name begins at a character.
pub(super) fn from(text: &Folded<'_>, from: usize) -> Option<(Party, usize)> {
    let window = text.printed(from..(from + WINDOW).min(text.len()));
    let window = memchr::memchr3(b'(', b';', b'\n', window.as_bytes())
        .and_then(|at| window.get(..at))
        .unwrap_or(window);
    // «Ban Chỉ đạo Trung ương về phát triển khoa học về Kế hoạch hành động»: a second subject is that of the document.
    let own = usize::from(has_subject(text, from));
    let subject = ABOUT.find_iter(window.as_bytes()).nth(own);
    let window = subject.and_then(|at| window.get(..at)).unwrap_or(window);
    let window = behind(window).and_then(|at| window.get(..at)).unwrap_or(window);
    // «của Hội nghị lần thứ sáu Ban Chấp hành Trung ương»: the meeting of a body is that body.
    let met = meeting(text, from);
    let window = window.get(text.printed(from..met).len()..)?;
    let (party, length) = reader_at(window, &Context::default())?;
    let mut end = met + length;
    // «khóa XIII» belongs to the issuer
    let next = blank(text, end);
    if text.bare_of(next..next + KHOA.len()) == KHOA {
        let mut to = next + KHOA.len();
        while text.letter(to).is_some_and(is_term) {
            to += 1;
        }
        end = to;
    }
    Some((party, end))
}
