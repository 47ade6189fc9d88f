//! Letter-spaced headings: `C Ộ N G  H Ò A` is two words.
//!
//! A run of single letters with even gaps is one spaced text; a gap clearly wider than the others parts its words.
//! Where that would make a word longer than any Vietnamese syllable, nothing tells where its words end, and the
//! letters stay as they are.

use model::Word;

use super::PdfSettings;

/// Fewer single letters in a row are initials or list marks.
const LEAST_LETTERS: usize = 4;
/// Letters of the longest syllable: `nghiêng`.
const LONGEST_SYLLABLE: usize = 7;

/// Joins the letters of spaced headings in a line.
pub(super) fn join_spaced(words: Vec<Word>, settings: &PdfSettings) -> Vec<Word> {
    if words.iter().filter(|w| is_letter(w)).count() < LEAST_LETTERS {
        return words;
    }
    let mut out: Vec<Word> = Vec::with_capacity(words.len());
    let mut run: Vec<Word> = Vec::new();
    for word in words {
        let goes_on = is_letter(&word)
            && run.last().is_none_or(|last| gap(last, &word) <= 2.0 * settings.spaced_gap * word.style.size);
        if !goes_on {
            out.extend(join_run(std::mem::take(&mut run), settings));
        }
        if is_letter(&word) { run.push(word) } else { out.push(word) }
    }
    out.extend(join_run(run, settings));
    out
}

fn is_letter(word: &Word) -> bool {
    let mut chars = word.text.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}

fn gap(left: &Word, right: &Word) -> f32 {
    right.bbox.x0 - left.bbox.x1
}

fn join_run(run: Vec<Word>, settings: &PdfSettings) -> Vec<Word> {
    let mut gaps: Vec<f32> = run.windows(2).filter_map(|w| Some(gap(w.first()?, w.get(1)?))).collect();
    gaps.sort_by(f32::total_cmp);
    let (Some(&usual), Some(size)) = (gaps.get(gaps.len() / 3), run.first().map(|w| w.style.size)) else {
        return run;
    };
    if run.len() < LEAST_LETTERS || usual > settings.spaced_gap * size {
        return run;
    }
    let mut joined: Vec<Word> = Vec::new();
    for letter in &run {
        match joined.last_mut().filter(|word| gap(word, letter) <= settings.spaced_word_gap * usual) {
            Some(word) => {
                word.text.push_str(&letter.text);
                word.bbox = word.bbox.union(&letter.bbox);
            }
            None => joined.push(letter.clone()),
        }
    }
    if joined.iter().any(|word| word.text.chars().count() > LONGEST_SYLLABLE) { run } else { joined }
}

#[cfg(test)]
mod tests {
    use model::{Rect, Style};

    use super::*;

    /// Letters of ten points, each six wide, at the given gaps.
    fn letters(text: &str, gaps: &[f32]) -> Vec<Word> {
        let mut x = 0.0;
        text.chars()
            .zip(std::iter::once(&0.0).chain(gaps))
            .map(|(c, gap)| {
                let bbox = Rect::new(x + gap, 0.0, x + gap + 6.0, 10.0);
                x = bbox.x1;
                let style = Style { size: 10.0, ..Style::default() };
                Word { text: c.to_string(), bbox, style, space_before: true, ..Word::default() }
            })
            .collect()
    }

    fn joined(text: &str, gaps: &[f32]) -> Vec<String> {
        join_spaced(letters(text, gaps), &PdfSettings::default()).into_iter().map(|w| w.text).collect()
    }

    #[test]
    fn spaced_letters_become_words() {
        assert_eq!(joined("CỘNGHÒA", &[3.0, 3.0, 3.0, 7.0, 3.0, 3.0]), ["CỘNG", "HÒA"]);
    }

    #[test]
    fn what_is_no_heading_stays() {
        assert_eq!(joined("abc", &[3.0, 3.0]), ["a", "b", "c"]);
        assert_eq!(joined("ABCD", &[40.0, 40.0, 40.0]).len(), 4);
        assert_eq!(joined("CỘNGHÒAXÃ", &[3.0; 8]).len(), 9);
    }
}
