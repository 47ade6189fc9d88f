//! Whose annex it is: the issuer's name, often the motto beside it, that stands above «PHỤ LỤC» as above the document.

use grammar::{ordinal, party};
use model::PartyKind;
use normalize::trimmed;

use crate::header::{foot, letterhead};
use crate::lines::{Line, Piece};
use crate::words::{bare, final_stop, is_mostly_upper};

/// Most lines of a letterhead.
const MOST: usize = 5;
/// Longest of them, in characters.
const LONGEST: usize = 80;

/// Index of the first line of the letterhead that stands right above the piece at `at`; `at` where there is none.
pub(super) fn from(pieces: &[Piece<'_>], at: usize, floor: usize) -> usize {
    let line = |i: usize| match pieces.get(i) {
        Some(Piece::Line(line)) => Some(line),
        Some(Piece::Table(_)) | None => None,
    };
    let mut start = at;
    let mut names: Vec<&str> = Vec::new();
    let mut first = at;
    while start > floor && at - start < MOST {
        let Some(above) = line(start - 1) else { break };
        let text = trimmed(&above.text);
        if is_motto(text) || !text.contains(char::is_alphanumeric) {
            start -= 1;
            continue;
        }
        if !may_name(above) {
            break;
        }
        start -= 1;
        names.insert(0, text);
        if is_body(&names.join(" ")) {
            first = start;
        }
    }
    // What stands above the name belongs to it, where it is the motto.
    while first < at && first > floor && line(first - 1).is_some_and(|l| is_motto(trimmed(&l.text))) {
        first -= 1;
    }
    first
}

/// How many pieces from `at` on are a letterhead above a title.
pub(super) fn length(pieces: &[Piece<'_>], at: usize) -> usize {
    let most = (1..=MOST).take_while(|n| matches!(pieces.get(at + n), Some(Piece::Line(_))));
    most.filter(|n| from(pieces, at + n, at) == at).last().unwrap_or(0)
}

fn may_name(line: &Line<'_>) -> bool {
    let text = trimmed(&line.text);
    is_mostly_upper(text)
        && text.chars().count() <= LONGEST
        && final_stop(text).is_none()
        && !foot::opens(line)
        && ordinal::split(text).is_none()
}

fn is_motto(text: &str) -> bool {
    text.chars().count() <= LONGEST && letterhead::is_motto(&bare(text))
}

/// Whether words in capitals are the name of a body, or those of two, one above the other.
pub(crate) fn is_body(name: &str) -> bool {
    const HEADS: [&str; 30] = [
        "uy ban",
        "ubnd",
        "hoi dong",
        "hdnd",
        "so",
        "bo",
        "tinh",
        "thanh",
        "huyen",
        "quan",
        "xa",
        "phuong",
        "dang",
        "ban",
        "cong an",
        "phong",
        "van phong",
        "truong",
        "cuc",
        "chi cuc",
        "tong cuc",
        "trung tam",
        "cong ty",
        "tap doan",
        "benh vien",
        "thanh tra",
        "hoi",
        "doan",
        "uy ban mttq",
        "ubmttq",
    ];
    let bare = bare(name);
    if !HEADS.iter().any(|head| bare.strip_prefix(head).is_some_and(|rest| rest.starts_with(' '))) {
        return false;
    }
    let read = party::read_list(name, &party::Context::default());
    let known = |kind: PartyKind| !matches!(kind, PartyKind::Other | PartyKind::Role | PartyKind::Group);
    (1..=2).contains(&read.len()) && read.iter().all(|one| known(one.kind))
}

#[cfg(test)]
mod tests {
    use super::super::tests::pieces;
    use super::*;

    #[test]
    fn names_above_an_annex() {
        for (lines, first) in [
            (&["Lê Văn A", "ỦY BAN NHÂN DÂN", "TỈNH LÀO CAI", "-------"][..], 1),
            (&["|", "UBND TỈNH LÀO CAI"][..], 1),
            (&["1. Sở Y tế.", "UBND TỈNH LÀO CAI", "SỞ Y TẾ"][..], 1),
            (
                &[
                    "Lê Văn A",
                    "UBND XÃ BÌNH CA",
                    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                    "Độc lập - Tự do - Hạnh phúc",
                ][..],
                1,
            ),
            (&["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "LÊ VĂN A"][..], 3),
            (&["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"][..], 2),
            (&["- Sở Y tế;", "Lưu: VT."][..], 2),
            (&["Sở Y tế"][..], 1),
            (&["|", "BIỂU PHÂN CÔNG NHIỆM VỤ"][..], 2),
            (&["|", "PHÁT TRIỂN KINH TẾ"][..], 2),
        ] {
            let mut pieces = pieces(lines);
            let at = pieces.len();
            pieces.push(Piece::Line(Line { block: at, text: "PHỤ LỤC I".into(), ..Line::default() }));
            assert_eq!(from(&pieces, at, 0), first, "{lines:?}");
        }
    }
}
