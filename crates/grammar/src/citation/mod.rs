//! Documents that a text cites: with number and symbol, with a number alone, or by name.
//!
//! A mention is read where a type («Quyết định») or a symbol (`325/QĐ-TTg`) stands: type, number and symbol, date,
//! issuer, in any of the orders that people write. What is not printed stays open; [`link`] completes it from other
//! mentions in the same document. Spans count characters.

mod date;
mod gate;
mod issuer;
mod kind;
mod link;
mod named;
mod pinpoint;
mod starts;

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;
use model::{Citation, CitationKind, Party, Span};

pub use link::link;

use self::starts::{Start, Starts};
use crate::folded::{Folded, push_slug};
use crate::party::Context;
use crate::party::reader_at;
use crate::symbol::{self, Symbol, blank};
use crate::year::is_year;

/// Finds the documents that a text cites, in its order.
///
/// ```
/// let found = grammar::citation::find("theo khoản 6 Điều 4 Nghị định số 37/2019/NĐ-CP ngày 07/5/2019 của Chính phủ");
/// assert_eq!(found[0].symbol.as_deref(), Some("37/2019/NĐ-CP"));
/// assert_eq!(found[0].year, Some(2019));
/// assert_eq!(found[0].pinpoint.as_deref(), Some("khoản 6 Điều 4"));
/// ```
pub fn find(text: &str) -> Vec<Citation> {
    if text.len() <= PIECE {
        return find_within(text, usize::MAX);
    }
    let mut found = Vec::new();
    let mut before = 0;
    for piece in normalize::pieces(text, PIECE) {
        for mut citation in find_within(piece, usize::MAX) {
            if let Some(span) = &mut citation.span {
                (span.start, span.end) = (span.start + before, span.end + before);
            }
            found.push(citation);
        }
        before += piece.chars().count() as u32;
    }
    found
}

/// Bytes of a text that are looked at together; only a text that is no paragraph of a plan is longer.
const PIECE: usize = 1 << 16;

/// The citations that begin within so many characters.
fn find_within(text: &str, most: usize) -> Vec<Citation> {
    if !gate::may_cite(text) {
        debug_assert!(all_within(text, most).is_empty(), "«{text}» cites without a number");
        return Vec::new();
    }
    all_within(text, most)
}

fn all_within(text: &str, most: usize) -> Vec<Citation> {
    let folded = Folded::new(text);
    let mut found: Vec<Citation> = Vec::new();
    let mut done = 0;
    for start in Starts::new(&folded, most) {
        if start.at < done {
            continue;
        }
        if let Some((citation, end)) = read(&folded, &start) {
            done = end;
            found.push(citation);
        }
    }
    found.shrink_to_fit();
    found
}

/// The documents on which a line rests that begins with «Căn cứ» or the like; none for any other line.
///
/// ```
/// let line = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;";
/// assert_eq!(grammar::citation::legal_basis(line)[0].raw, "Luật Tổ chức chính quyền địa phương ngày 19/6/2015");
/// assert!(grammar::citation::legal_basis("Sở Y tế thực hiện Nghị định số 37/2019/NĐ-CP").is_empty());
/// ```
pub fn legal_basis(line: &str) -> Vec<Citation> {
    const OPENINGS: [&str; 4] = ["can cu", "thuc hien", "trien khai thuc hien", "theo"];
    let folded = Folded::new(line);
    let opening = folded.bare().trim_start_matches([' ', '-', '+', '*']);
    if OPENINGS.iter().any(|o| opening.starts_with(o)) { find(line) } else { Vec::new() }
}

/// Whether a cell names a document and not a body: it begins with a citation by number.
pub fn opens(cell: &str) -> bool {
    const WITHIN: u32 = 12;
    /// Characters in which a type is told that begins within those.
    const TYPE: usize = 40;
    let head = cell.char_indices().nth(TYPE).and_then(|(at, _)| cell.get(..at)).unwrap_or(cell);
    // Most cells begin with no document: look before reading.
    cell.bytes().any(|b| b.is_ascii_digit())
        && Starts::new(&Folded::new(head), WITHIN as usize).next().is_some()
        && find_within(cell, WITHIN as usize)
            .first()
            .is_some_and(|c| c.number.is_some() && c.span.as_ref().is_some_and(|s| s.start <= WITHIN))
}

/// What was read of a mention.
#[derive(Debug, Default)]
struct Read {
    number: Option<String>,
    symbol: Option<Symbol>,
    date: Option<Date>,
    issuer: Option<Party>,
    end: usize,
}

