//! Blanks between words that were lost on the way to text: «kếhoạch», «Sở Y tếchủ trì». They are given back before anything
//! is read, since a body, a cue or a month that is glued to its neighbour would be read by nothing.
//!
//! A run of letters is parted where it can be no word and falls into words in one way, and something vouches for that: a
//! known pair of syllables, a capital in its middle, or the same words elsewhere in the document. Where several runs
//! are vouched for, the document has lost its blanks, and what is merely possible is believed as well, but for what may
//! be a name or a loan. The rest stays as it is printed, and is flagged later as words that are none.

use model::{Block, Code, Diagnostic, Region};
use normalize::fused::{self, Fused};

/// So many runs that are vouched for show that a document has lost blanks.
const SHOW_DAMAGE: usize = 3;

/// So many times the document is looked through.
const MOST_ROUNDS: usize = 8;
/// For so many runs the document is searched for the same words: each search goes through all of it.
const MOST_SOUGHT: usize = 200;

/// Gives lost blanks back, and says so.
pub(crate) fn settle(blocks: &mut [Block], notes: &mut Vec<Diagnostic>) {
    // A document of whole words is told from others at a glance.
    if !texts(blocks).any(fused::has_long_run) {
        return;
    }
    let mut found = find(blocks);
    let (mut count, mut first) = (0, None);
    // What was parted vouches for its neighbours.
    for _ in 0..MOST_ROUNDS {
        let readings = readings(blocks, &found, count);
        let Some(&(at, _, ref reading)) = readings.first() else { break };
        first.get_or_insert((at, reading.clone()));
        count += readings.len();
        part(blocks, readings);
        found = find(blocks);
    }
    let Some((at, example)) = first else { return };
    let note = Diagnostic::new(Code::BlanksRestored, &[&count.to_string(), &example]);
    notes.push(match texts_mut(blocks).nth(at).and_then(|(_, region)| region) {
        Some(region) => note.at(region.clone()),
        None => note,
    });
}

/// A run that is to be parted: the number of its text, what it is, and its words.
type Parted<'f> = (usize, &'f Fused, String);

/// The runs for which one reading is believed; so many others were before.
fn readings<'f>(blocks: &[Block], found: &'f [(usize, Fused)], before: usize) -> Vec<Parted<'f>> {
    let mut sought = 0;
    let mut told = |fused: &Fused| {
        if fused.vouched {
            return fused.readings.first().cloned();
        }
        sought += 1;
        (sought <= MOST_SOUGHT).then(|| seen(blocks, fused)).flatten()
    };
    let told: Vec<Option<String>> = found.iter().map(|(_, fused)| told(fused)).collect();
    let damaged = before + told.iter().flatten().count() >= SHOW_DAMAGE;
    let believed = |fused: &Fused| match fused.readings.as_slice() {
        [only] if damaged && !fused.strange => Some(only.clone()),
        _ => None,
    };
    let parted = found.iter().zip(told);
    parted.filter_map(|((at, fused), told)| Some((*at, fused, told.or_else(|| believed(fused))?))).collect()
}

/// Parts runs of letters, the last of each text first, so that the places of the others stay what they are.
fn part(blocks: &mut [Block], readings: Vec<Parted<'_>>) {
    let mut readings = readings.into_iter().peekable();
    for (at, (text, _)) in texts_mut(blocks).enumerate() {
        let mut own = Vec::new();
        while let Some((_, fused, reading)) = readings.next_if(|(its, ..)| *its == at) {
            own.push((fused, reading));
        }
        for (fused, reading) in own.into_iter().rev() {
            text.replace_range(fused.place.clone(), &reading);
        }
    }
}

/// The runs that fall into words, each with the number of its text.
fn find(blocks: &[Block]) -> Vec<(usize, Fused)> {
    let texts = texts(blocks).enumerate();
    texts.flat_map(|(at, text)| fused::find(text).into_iter().map(move |fused| (at, fused))).collect()
}

/// The one reading of a run that stands elsewhere in the document.
fn seen(blocks: &[Block], fused: &Fused) -> Option<String> {
    let mut seen = fused.readings.iter().filter(|reading| texts(blocks).any(|text| holds(text, reading)));
    let first = seen.next()?;
    seen.next().is_none().then(|| first.clone())
}

