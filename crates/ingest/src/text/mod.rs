//! Text: what converters leave of a plan, Markdown, and plain typing.
//!
//! Shape: blocks in the order of the lines; every row and paragraph carries its lines, counted from 1. Blank lines are
//! not content, but show as [`model::Paragraph::gap_before`] and part two fragments.
//! Errors: [`ReadError::NotText`] with the first byte that no character set of ours explains.

mod aligned;
mod bars;
mod decode;
mod drawn;
mod emphasis;
mod line;
mod markup;
pub(crate) mod notation;
mod paragraphs;
mod pipes;
mod residue;
mod separated;
mod stray;

use std::collections::BTreeSet;

use model::{Block, Content, Diagnostic, Encoding, Paragraph, Reading, Region, TextLayer};

pub use paragraphs::WrapSettings;

use crate::{Oddities, ReadError, ReadSettings};
use bars::Bars;
pub(crate) use decode::is_utf16;
use line::Line;
use separated::{Meaning, Run};

/// How text is read.
#[derive(Debug, Clone, PartialEq)]
pub struct TextSettings {
    /// When lines count as broken by a typesetter.
    pub wrap: WrapSettings,
    /// Widest grid, in columns, whose blank cells are kept as cells. Default 256.
    pub dense_columns: usize,
}

impl Default for TextSettings {
    fn default() -> Self {
        Self { wrap: WrapSettings::default(), dense_columns: 256 }
    }
}

/// Whether a file may be text: no NUL near its start or a few that strayed in, or a byte order mark, or UTF-16.
pub(crate) fn recognises(bytes: &[u8]) -> bool {
    const SAMPLE: usize = 4096;
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    !sample.contains(&0) || is_utf16(bytes) || stray::may_be_text(sample)
}

/// Reads a text file: tab-separated tables, Markdown tables, paragraphs.
///
/// # Examples
/// ```
/// let reading = ingest::text::read("TT\tNội dung\tChủ trì\n1\tRà soát\tSở A\n".as_bytes(), &Default::default())?;
/// let model::Content::Blocks(blocks) = reading.content else { unreachable!() };
/// let [model::Block::Fragment(table)] = blocks.as_slice() else { unreachable!() };
/// assert_eq!((table.width, table.rows.len()), (3, 2));
/// # Ok::<(), ingest::ReadError>(())
/// ```
pub fn read(bytes: &[u8], settings: &ReadSettings) -> Result<Reading, ReadError> {
    let (mut decoded, note) = decode::resurface(decode::decode(bytes)?);
    let stray = decoded.stray.take();
    let notation = notation::plain(&decoded.text).and_then(|(plain, read)| {
        decoded.text = plain.into();
        read.note()
    });
    let mut lines = line::split(&decoded.text);
    let mut odd = Oddities::default();
    for line in lines.iter().filter(|line| !line.looks.is_plain()) {
        for note in odd.look(line.text) {
            note.place = Some(Region::on_lines(line.number, line.number));
        }
    }
    let bars = Bars::read(&mut lines);
    let barred = bars.note();
    let (blocks, markdown, joined) = blocks(&lines, bars, &settings.text);
    let text_layer = if blocks.is_empty() { TextLayer::None } else { TextLayer::Native };
    Ok(Reading {
        media_type: if markdown { "text/markdown" } else { "text/plain" }.to_owned(),
        page_count: None,
        text_layer,
        encodings: vec![decoded.encoding],
        digital_signatures: Vec::new(),
        content: Content::Blocks(blocks),
        diagnostics: note
            .into_iter()
            .chain(stray)
            .chain(notation)
            .chain(barred)
            .chain(joined)
            .chain(odd.into_notes())
            .collect(),
    })
}

/// The characters of a text file: what its bytes say, or, where they were saved as if they were Latin-1, what they said
/// before. The note says so.
pub(crate) fn decode_file(bytes: &[u8]) -> Result<(String, Encoding, Option<Diagnostic>), ReadError> {
    let (decoded, note) = decode::resurface(decode::decode(bytes)?);
    Ok((decoded.text.into_owned(), decoded.encoding, note.or(decoded.stray)))
}

/// The characters of a part that must be text, such as XML.
pub(crate) fn decode_part(bytes: &[u8]) -> Result<String, ReadError> {
    decode::decode(bytes).map(|decoded| decoded.text.into_owned())
}