fn read(text: &Folded<'_>, start: &Start) -> Option<(Citation, usize)> {
    let Some((code, name, after)) = start.kind else {
        let (mut symbol, end) = symbol::read_at(text, start.at)?;
        let known = symbol.kind.is_some() && !symbol.organ.is_empty()
            || is_assembly(&symbol.organ)
            || symbol.organ.contains('-');
        if !known && !is_dispatch(&symbol) {
            return None;
        }
        let number = std::mem::take(&mut symbol.number);
        let mut found = Read { number: Some(number), symbol: Some(symbol), end, ..Read::default() };
        date_and_issuer(text, &mut found);
        let kind = found.symbol.as_ref().and_then(|s| s.kind);
        return Some(citation(text, start.at, kind, found));
    };
    let numbered = numbered(text, after, code);
    let found = match numbered {
        Some(found) => found,
        None => named::read(text, start.at, after, code)?,
    };
    // the symbol tells the type more exactly: «Chương trình 06/CTr-UBND»; the printed word wins where both are known
    Some(citation(text, start.at, Some((code, name)), found))
}

/// A mention with a number after its type.
fn numbered(text: &Folded<'_>, after: usize, code: &str) -> Option<Read> {
    let mut at = blank(text, after);
    let mut issuer = None;
    // «Nghị quyết của Ban Thường vụ Tỉnh ủy số 12-NQ/TU»
    if let Some(from) = issuer::begins(text, at)
        && issuer::may_number_follow(text, from)
        && let Some((party, end)) = issuer::from(text, from)
    {
        let next = blank(text, end);
        if text.bare_of(next..next + 3) == "so " {
            issuer = Some(party);
            at = next;
        }
    }
    let said =
        text.bare_of(at..at + 2) == "so" && !text.letter(at + 2).is_some_and(|b| b.is_ascii_alphabetic());
    if said {
        at = blank(text, at + 2);
        while matches!(text.letter(at), Some(b':' | b'.')) {
            at = blank(text, at + 1);
        }
    }
    let mut found = if let Some((mut symbol, end)) = symbol::read_at(text, at) {
        let number = std::mem::take(&mut symbol.number);
        Read { number: Some(number), symbol: Some(symbol), issuer, end, ..Read::default() }
    } else {
        let mut end = at;
        while text.letter(end).is_some_and(|b| b.is_ascii_digit()) {
            end += 1;
        }
        let word_goes_on = text.letter(end).is_some_and(|b| b.is_ascii_alphanumeric());
        if end == at || end > at + 5 || (word_goes_on && !said) {
            return None;
        }
        let mut found =
            Read { number: Some(text.printed(at..end).to_owned()), issuer, end, ..Read::default() };
        // «37/2019» without what follows
        if let (Some(b'/'), Some(year)) =
            (text.letter(end), text.bare_of(end + 1..end + 5).parse::<i16>().ok())
            && is_year(year)
            && !text.letter(end + 5).is_some_and(|b| b.is_ascii_alphanumeric() || b == b'/')
        {
            let written = text.printed(at..end + 5).to_owned();
            found.symbol = Some(Symbol {
                number: found.number.clone().unwrap_or_default(),
                year: Some(year),
                text: written,
                kind: None,
                organ: String::new(),
                of_party: false,
            });
            found.end = end + 5;
        }
        date_and_issuer(text, &mut found);
        let known = ["NQ", "NĐ", "QĐ", "CT", "KL", "ĐA", "TT", "CTr", "TB"].contains(&code)
            && !is_counted(text, end)
            && end >= at + 2;
        if !said && found.date.is_none() && !known && found.symbol.is_none() {
            return None;
        }
        return Some(found);
    };
    date_and_issuer(text, &mut found);
    Some(found)
}

/// «Kế hoạch 5 năm», «Chương trình 30 ngày»: the number counts what follows.
fn is_counted(text: &Folded<'_>, end: usize) -> bool {
    const COUNTED: [&str; 14] = [
        "nam", "thang", "ngay", "quy", "tuan", "gio", "ty", "trieu", "dong", "noi", "nhiem", "dieu", "khoan",
        "nguoi",
    ];
    let at = blank(text, end);
    text.letter(end) == Some(b'%')
        || COUNTED.iter().any(|c| {
            text.bare_of(at..at + c.len()) == *c
                && !text.letter(at + c.len()).is_some_and(|b| b.is_ascii_alphanumeric())
        })
}

/// Date and issuer after a number, in either order.
fn date_and_issuer(text: &Folded<'_>, found: &mut Read) {
    for _ in 0..2 {
        let before = found.end;
        let mut at = blank(text, found.end);
        if matches!(text.letter(at), Some(b',')) {
            let next = blank(text, at + 1);
            if text.bare_of(next..next + 4) == "ngay" || text.bare_of(next..next + 3) == "cua" {
                at = next;
            }
        }
        if matches!(text.letter(at), Some(b'(')) && text.bare_of(at + 1..at + 5) == "ngay" {
            at += 1;
        }
        if found.date.is_none()
            && let Some((date, end)) = date::read(text, at)
        {
            found.date = Some(date);
            found.end = end;
            continue;
        }
        if found.issuer.is_none()
            && let Some((party, end)) = issuer::at(text, at)
        {
            found.issuer = Some(party);
            found.end = end;
        }
        if found.end == before {
            return;
        }
    }
}