/// Whether words stand in a text, and not as parts of others.
fn holds(text: &str, words: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(words).any(|(at, own)| {
        let (before, behind) = (text.get(..at), text.get(at + own.len()..));
        !letter(before.and_then(|text| text.chars().next_back()))
            && !letter(behind.and_then(|text| text.chars().next()))
    })
}

/// The texts of paragraphs and cells, in reading order.
fn texts(blocks: &[Block]) -> impl Iterator<Item = &str> {
    blocks.iter().flat_map(|block| {
        let (paragraph, fragment) = match block {
            Block::Paragraph(paragraph) => (Some(paragraph.text.as_str()), None),
            Block::Fragment(fragment) => (None, Some(fragment)),
        };
        let cells = fragment.into_iter().flat_map(|fragment| &fragment.rows).flat_map(|row| &row.cells);
        paragraph.into_iter().chain(cells.map(|cell| cell.text.as_str()))
    })
}

/// The same, to be changed, each with its place.
fn texts_mut(blocks: &mut [Block]) -> impl Iterator<Item = (&mut String, Option<&Region>)> {
    blocks.iter_mut().flat_map(|block| {
        let (paragraph, fragment) = match block {
            Block::Paragraph(paragraph) => (Some(paragraph), None),
            Block::Fragment(fragment) => (None, Some(fragment)),
        };
        let paragraph = paragraph.map(|own| (&mut own.text, own.regions.first()));
        let cells =
            fragment.into_iter().flat_map(|fragment| &mut fragment.rows).flat_map(|row| &mut row.cells);
        paragraph.into_iter().chain(cells.map(|cell| (&mut cell.text, Some(&cell.region))))
    })
}

#[cfg(test)]
mod tests {
    use model::{Cell, Fragment, GridRow, Paragraph};

    use super::*;

    fn paragraphs(texts: &[&str]) -> Vec<Block> {
        let block =
            |text: &&str| Block::Paragraph(Paragraph { text: (*text).to_owned(), ..Paragraph::default() });
        texts.iter().map(block).collect()
    }

    fn settled(given: &[&str]) -> (Vec<String>, Vec<Diagnostic>) {
        let (mut blocks, mut notes) = (paragraphs(given), Vec::new());
        settle(&mut blocks, &mut notes);
        (texts(&blocks).map(str::to_owned).collect(), notes)
    }

    #[test]
    fn lost_blanks_come_back_and_are_said() {
        let (texts, notes) = settled(&["Sở Y tếchủ trì, phốihợp với các cơquan", "UBNDtỉnh giao SởXây dựng"]);
        assert_eq!(texts, ["Sở Y tế chủ trì, phối hợp với các cơ quan", "UBND tỉnh giao Sở Xây dựng"]);
        let [note] = notes.as_slice() else { panic!("{notes:?}") };
        assert_eq!(note.code, Code::BlanksRestored);
        assert!(note.message.contains('5') && note.message.contains("tế chủ"), "{}", note.message);
    }

    #[test]
    fn nothing_is_found_in_what_came_out() {
        let (texts, _) =
            settled(&["Sở Y tếchủ trì, phốihợp vớicác cơquan; ởxã, tảiưu, cóít, BCHĐảng, sônghồ"]);
        let again: Vec<&str> = texts.iter().map(String::as_str).collect();
        assert_eq!(settled(&again), (texts.clone(), Vec::new()));
    }

    #[test]
    fn what_the_document_says_elsewhere_vouches() {
        assert_eq!(settled(&["mộtnhành"]).0, ["mộtnhành"]);
        assert_eq!(settled(&["mộtnhành", "bẻ một nhành"]).0, ["một nhành", "bẻ một nhành"]);
        assert_eq!(settled(&["mộtnhành", "bẻ một nhànhn"]).0, ["mộtnhành", "bẻ một nhànhn"]);
    }

    #[test]
    fn damage_elsewhere_vouches_but_for_names() {
        let damaged = "kếhoạch, nhiệmvụ, đơnvị";
        assert_eq!(settled(&[damaged, "choxã Chơro"]).0[1], "cho xã Chơro");
    }

    #[test]
    fn cells_are_looked_at_too() {
        let row =
            GridRow { cells: vec![Cell::new(0, "1"), Cell::new(1, "Kếhoạch")], ..GridRow::default() };
        let mut blocks = vec![Block::Fragment(Fragment { rows: vec![row], ..Fragment::default() })];
        settle(&mut blocks, &mut Vec::new());
        assert_eq!(texts(&blocks).collect::<Vec<_>>(), ["1", "Kế hoạch"]);
    }
}
