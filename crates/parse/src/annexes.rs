//! Where an annex begins: «PHỤ LỤC II», «BIỂU PHÂN CÔNG…», a title under which «(Kèm theo Kế hoạch số …)» stands.
//!
//! Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục IV: the word «Phụ lục» with its number, the title in capitals, and
//! in brackets the document to which it belongs. Converters and authors leave any one of the three out.

mod above;

pub(crate) use above::is_body;

use std::sync::LazyLock;

use grammar::ordinal;
use memchr::memmem;
use model::Region;
use normalize::trimmed;

use crate::header::{foot, kind};
use crate::lines::{Line, Piece};
use crate::words::{bare, final_stop, is_longer, is_mostly_upper, opens_bare};

/// The first lines of an annex.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Opening {
    /// Index of its first piece.
    pub(crate) at: usize,
    /// Index of the first piece of its title: the issuer's name may stand above it.
    pub(crate) head: usize,
    /// Index of the piece after its title.
    pub(crate) until: usize,
    /// Block of its first line.
    pub(crate) first_block: usize,
    /// Printed number: «II», «2».
    pub(crate) number: Option<String>,
    /// Title on one line.
    pub(crate) title: Option<String>,
    /// The line in brackets that names the document to which it belongs.
    pub(crate) attached: Option<String>,
    /// Where that line stands.
    pub(crate) attached_at: Vec<Region>,
}

/// Longest title line, in letters.
const LONGEST_TITLE: usize = 420;