/// Blocks of the lines, whether Markdown's own marks were among them, and what is to be said of lines that were joined.
fn blocks(
    lines: &[Line<'_>],
    mut bars: Bars,
    settings: &TextSettings,
) -> (Vec<Block>, bool, Option<Diagnostic>) {
    let runs = separated::runs(lines);
    // Widths of the runs that are tables by themselves.
    let widths: BTreeSet<usize> = runs.iter().filter_map(|run| run.meaning.width_of_table()).collect();
    let mut runs = runs.into_iter().peekable();
    let prose = || lines.iter().filter(|l| l.tabs == 0 && !l.looks.has_bars());
    let breaks = paragraphs::breaks(prose(), &settings.wrap);
    // Most lines are paragraphs; room that stays empty takes no memory.
    let mut blocks = Vec::with_capacity(prose().filter(|l| !l.is_blank()).count());
    let mut markdown = false;
    let mut gap = true;
    let mut at = 0;
    let mut open = 0; // start of the paragraphs not yet written
    let mut closed = true; // every table of HTML so far
    let mut sought = aligned::Sought::default();
    let mut joined = 0;
    let mut flush = |from: usize, to: usize, gap: &mut bool, blocks: &mut Vec<Block>| {
        let own = lines.get(from..to).unwrap_or_default();
        if !own.is_empty() {
            joined += paragraphs::read(own, *gap, breaks, settings.wrap.full, blocks);
            *gap = false;
        }
    };
    while let Some(line) = lines.get(at) {
        let found = bars.take(at);
        // What is known to begin further down belongs to nothing that begins here.
        let known = bars.next_at().unwrap_or(lines.len());
        let rest = lines.get(at..known).unwrap_or_default();
        if let Some(found) = found {
            flush(open, at, &mut gap, &mut blocks);
            blocks.extend(found.blocks);
            at += found.taken;
            (open, gap) = (at, true);
        } else if let Some((taken, table)) = drawn::table(rest) {
            flush(open, at, &mut gap, &mut blocks);
            blocks.extend(table.map(Block::Fragment));
            at += taken;
            (open, gap) = (at, false);
        } else if line.is_blank() || paragraphs::is_ornament(line.text) {
            flush(open, at, &mut gap, &mut blocks);
            at += 1;
            (open, gap) = (at, true);
        } else if let Some((taken, tables)) = markup_at(rest, &mut closed) {
            flush(open, at, &mut gap, &mut blocks);
            markdown = true;
            blocks.extend(tables);
            at += taken;
            (open, gap) = (at, false);
        } else if let Some((taken, table)) = pipes::table(rest) {
            flush(open, at, &mut gap, &mut blocks);
            markdown |= table.origin == model::FragmentOrigin::Native;
            blocks.push(Block::Fragment(table));
            at += taken;
            (open, gap) = (at, false);
        } else if line.is_tabbed() {
            while runs.next_if(|run| run.at < at).is_some() {}
            let own = runs.next_if(|run| run.at == at).unwrap_or_else(|| Run::at(lines, at));
            let taken = own.taken;
            if let Some(read) = tabbed(&own, &widths, settings.dense_columns) {
                flush(open, at, &mut gap, &mut blocks);
                gap &= !matches!(read.as_slice(), [Block::Fragment(_)]);
                blocks.extend(read);
                open = at + taken;
            }
            at += taken.max(1);
        } else if let Some((taken, table)) =
            aligned::table(lines.get(..known).unwrap_or_default(), at, &mut sought)
        {
            flush(open, at, &mut gap, &mut blocks);
            blocks.push(Block::Fragment(table));
            at += taken;
            (open, gap) = (at, false);
        } else {
            markdown |= line.text.starts_with("# ") || line.text.starts_with("## ");
            at += 1;
        }
    }
    flush(open, at, &mut gap, &mut blocks);
    (blocks, markdown, breaks.note(joined))
}

/// What the tabs of a run make of its lines; `None` where they are prose. `widths` are those of the tables of the text.
fn tabbed(run: &Run<'_>, widths: &BTreeSet<usize>, dense: usize) -> Option<Vec<Block>> {
    let table = || vec![Block::Fragment(separated::fragment(&run.rows, dense))];
    match run.meaning {
        Meaning::Table(_) => Some(table()),
        Meaning::Part(width) => widths.contains(&width).then(table),
        Meaning::SideBySide => {
            let lines = separated::side_by_side(&run.rows);
            Some(lines.filter_map(|(text, line)| side_line(text, line)).collect())
        }
        Meaning::Prose => None,
    }
}

/// The table of HTML at the head of `lines`. After one that is never closed no other is looked for: each would be sought
/// to the end of the text.
fn markup_at(lines: &[Line<'_>], closed: &mut bool) -> Option<(usize, Vec<Block>)> {
    if !(*closed && lines.first().is_some_and(markup::opens)) {
        return None;
    }
    let table = markup::table(lines);
    *closed = table.is_some();
    table
}

fn side_line(text: &str, line: u32) -> Option<Block> {
    let (text, style) = emphasis::strip(text.trim());
    let text = crate::clean_lines(&text);
    let regions = vec![Region::on_lines(line, line)];
    (!text.is_empty()).then(|| Block::Paragraph(Paragraph { text, regions, style, ..Paragraph::default() }))
}

#[cfg(test)]
mod tests;
