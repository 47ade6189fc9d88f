//! Blanks between words that were lost on the way to text, and blanks that came to stand inside words: «kếhoạch», «Sở Y
//! tếchủ trì»; «th ực hi ện nhi ệm v ụ». They are settled before anything is read, since a body, a cue or a month that is glued
//! to its neighbour, or torn, would be read by nothing.
//!
//! A run of letters is parted where it can be no word and falls into words in one way, and something vouches for that: a
//! known pair of syllables, a capital in its middle, or the same words elsewhere in the document. Where several runs
//! are vouched for, the document has lost its blanks, and what is merely possible is believed as well, but for what may
//! be a name or a loan. The rest stays as it is printed, and is flagged later as words that are none. Words are joined only in a
//! document of which many are torn for all to see; then each stretch of it takes the blanks that cost least to explain.

use model::{Block, Code, Diagnostic, Region};
use normalize::spacing::{self, Respaced, Spacing, Torn};

/// So many runs that are vouched for show that a document has lost blanks.
const SHOW_DAMAGE: usize = 3;

/// So many times the document is looked through.
const MOST_ROUNDS: usize = 8;
/// For so many runs the document is searched for the same words: each search goes through all of it.
const MOST_SOUGHT: usize = 200;

/// Gives lost blanks back, takes those out of words that stand there, and says so.
pub(crate) fn settle(blocks: &mut [Block], notes: &mut Vec<Diagnostic>) {
    // A document of whole words is told from others at a glance.
    let (mut spacing, mut torn) = (Spacing::default(), false);
    for text in texts(blocks) {
        let own = Spacing::of(text);
        torn |= own.may_be_torn_throughout() && Torn::of(text).is_throughout();
        spacing = spacing.and(own);
    }
    torn |= spacing.may_be_torn() && texts(blocks).map(Torn::of).fold(Torn::default(), Torn::and).is_damage();
    if torn {
        let found = find(blocks, spacing::torn);
        let readings = found.iter().map(|(at, found)| (*at, found)).collect();
        notes.extend(Tally::of(blocks, readings).note(blocks, Code::WordsRejoined));
    }
    if !torn && !spacing.has_long_run() {
        return;
    }
    let mut tally = Tally::default();
    // What was parted vouches for its neighbours.
    for _ in 0..MOST_ROUNDS {
        let found = find(blocks, spacing::fused);
        let readings = believed(blocks, &found, tally.count);
        if readings.is_empty() {
            break;
        }
        tally = tally.and(Tally::of(blocks, readings));
    }
    notes.extend(tally.note(blocks, Code::BlanksRestored));
}

/// What was changed.
#[derive(Default)]
struct Tally {
    count: usize,
    /// The number of the first text, and what stands there now.
    first: Option<(usize, String)>,
}

impl Tally {
    /// Writes readings, the last of each text first, so that the places of the others stay what they are.
    fn of(blocks: &mut [Block], readings: Vec<(usize, &Respaced)>) -> Self {
        let count = readings.len();
        let first = readings.first().map(|&(at, found)| (at, found.reading.clone()));
        let mut readings = readings.into_iter().peekable();
        for (at, (text, _)) in texts_mut(blocks).enumerate() {
            let mut own = Vec::new();
            while let Some((_, found)) = readings.next_if(|&(its, _)| its == at) {
                own.push(found);
            }
            for found in own.into_iter().rev() {
                text.replace_range(found.place.clone(), &found.reading);
            }
        }
        Self { count, first }
    }

    fn and(self, later: Self) -> Self {
        Self { count: self.count + later.count, first: self.first.or(later.first) }
    }

    fn note(self, blocks: &mut [Block], code: Code) -> Option<Diagnostic> {
        let (at, example) = self.first?;
        let note = Diagnostic::new(code, &[&self.count.to_string(), &example]);
        Some(match texts_mut(blocks).nth(at).and_then(|(_, region)| region) {
            Some(region) => note.at(region.clone()),
            None => note,
        })
    }
}

/// What is found in the texts, each with the number of its text.
fn find(blocks: &[Block], look: fn(&str) -> Vec<Respaced>) -> Vec<(usize, Respaced)> {
    let own = |(at, text)| look(text).into_iter().map(move |found| (at, found));
    texts(blocks).enumerate().flat_map(own).collect()
}

/// The runs whose reading is believed; so many others were before.
fn believed<'f>(
    blocks: &[Block],
    found: &'f [(usize, Respaced)],
    before: usize,
) -> Vec<(usize, &'f Respaced)> {
    let mut sought = 0;
    let mut is_told = |found: &Respaced| {
        if found.vouched {
            return true;
        }
        sought += 1;
        sought <= MOST_SOUGHT && texts(blocks).any(|text| holds(text, &found.reading))
    };
    let told: Vec<bool> = found.iter().map(|(_, found)| is_told(found)).collect();
    let damaged = before + told.iter().filter(|told| **told).count() >= SHOW_DAMAGE;
    let all = found.iter().zip(told);
    all.filter(|((_, found), told)| *told || damaged && !found.strange)
        .map(|((at, found), _)| (*at, found))
        .collect()
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
    fn torn_words_are_joined_where_many_are() {
        let torn = "K ế ho ạch th ực hi ện ngh ị quy ết v ề d ữli ệu; ph ối h ợp ch ặt ch ẽ với t ỉnh";
        let (texts, notes) = settled(&[torn]);
        assert_eq!(texts, ["Kế hoạch thực hiện nghị quyết về dữ liệu; phối hợp chặt chẽ với tỉnh"]);
        assert_eq!(notes.iter().map(|note| note.code).collect::<Vec<_>>(), [Code::WordsRejoined]);
        let slip = "Kế hoạch thực hiện ngh ị quyết";
        assert_eq!(settled(&[slip]), (vec![slip.to_owned()], Vec::new()));
    }

    #[test]
    fn one_torn_text_among_many_is_damage() {
        let whole = vec![
            "Sở Y tế chủ trì, phối hợp với các sở, ngành thực hiện nhiệm vụ được giao.";
            200
        ];
        let torn = "th ực hi ện ngh ị quy ết v ề c ải c ách";
        let (texts, _) = settled(&[&whole[..], &[torn]].concat());
        assert_eq!(texts.last().unwrap(), "thực hiện nghị quyết về cải cách");
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
