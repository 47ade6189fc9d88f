//! Superscripts and subscripts go behind the word that they stand at.
//!
//! `m²` and the mark of a footnote are small letters raised off the line. They stay words of their own, with their own
//! size and baseline, but follow their word in reading order with no white space between.

use model::Word;

use super::PdfSettings;

/// How far, in em of the word, a script may be raised or lowered.
const SHIFT: f32 = 0.7;
/// How many lines away a script's line may come: the lines of neighbouring cells can lie between.
const LINES_APART: usize = 3;

/// Moves the scripts of each line to the lines of their words. Lines are sorted from top to bottom.
pub(super) fn attach(lines: &mut [Vec<Word>], settings: &PdfSettings) {
    for i in 0..lines.len() {
        for j in i + 1..lines.len().min(i + 1 + LINES_APART) {
            let Some((above, below)) = lines.split_at_mut_checked(j) else { continue };
            let (Some(a), Some(b)) = (above.get_mut(i), below.first_mut()) else { continue };
            let apart = b.first().zip(a.first()).map_or(f32::INFINITY, |(b, a)| b.baseline - a.baseline);
            let largest = a.iter().chain(b.iter()).map(|w| w.style.size).fold(0.0, f32::max);
            if apart > SHIFT * largest {
                break;
            }
            move_scripts(a, b, settings);
            move_scripts(b, a, settings);
        }
    }
}

fn move_scripts(from: &mut Vec<Word>, to: &mut Vec<Word>, settings: &PdfSettings) {
    let mut kept = Vec::with_capacity(from.len());
    for mut word in std::mem::take(from) {
        match to.iter().position(|host| is_script(&word, host, settings)) {
            Some(at) => {
                word.space_before = false;
                // What follows the script may follow without white space too, as the full stop after a footnote mark.
                let em = word.style.size;
                if let Some(next) =
                    to.get_mut(at + 1).filter(|n| n.bbox.x0 - word.bbox.x1 < settings.word_gap * em)
                {
                    next.space_before = false;
                }
                to.insert(at + 1, word);
            }
            None => kept.push(word),
        }
    }
    *from = kept;
}

fn is_script(word: &Word, host: &Word, settings: &PdfSettings) -> bool {
    let em = host.style.size;
    let gap = word.bbox.x0 - host.bbox.x1;
    word.style.size < settings.script_size * em
        && (word.baseline - host.baseline).abs() <= SHIFT * em
        && gap <= settings.word_gap * em
        && gap >= -settings.word_gap * em
}
