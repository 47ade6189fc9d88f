//! Lines that come with a page, where the format has no geometry: what a running head says of itself, and what it
//! repeats.

use grammar::citation;
use model::Block;

use crate::annexes::is_body;
use crate::furniture::{is_gazette, is_page_number};
use crate::words::{bare, is_mostly_upper, opens_bare};

/// Whether each line of a text comes with a page: «(tiếp theo)», the name of a body, the document's symbol, the
/// gazette, the name of a file, a number.
pub(super) fn is_running(text: &str, head: &[String]) -> bool {
    text.split('\n').map(str::trim).filter(|line| !line.is_empty()).all(|line| {
        is_page_number(line)
            || says_it_goes_on(line)
            || is_issuer(line, head)
            || is_symbol(line)
            || is_gazette(line)
            || is_file_name(line)
    })
}

/// «(tiếp theo)», «Phụ lục II (tiếp theo)», «(Tiếp theo trang trước)», «[Trang tiếp]».
pub(super) fn says_it_goes_on(line: &str) -> bool {
    const LONGEST: usize = 60;
    let bare = bare(line);
    let turns = ["tiep theo", "con tiep", "trang tiep", "tiep trang", "trang sau", "trang truoc"];
    bare.len() <= LONGEST && turns.iter().any(|words| bare.contains(words)) && {
        let bracketed = line.ends_with([')', ']']) && line.contains(['(', '[']);
        bracketed || bare.split_whitespace().count() <= 4
    }
}

/// The name of a body in capitals, with nothing beside it: one that issues documents, or has issued this one. Any other
/// may head the tasks that it is given.
fn is_issuer(line: &str, head: &[String]) -> bool {
    const ISSUERS: [&str; 9] = [
        "ubnd",
        "uy ban nhan dan",
        "hdnd",
        "hoi dong nhan dan",
        "tinh uy",
        "thanh uy",
        "dang uy",
        "huyen uy",
        "van phong",
    ];
    is_mostly_upper(line) && is_body(line) && {
        let bare = bare(line);
        ISSUERS.iter().any(|issuer| bare.starts_with(issuer)) || head.contains(&bare)
    }
}

/// «KH 44.signed.pdf»: the name of a file that a page carries.
fn is_file_name(line: &str) -> bool {
    const ENDS: [&str; 6] = ["doc", "docx", "pdf", "xls", "xlsx", "odt"];
    let end = line.rsplit_once('.').filter(|(name, _)| name.ends_with(char::is_alphanumeric));
    end.is_some_and(|(_, end)| ENDS.iter().any(|own| end.eq_ignore_ascii_case(own)))
        && line.split_whitespace().count() <= 6
}

/// What stands over the table, in lines of bare letters, which a page may print again.
pub(super) fn over(blocks: &[Block]) -> Vec<String> {
    const LINES: usize = 8;
    let paragraphs = blocks.iter().rev().map_while(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.text.as_str()),
        Block::Fragment(_) => None,
    });
    paragraphs.take(LINES).flat_map(|text| text.split('\n')).map(|line| bare(line.trim())).collect()
}

/// Whether each line of a text stands over the table as well, or says to which document it belongs: «Phụ lục kèm theo
/// Kế hoạch số 44/KH-UBND».
pub(super) fn repeats(text: &str, over: &[String]) -> bool {
    let lines = || text.split('\n').map(str::trim).filter(|line| !line.is_empty());
    let names_document = |line: &str| {
        opens_with_annex(line)
            && citation::find(line)
                .iter()
                .filter_map(|citation| citation.symbol.as_deref())
                .any(|symbol| over.iter().any(|above| above.contains(&bare(symbol))))
    };
    lines().next().is_some() && lines().all(|line| over.contains(&bare(line)) || names_document(line))
}

/// «Phụ lục kèm theo …», «(Kèm theo …)»: an annex without number.
fn opens_with_annex(line: &str) -> bool {
    let line = line.trim_start_matches(['(', '[']);
    ["phu luc kem theo", "phu luc ban hanh kem theo", "kem theo", "ban hanh kem theo"]
        .iter()
        .any(|words| opens_bare(line, words))
}

/// Whether a line comes again at the next break of the table, but for the number of its page: `next` begins with the
/// part of the table behind the line.
pub(super) fn comes_again(text: &str, next: &[Block]) -> bool {
    let paragraphs = next.iter().skip(1).map_while(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph),
        Block::Fragment(_) => None,
    });
    paragraphs.take(MOST).any(|paragraph| without_page(&paragraph.text) == without_page(text))
}

/// A line without the number of the page before it.
pub(super) fn without_page(text: &str) -> &str {
    let rest = text.trim().trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.starts_with(char::is_whitespace) { rest.trim_start() } else { text.trim() }
}

/// Most paragraphs at a break of a table that are looked through.
const MOST: usize = 8;

/// The lines in bare letters that open the document: its letterhead is among them.
pub(super) fn opening(blocks: &[Block]) -> Vec<String> {
    const LINES: usize = 12;
    let paragraphs = blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.text.as_str()),
        Block::Fragment(_) => None,
    });
    paragraphs.take(LINES).flat_map(|text| text.split('\n')).map(|line| bare(line.trim())).collect()
}

/// «Kế hoạch số 44/KH-UBND», «KH số 44/KH-UBND ngày 02/02/2026».
pub(super) fn is_symbol(line: &str) -> bool {
    let line = line.trim_start_matches("Số:").trim();
    matches!(citation::find(line).as_slice(), [one] if one.raw.trim().len() + 4 >= line.len())
}
