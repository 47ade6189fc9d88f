//! The two columns of a foot that fell into one line: recipients on the left, who signs on the right.

use super::{before_office, is_recipients, is_written_name};
use crate::header::title::names_a_body;
use crate::words::{is_mostly_upper, opens_bare};
use normalize::trimmed;

/// «Nơi nhận T/M BAN THƯỜNG VỤ», as papers of the party write it, the two columns in one line.
pub(super) fn beside_authority(text: &str) -> bool {
    text.split_whitespace().nth(2).is_some_and(|word| MARKS.contains(&word))
}

/// With what an authority begins behind the recipients in one line.
const MARKS: [&str; 7] = ["TM.", "KT.", "TL.", "TUQ.", "T/M", "K/T", "T/L"];

/// The columns and lines of a foot that fell into one line: each «TM.», «KT.» begins one of its own. `unsigned` tells
/// that the name of who signs stands in no line of its own.
pub(super) fn columns(text: &str, unsigned: bool) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = trimmed(text);
    if is_mostly_upper(rest) || is_recipients(rest) || rest.starts_with(['-', '+']) {
        while let Some(at) = authority_behind(rest) {
            let Some((left, right)) = rest.split_at_checked(at) else { break };
            parts.push(trimmed(left));
            rest = trimmed(right);
        }
    }
    // «- Như trên; PHÓ GIÁM ĐỐC»: the office beside the recipients.
    let beside = if rest.starts_with('-') {
        before_office(rest).or_else(|| before_name(rest).filter(|_| unsigned))
    } else {
        None
    };
    match beside.and_then(|at| rest.split_at_checked(at)).filter(|(left, _)| !is_mostly_upper(left)) {
        Some((left, office)) => parts.extend([trimmed(left), office]),
        None => parts.push(rest),
    }
    parts
}

/// The blank before the first authority behind other text: a mark, and capitals behind it. The last recipient may be who drew up
/// the paper, «- Lưu: VT, KT. Lê Văn Ba».
fn authority_behind(text: &str) -> Option<usize> {
    let capitals = |word: &str| !word.contains(char::is_lowercase);
    let stands = |rest: &str| {
        let behind = MARKS.iter().find_map(|mark| rest.strip_prefix(mark));
        behind.is_some_and(|behind| {
            behind.starts_with(' ') && behind.split_whitespace().next().is_some_and(capitals)
        })
    };
    memchr::memchr_iter(b' ', text.as_bytes()).find(|blank| text.get(blank + 1..).is_some_and(stands))
}

/// Where the name of who signs begins beside the recipients: «- Các sở, ngành; Lê Văn Ba», «- Lưu: VT. Lê Văn Ba».
fn before_name(text: &str) -> Option<usize> {
    let at = text.rfind("; ").or_else(|| text.rfind(". ").filter(|_| opens_bare(text, "- luu")))? + 2;
    text.get(at..).filter(|name| is_written_name(name) && !names_a_body(name)).map(|_| at)
}