fn citation(text: &Folded<'_>, from: usize, kind: Option<(&str, &str)>, found: Read) -> (Citation, usize) {
    let pin = pinpoint::before(text, from);
    let issuer = found.issuer.or_else(|| found.symbol.as_ref().and_then(issuer_of));
    let mut citation = Citation {
        raw: text.printed(from..found.end).trim_end().to_owned(),
        kind: kind.map(|(code, name)| CitationKind { code: code.to_owned(), name: name.to_owned() }),
        number: found.number,
        year: found.symbol.as_ref().and_then(|s| s.year),
        symbol: found.symbol.map(|s| s.text),
        date: found.date,
        issuer,
        pinpoint: pin.map(|range: Range<usize>| text.printed(range).trim().to_owned()),
        key: String::new(),
        span: Some(Span { field: None, start: from as u32, end: found.end as u32 }),
    };
    citation.key = key(&citation);
    (citation, found.end)
}

/// The issuer that a symbol alone makes certain.
fn issuer_of(symbol: &Symbol) -> Option<Party> {
    let organ = symbol.organ.as_str();
    // The term of an assembly as any: «QH15» as «QH0».
    let term =
        is_assembly(organ).then(|| format!("{}0", organ.trim_end_matches(|c: char| c.is_ascii_digit())));
    let organ = term.as_deref().unwrap_or(organ);
    ISSUERS.iter().find(|(known, _)| *known == organ).map(|(_, party)| party.clone())
}

/// The organs that a symbol can only mean one of.
static ISSUERS: LazyLock<Vec<(&'static str, Party)>> = LazyLock::new(|| {
    let names = [
        ("TTg", "Thủ tướng Chính phủ"),
        ("CP", "Chính phủ"),
        ("CTN", "Chủ tịch nước"),
        ("VPCP", "Văn phòng Chính phủ"),
        ("QH0", "Quốc hội"),
        ("UBTVQH0", "Ủy ban Thường vụ Quốc hội"),
    ];
    let party = |name| reader_at(name, &Context::default()).map(|(party, _)| party);
    names.into_iter().filter_map(|(organ, name)| Some((organ, party(name)?))).collect()
});

/// `QH15`, `UBTVQH14`.
fn is_assembly(organ: &str) -> bool {
    organ
        .strip_prefix("UBTVQH")
        .or_else(|| organ.strip_prefix("QH"))
        .is_some_and(|term| !term.is_empty() && term.bytes().all(|b| b.is_ascii_digit()))
}

/// A dispatch has no type in its symbol: `661/UBND-KT`, `7197/BKHCN-CNS`.
fn is_dispatch(symbol: &Symbol) -> bool {
    symbol.organ.len() >= 2 && symbol.text.contains('-') && symbol.text.contains('/')
}

/// The key of a mention: type, number and symbol, date, and the issuer where the symbol leaves it open. To be set anew
/// where one of them was completed.
pub fn key(citation: &Citation) -> String {
    let mut key = String::with_capacity(64);
    if let Some(kind) = &citation.kind {
        push_slug(&mut key, &kind.code);
        key.make_ascii_uppercase();
    }
    key.push('|');
    let Some(number) = &citation.number else {
        push_slug(&mut key, &citation.raw);
        return key;
    };
    let from = key.len();
    let symbol = citation.symbol.as_deref().unwrap_or(number);
    key.extend(symbol.chars().map(crate::folded::bare_letter));
    let local = citation.symbol.is_none() || key.as_bytes().get(from..).is_some_and(is_local);
    key.push('|');
    if let Some(date) = citation.date {
        push_day(&mut key, date);
    }
    key.push('|');
    key.push_str(citation.issuer.as_ref().filter(|_| local).map_or("", |issuer| issuer.id.as_str()));
    key.truncate(key.trim_end_matches('|').len());
    key
}

/// Writes a day: `2019-05-07`.
fn push_day(out: &mut String, day: Date) {
    let digits = |out: &mut String, value: u16, count: u32| {
        for place in (0..count).rev() {
            out.push(char::from(b'0' + (value / 10_u16.pow(place) % 10) as u8));
        }
    };
    digits(out, day.year().unsigned_abs(), 4);
    out.push('-');
    digits(out, day.month().unsigned_abs().into(), 2);
    out.push('-');
    digits(out, day.day().unsigned_abs().into(), 2);
}

/// Whether the bare letters of a symbol name an organ of which every place has its own.
fn is_local(symbol: &[u8]) -> bool {
    symbol.windows(3).any(|letters| matches!(letters, b"/tu" | b"/hu" | b"/du" | b"/tw"))
        || symbol.windows(4).any(|letters| matches!(letters, b"ubnd" | b"hdnd"))
}

#[cfg(test)]
mod tests;
