//! CSV: values parted by commas, semicolons or tabs, in quotes where they hold one. Rows may be ragged.

use ::csv::{ReaderBuilder, StringRecord};
use model::{Reading, Region, Style};

use super::{Filled, Sheet, reading};
use crate::detect::Format;
use crate::{Oddities, ReadError, ReadSettings};

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Records by which a file is judged.
const SAMPLE: usize = 50;

/// Whether a text file is CSV: named so, or each of its first records falls into the same number of fields, three at
/// least, by commas or semicolons. Tabs are left to the text reader, which reads what else stands in such a file.
pub(crate) fn recognises(name: &str, bytes: &[u8]) -> bool {
    const HEAD: usize = 64 << 10;
    const FEWEST_RECORDS: usize = 3;
    const FEWEST_FIELDS: usize = 3;
    /// `"sep=;"` with a line end, and with a byte order mark.
    const LONGEST_NAMING: usize = 16;
    let named = [".csv", ".tsv"].iter().any(|ending| name.to_lowercase().ends_with(ending));
    let opening = String::from_utf8_lossy(bytes.get(..LONGEST_NAMING).unwrap_or(bytes));
    if named || named_delimiter(opening.trim_start_matches('\u{FEFF}')).0.is_some() {
        return true;
    }
    // Without quotes, the first line that is not empty is the first record.
    let first = bytes.split(|b| matches!(b, b'\n' | b'\r')).find(|line| !line.is_empty()).unwrap_or_default();
    let may_part = |delimiter: u8| {
        first.contains(&b'"') || memchr::memchr_iter(delimiter, first).count() + 1 >= FEWEST_FIELDS
    };
    let likely: Vec<u8> = [b',', b';'].into_iter().filter(|&d| may_part(d)).collect();
    if likely.is_empty() {
        return false;
    }
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes));
    likely.into_iter().any(|delimiter| {
        let counts: Vec<usize> = records(&head, delimiter).take(SAMPLE).map(|(r, _)| r.len()).collect();
        // the head may end inside a record
        let whole = counts
            .split_last()
            .map_or(counts.as_slice(), |(_, rest)| if bytes.len() > HEAD { rest } else { &counts });
        whole.len() >= FEWEST_RECORDS
            && whole.first().is_some_and(|&n| n >= FEWEST_FIELDS && whole.iter().all(|&m| m == n))
    })
}

/// Reads a CSV file.
///
/// # Examples
/// ```
/// let reading = ingest::csv::read("STT;Nội dung;Chủ trì\n1;\"Rà soát;\nbổ sung\";Sở A\n".as_bytes(), &Default::default())?;
/// let model::Content::Blocks(blocks) = reading.content else { unreachable!() };
/// let [model::Block::Fragment(table)] = blocks.as_slice() else { unreachable!() };
/// assert_eq!(table.rows[1].cells[1].text, "Rà soát;\nbổ sung");
/// assert_eq!(table.rows[1].region.lines, Some([2, 3]));
/// # Ok::<(), ingest::ReadError>(())
/// ```
pub fn read(bytes: &[u8], settings: &ReadSettings) -> Result<Reading, ReadError> {
    let (text, encoding, note) = crate::text::decode_file(bytes)?;
    let (named, text) = named_delimiter(&text);
    let skipped = u32::from(named.is_some());
    let delimiter = named.unwrap_or_else(|| delimiter(text));
    let mut sheet = Sheet { share: settings.limits.sheet_cells, ..Sheet::default() };
    let mut left_out: Option<[u32; 2]> = None;
    let mut odd = Oddities::default();
    for (index, (record, lines)) in (0_u32..).zip(records(text, delimiter)) {
        let lines = lines.map(|line| line + skipped);
        for (column, field) in (0_u32..).zip(&record) {
            for note in odd.look(field) {
                note.place = Some(Region { lines: Some(lines), ..Region::default() });
            }
            let text = crate::clean_lines(field).into();
            sheet.push(index, Filled { column, text, style: Style::default(), number: false });
        }
        if sheet.left_out.is_some() {
            left_out = Some([left_out.map_or(lines[0], |[first, _]| first), lines[1]]);
        }
        if let Some(row) = sheet.open_row(index) {
            row.lines = Some(lines);
        }
    }
    // records are counted, but lines are what a reader of the file counts
    sheet.left_out = left_out.map(|lines| lines.map(|line| line.saturating_sub(1)));
    let encodings = vec![encoding];
    let notes = note.into_iter().chain(odd.into_notes()).collect();
    Ok(Reading { encodings, ..reading(vec![sheet], Format::Csv, notes, settings) })
}

/// The delimiter that Excel writes into a first line of its own, `sep=;`, and what follows that line.
fn named_delimiter(text: &str) -> (Option<u8>, &str) {
    let named = text.split_once('\n').and_then(|(line, rest)| {
        let line = line.trim_end_matches('\r');
        let (key, delimiter) = line.split_once('=')?;
        let &[delimiter] = delimiter.as_bytes() else { return None };
        let known = DELIMITERS.contains(&delimiter) && key.trim_matches('"').to_lowercase() == "sep";
        known.then_some((delimiter, rest))
    });
    named.map_or((None, text), |(delimiter, rest)| (Some(delimiter), rest))
}

/// The delimiter under which most records have the same number of fields, and more than one; of two, the one with
/// more fields.
fn delimiter(text: &str) -> u8 {
    let score = |delimiter: u8| {
        let counts: Vec<usize> = records(text, delimiter).take(SAMPLE).map(|(r, _)| r.len()).collect();
        let widest = counts.iter().copied().max().unwrap_or_default();
        let agreeing = counts.iter().filter(|&&n| n == widest && n > 1).count();
        (agreeing, widest)
    };
    // the first of equals: the order of `DELIMITERS` is the order of likelihood
    DELIMITERS.into_iter().rev().max_by_key(|&d| score(d)).unwrap_or(b',')
}

/// Records with their lines, counted from 1. A field that is never closed ends with the file.
fn records(text: &str, delimiter: u8) -> impl Iterator<Item = (StringRecord, [u32; 2])> + '_ {
    let reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    reader.into_records().filter_map(|record| {
        let record = record.ok()?;
        let first = record.position().map_or(0, |p| p.line() as u32);
        let breaks = record.iter().map(|field| field.matches('\n').count()).sum::<usize>() as u32;
        Some((record, [first, first + breaks]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_delimiter() {
        let cases = [
            ("a,b,c\n1,2,3\n", b','),
            ("STT;Nội dung;Hạn\n1;Rà soát, bổ sung;2025\n", b';'),
            ("STT\tNội dung\n1\tRà soát, bổ sung\n", b'\t'),
        ];
        for (text, found) in cases {
            assert_eq!(delimiter(text), found, "{text}");
        }
    }

    #[test]
    fn a_line_may_name_the_delimiter() {
        assert_eq!(named_delimiter("sep=;\r\na;b"), (Some(b';'), "a;b"));
        assert_eq!(named_delimiter("sep=x\na"), (None, "sep=x\na"));
        assert!(recognises("a.txt", b"sep=,\n1,2\n"));
    }

    #[test]
    fn prose_with_commas_is_no_csv() {
        assert!(!recognises("a.txt", "Sở A, Sở B, Sở C\ncùng làm\nđến hết năm, trừ tháng 2\n".as_bytes()));
        assert!(recognises("a.txt", "stt,nội dung,hạn\n1,x,2\n2,y,3\n".as_bytes()));
    }
}
