//! Lines that stand at the head of every page: the issuer's name, the official gazette, the site of a publisher.
//!
//! In a text without pages they stand amid paragraphs. A gazette's line and the site of a publisher of laws are nothing else; a
//! line in capitals, or another site, is one where it comes again and again, figures aside, and mostly between the halves of a torn paragraph.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;

use crate::furniture::is_gazette;
use crate::lines::{Line, Piece};
use crate::words::{final_stop, is_upper};

/// Longest line, in bytes, that may be one.
const LONGEST: usize = 160;
/// How often a line in capitals stands at least.
const FEWEST: usize = 3;
/// Lines at the top of a text among which the first of them is that of the letterhead.
const LETTERHEAD: usize = 12;

/// Indices of the pieces that are running heads, in order.
pub(super) fn find(pieces: &[Piece<'_>]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut again: HashMap<String, Vec<usize>, FxBuildHasher> = HashMap::default();
    for (at, piece) in pieces.iter().enumerate() {
        let Piece::Line(line) = piece else { continue };
        let text = line.text.trim();
        if text.len() > LONGEST {
            continue;
        }
        if is_publisher(text) {
            found.push(at);
        } else if may_be_name(text) || is_site(text) {
            let key = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
            again.entry(key).or_default().push(at);
        }
    }
    let mut heads: Vec<Vec<usize>> = again.into_values().filter(|places| places.len() >= FEWEST).collect();
    for places in &mut heads {
        let torn = places.iter().filter(|at| is_between_halves(pieces, **at)).count();
        if torn >= 2 && torn * 2 >= places.len() {
            places.retain(|at| *at >= LETTERHEAD || is_between_halves(pieces, *at));
            found.append(places);
        }
    }
    found.sort_unstable();
    found
}

/// Sites that publish laws and put their name on each page.
const PUBLISHERS: [&str; 5] = ["thuvienphapluat", "luatvietnam", "hethongphapluat", "vbpl", "congbao"];

/// Whether a line is the name of a site and nothing else.
fn is_site(text: &str) -> bool {
    let end = text.len().checked_sub(3).and_then(|at| text.get(at..));
    !text.contains([' ', '@', '/']) && end.is_some_and(|end| end.eq_ignore_ascii_case(".vn"))
}

/// «CÔNG BÁO/Số 12 + 13/Ngày 20-02-2026», «www.luatvietnam.vn», «THUVIENPHAPLUAT.VN». Any other site may be what a sentence
/// names in a line of its own.
fn is_publisher(text: &str) -> bool {
    is_gazette(text)
        || is_site(text) && {
            let name = normalize::key(text);
            PUBLISHERS.iter().any(|publisher| name.contains(publisher))
        }
}

/// Whether a line is a name in capitals.
fn may_be_name(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
        && !text.as_bytes().get(1).is_some_and(u8::is_ascii_lowercase)
        && is_upper(text)
}

/// Whether the line before is open and the line behind goes on with it.
fn is_between_halves(pieces: &[Piece<'_>], at: usize) -> bool {
    let line = |at: Option<usize>| match pieces.get(at?)? {
        Piece::Line(line) => Some(line),
        Piece::Table(_) => None,
    };
    let open = |line: &Line<'_>| final_stop(&line.text).is_none() && !is_upper(&line.text);
    line(at.checked_sub(1)).is_some_and(open)
        && line(at.checked_add(1)).is_some_and(|next| next.text.trim_start().starts_with(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heads(lines: &[&str]) -> Vec<usize> {
        let line = |text: &&str| Piece::Line(Line { text: (*text).to_owned().into(), ..Line::default() });
        find(&lines.iter().map(line).collect::<Vec<_>>())
    }

    #[test]
    fn a_name_on_every_page() {
        let page = ["1. Rà soát, báo cáo Ủy", "UBND TỈNH A", "ban nhân dân tỉnh."];
        let text = [&["UBND TỈNH A", "KẾ HOẠCH"][..], &page, &page, &page].concat();
        assert_eq!(heads(&text), [3, 6, 9]);
        // A heading that comes again, and a name that stands twice.
        let sections = ["SỞ Y TẾ", "- Rà soát.", "SỞ Y TẾ", "- Họp.", "SỞ Y TẾ", "- Báo cáo."];
        assert!(heads(&sections).is_empty());
        assert!(heads(&[&page[..], &page].concat()).is_empty());
    }

    #[test]
    fn publishers() {
        for (text, is) in [
            ("CÔNG BÁO/Số 12 + 13/Ngày 20-02-2026", true),
            ("12 CÔNG BÁO/Số 55/Ngày 12-02-2026", true),
            ("www.luatvietnam.vn", true),
            ("THUVIENPHAPLUAT.VN", true),
            ("CÔNG BÁO", false),
            ("dichvucong.gov.vn", false),
            ("Đăng trên luatvietnam.vn", false),
            ("vanthu@laocai.gov.vn", false),
        ] {
            assert_eq!(is_publisher(text), is, "{text}");
        }
    }
}