/// The annexes of a document, in reading order. `foot` is the index of the piece that opens the foot of the body.
pub(crate) fn find(pieces: &[Piece<'_>], foot_at: Option<usize>) -> Vec<Opening> {
    let mut found: Vec<Opening> = Vec::new();
    let first_kind = pieces.iter().position(|p| matches!(p, Piece::Line(l) if kind::read(&l.text).is_some()));
    let mut at = 0;
    while at < pieces.len() {
        let floor = found.last().map_or(0, |o| o.until);
        let after_foot = foot_at.is_some_and(|f| at > f);
        let start = match pieces.get(at) {
            Some(Piece::Line(line)) if is_marker(pieces, at, line, after_foot, found.is_empty()) => Some(at),
            Some(Piece::Line(line))
                if is_attached(&line.text) && !belongs_to_kind(pieces, at, first_kind) =>
            {
                Some(walk_back(pieces, at, floor))
            }
            // Where annexes say that they are, a title in capitals is no annex of its own.
            Some(Piece::Line(line)) if after_foot && found.is_empty() && heads_a_table(pieces, at, line) => {
                Some(at)
            }
            _ => None,
        };
        match start {
            Some(start) => {
                // The letterhead of a file that is an annex alone is the document's.
                let inside = after_foot || !found.is_empty();
                let marked = line_at(pieces, start).is_some_and(|l| opens_bare(trimmed(&l.text), "phu luc"));
                let above = if inside && !marked { above::length(pieces, start) } else { 0 };
                let mut opening = read(pieces, start + above);
                opening.at = start;
                if inside && above == 0 {
                    opening.at = above::from(pieces, start, floor);
                }
                let first = line_at(pieces, opening.at);
                opening.first_block = first.map_or(opening.first_block, |line| line.block);
                at = opening.until.max(at + 1);
                found.push(opening);
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a line names the document to which an annex belongs: «(Kèm theo Kế hoạch số …)».
pub(crate) fn is_attached(text: &str) -> bool {
    const LONGEST: usize = 400;
    let text = text.trim_start_matches(['(', ' ']);
    ["kem theo ", "ban hanh kem theo ", "dinh kem "].iter().any(|s| opens_bare(text, s))
        && bare(text).len() < LONGEST
}

/// «PHỤ LỤC», «Phụ lục II», «PHỤ LỤC 2: NHIỆM VỤ…»; also «BIỂU SỐ 1», «DANH MỤC…» where the document's foot or a line
/// in brackets says that it is an annex.
fn is_marker(pieces: &[Piece<'_>], at: usize, line: &Line<'_>, after_foot: bool, first: bool) -> bool {
    let text = trimmed(&line.text);
    if !text.starts_with(char::is_uppercase) || is_longer(text, LONGEST_TITLE) {
        return false;
    }
    if opens_bare(text, "phu luc") {
        let plain = bare(text);
        let rest = plain.strip_prefix("phu luc").unwrap_or_default();
        if rest.starts_with(char::is_alphabetic) || rest.contains("kem theo") && !is_mostly_upper(text) {
            return false;
        }
        let (_, title) = number_and_title(text);
        let alone = title.is_none_or(str::is_empty);
        if is_mostly_upper(text) {
            return alone || !matches!(final_stop(text), Some(';' | '.'));
        }
        return text.chars().count() <= 200
            && final_stop(text).is_none_or(|c| c == ':' || c == '.' && alone)
            && (after_foot || (alone && (line.stands_out() || next_is_title(pieces, at))));
    }
    let sheet = ["bieu ", "danh muc ", "mau so ", "bang phan cong"].iter().any(|s| opens_bare(text, s));
    sheet
        && is_mostly_upper(text)
        && (after_foot && first && at_page_of_its_own(pieces, at) || attached_follows(pieces, at))
}

fn line_at<'p, 'b>(pieces: &'p [Piece<'b>], at: usize) -> Option<&'p Line<'b>> {
    match pieces.get(at)? {
        Piece::Line(line) => Some(line),
        Piece::Table(_) => None,
    }
}

fn next_is_title(pieces: &[Piece<'_>], at: usize) -> bool {
    line_at(pieces, at + 1)
        .is_some_and(|l| is_mostly_upper(&l.text) || is_attached(&l.text) || l.stands_out())
}

fn attached_follows(pieces: &[Piece<'_>], at: usize) -> bool {
    (at + 1..at + 5).map_while(|i| line_at(pieces, i)).any(|l| is_attached(&l.text))
}

/// After the foot of the body nothing but signatures may stand between it and a sheet that is an annex.
fn at_page_of_its_own(pieces: &[Piece<'_>], at: usize) -> bool {
    at.checked_sub(1).and_then(|i| pieces.get(i)).is_none_or(|before| matches!(before, Piece::Line(_)))
}

/// A title in capitals below the foot, with a table under it, is an annex though no word says so.
fn heads_a_table(pieces: &[Piece<'_>], at: usize, line: &Line<'_>) -> bool {
    let text = trimmed(&line.text);
    if !is_mostly_upper(text)
        || text.split_whitespace().nth(2).is_none()
        || foot::opens(line)
        || ordinal::split(text).is_some()
    {
        return false;
    }
    let mut ahead = at + 1;
    while line_at(pieces, ahead).is_some_and(|l| is_title_line(l) && ahead < at + 5) {
        // The issuer's name above «PHỤ LỤC» is no title.
        let numbers = |text: &str| opens_bare(text, "phu luc") && text.chars().count() < 20;
        if line_at(pieces, ahead).is_some_and(|l| numbers(trimmed(&l.text))) {
            return false;
        }
        ahead += 1;
    }
    let table = matches!(pieces.get(ahead), Some(Piece::Table(_)));
    table && at_page_of_its_own(pieces, at) && !foot_goes_on(pieces, at)
}

/// A second line of an authority («TM. ỦY BAN NHÂN DÂN», «HUYỆN A») is no title.
fn foot_goes_on(pieces: &[Piece<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|i| line_at(pieces, i));
    before.is_some_and(|l| foot::opens(l) && is_mostly_upper(&l.text))
}

/// The line in brackets under the title of a document that is itself attached to a decision.
fn belongs_to_kind(pieces: &[Piece<'_>], at: usize, first_kind: Option<usize>) -> bool {
    let near = |k: &usize| *k < at && at - k <= 5;
    first_kind.filter(near).is_some_and(|k| (k..at).all(|i| line_at(pieces, i).is_some_and(|l| !l.closes())))
}

/// From the line in brackets back to the first line of the title above it.
fn walk_back(pieces: &[Piece<'_>], attached: usize, floor: usize) -> usize {
    let mut start = attached;
    while start > floor && attached - start < 6 {
        let Some(line) = line_at(pieces, start - 1) else { break };
        let text = trimmed(&line.text);
        let title =
            is_mostly_upper(text) || line.stands_out() || (start == attached && text.chars().count() < 200);
        let foreign = foot::opens(line)
            || text.starts_with(['-', '+'])
            || final_stop(text).is_some()
            || ordinal::split(text).is_some();
        if foreign || !title || (!is_mostly_upper(text) && is_person(text)) {
            break;
        }
        start -= 1;
    }
    start
}

/// The signer's name stands right above the first annex.
fn is_person(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=5).contains(&words.len()) && words.iter().all(|w| w.chars().next().is_some_and(char::is_uppercase))
}

fn is_title_line(line: &Line<'_>) -> bool {
    let text = trimmed(&line.text);
    !is_longer(text, LONGEST_TITLE)
        && (is_attached(text) || ordinal::split(text).is_none())
        && (is_mostly_upper(text)
            || is_attached(text)
            || !text.chars().any(char::is_alphanumeric)
            || final_stop(text).is_none())
}

/// Reads the lines of an annex's title from `start` on.
fn read(pieces: &[Piece<'_>], start: usize) -> Opening {
    let mut opening = Opening {
        at: start,
        head: start,
        until: start,
        first_block: line_at(pieces, start).map_or(0, |l| l.block),
        number: None,
        title: None,
        attached: None,
        attached_at: Vec::new(),
    };
    let mut title: Vec<&str> = Vec::new();
    let mut at = start;
    while let Some(line) = line_at(pieces, at) {
        let (text, inline) = split_attached(trimmed(&line.text));
        if at > start && (at - start > 9 || !is_title_line(line) || is_new_marker(text)) {
            break;
        }
        if is_attached(text) || opening.attached.as_ref().is_some_and(|a| is_open_bracket(a)) {
            let before = opening.attached.take();
            opening.attached = Some(before.map_or_else(|| text.to_owned(), |b| format!("{b} {text}")));
            opening.attached_at.extend(line.regions.iter().cloned());
        } else if at == start && opens_bare(text, "phu luc") {
            let (number, rest) = number_and_title(text);
            opening.number = number;
            title.extend(rest.filter(|r| !r.is_empty()));
        } else if !text.chars().any(char::is_alphanumeric) {
            // An ornament under the title.
        } else if opening.attached.is_some() && !(title.is_empty() && is_mostly_upper(text)) {
            break;
        } else if title.is_empty()
            || is_mostly_upper(text)
            || line.stands_out()
            || text.starts_with(char::is_lowercase)
        {
            title.push(text);
        } else if !attached_follows(pieces, at) {
            break;
        } else {
            title.push(text);
        }
        if let Some(inline) = inline.filter(|_| opening.attached.is_none()) {
            opening.attached = Some(inline.to_owned());
            opening.attached_at.extend(line.regions.iter().cloned());
        }
        at += 1;
    }
    opening.until = at.max(start + 1);
    opening.title = (!title.is_empty()).then(|| title.join(" "));
    opening
}

/// Title and line in brackets that fell into one: «DANH MỤC NHIỆM VỤ (Kèm theo Kế hoạch số …)».
fn split_attached(text: &str) -> (&str, Option<&str>) {
    let cut = ["(Kèm theo", "(kèm theo", "(Ban hành kèm theo", "(ban hành kèm theo"]
        .iter()
        .filter_map(|m| text.find(m))
        .min();
    match cut.filter(|at| *at > 0).and_then(|at| text.split_at_checked(at)) {
        Some((title, attached)) => (trimmed(title), Some(attached)),
        None => (text, None),
    }
}

fn is_new_marker(text: &str) -> bool {
    opens_bare(text, "phu luc") && is_mostly_upper(text) && text.chars().count() < 20
}

fn is_open_bracket(text: &str) -> bool {
    text.starts_with('(') && text.matches('(').count() > text.matches(')').count()
}

/// «PHỤ LỤC 2: NHIỆM VỤ…» → number «2», title «NHIỆM VỤ…».
fn number_and_title(text: &str) -> (Option<String>, Option<&str>) {
    let mut words = text.splitn(3, ' ');
    let rest = words.by_ref().nth(2).unwrap_or("").trim();
    let rest = ["số ", "SỐ ", "Số "].iter().find_map(|s| rest.strip_prefix(s)).unwrap_or(rest).trim();
    let (first, after) = rest.split_once(' ').unwrap_or((rest, ""));
    let label = first.trim_end_matches(['.', ':', '-', '–', ')']);
    let numeric = !label.is_empty()
        && (label.chars().all(|c| c.is_ascii_digit() || c == '.')
            || label.chars().all(|c| "IVXLC.0123456789".contains(c))
            || (label.chars().count() == 1 && label.chars().all(char::is_uppercase)));
    if numeric {
        let title = after.trim_start_matches(['.', ':', '-', '–', ' ']);
        return (Some(label.to_owned()), Some(title));
    }
    (None, Some(rest.trim_start_matches(['.', ':', '-', '–', ' '])))
}

/// What says that something is attached.
static ATTACHED: LazyLock<memmem::Finder<'static>> = LazyLock::new(|| memmem::Finder::new("kèm theo"));

/// Annexes that a text says are attached: «Phụ lục I kèm theo», «(Có biểu phân công … kèm theo)».
pub(crate) fn announced(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    if ATTACHED.find(text.as_bytes()).is_none() || is_attached(text) {
        return out;
    }
    for at in ATTACHED.find_iter(text.as_bytes()) {
        let Some(before) = text.get(..at) else { continue };
        let clause = before.rsplit(['.', ';', '(', ':', ',']).next().unwrap_or(before);
        let lower = clause.to_lowercase();
        let start = ["phụ lục", "biểu", "danh mục"].iter().filter_map(|w| lower.rfind(w)).max();
        let Some(name) = start.and_then(|s| clause.get(s..)) else { continue };
        let name = trimmed(name);
        // «các Phụ lục kèm theo Quyết định số…» belongs to another document.
        let foreign = text.get(at..).is_some_and(|rest| {
            ["kèm theo Quyết định", "kèm theo Nghị quyết", "kèm theo Thông tư", "kèm theo Nghị định"]
                .iter()
                .any(|f| rest.starts_with(f))
        });
        if !foreign && name.chars().count() < 90 {
            out.push(name.to_owned());
        }
    }
    out
}

/// The number in «Phụ lục II».
pub(crate) fn announced_number(name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    let rest = lower.strip_prefix("phụ lục")?;
    let rest = name.get(name.len() - rest.len()..)?.trim();
    let rest = rest.strip_prefix("số ").unwrap_or(rest);
    let word = rest.split([' ', ',', ';']).next()?;
    let numeric = !word.is_empty()
        && (word.chars().all(|c| c.is_ascii_digit()) || word.chars().all(|c| "IVXLC".contains(c)));
    numeric.then(|| word.to_owned())
}

/// «II» and «2», «01» and «1» are the same number.
pub(crate) fn same_number(a: &str, b: &str) -> bool {
    let value = |n: &str| n.parse::<u32>().ok().or_else(|| ordinal::roman_value(n));
    a == b || value(a).is_some() && value(a) == value(b)
}

#[cfg(test)]
mod tests;
