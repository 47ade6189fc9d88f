//! The dots behind a number that opens a line, counted in the ink.
//!
//! Where a number stands apart from its text, the engine fills the gap: «1...  Rà soát» for «1.», as on a leader of dots,
//! and takes a numeral with its dot for one letter, or drops the dot. A dot is easy to see in the ink.

use super::lines::Line;
use super::marks::ink_of;
use super::picture::Prepared;
use super::repeat::is_dot;
use super::vote::Voted;

/// Letters of a number at most: «XVIII», «2.1.10».
const LONGEST: usize = 6;

/// Gives the number that opens a line as many dots as its ink has.
pub(super) fn count(words: &mut [Voted], line: &Line, page: &Prepared) {
    let next = words.get(1).map_or(f32::MAX, |w| w.seen.x0);
    let Some(first) = words.first_mut() else { return };
    let text = first.seen.text.clone();
    let number = text.trim_end_matches('.');
    let seen = text.len() - number.len();
    if seen == 1 || !is_number(number) || (seen == 0 && line.zone != 0) {
        return;
    }
    let Some((letters, marks)) = ink_of(first, line, page) else { return };
    let drawn = marks.iter().filter(|m| (m.x1 as f32) < next && is_dot(m, line, &letters, page.x_height));
    let inner = number.matches('.').count();
    let closing = drawn.count().saturating_sub(inner);
    // where the engine saw some, there is one: it may touch the digit
    let closing = if seen > 1 { closing.clamp(1, seen) } else { closing.min(1) };
    if closing != seen {
        let better = format!("{number}{}", ".".repeat(closing));
        first.others.retain(|o| *o != better);
        first.seen.text = better;
    }
}

/// Digits with dots between them, or a Roman numeral.
fn is_number(text: &str) -> bool {
    let digits = |t: &str| !t.is_empty() && t.chars().all(|c| c.is_ascii_digit());
    let roman = |t: &str| !t.is_empty() && t.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    text.len() <= LONGEST && (roman(text) || text.split('.').all(digits))
}

#[cfg(test)]
mod tests {
    use super::super::picture::Component;
    use super::super::tsv::Seen;
    use super::*;

    /// The first word as counted over a page on which a number of letters 10 px wide is followed by so many dots.
    fn counted(text: &str, letters: u32, dots: u32) -> String {
        let piece =
            |x0, y0, x1, y1| Component { x0, y0, x1, y1, area: (x1 - x0) * (y1 - y0), runs: Vec::new() };
        let mut components: Vec<Component> =
            (0..letters).map(|i| piece(i * 12, 10, i * 12 + 10, 30)).collect();
        components
            .extend((0..dots).map(|i| piece(letters * 12 + 1 + i * 8, 27, letters * 12 + 4 + i * 8, 30)));
        let line = Line {
            pieces: (0..components.len()).collect(),
            letters: letters as usize,
            y0: 10,
            x1: 400,
            y1: 30,
            baseline: 30.0,
            letter_height: 20.0,
            ..Line::default()
        };
        let page = Prepared::blank((400, 40), 14.0, components);
        let word = |text: &str, x0, x1| Voted {
            seen: Seen { text: text.to_owned(), x0, x1, confidence: 0.9 },
            others: Vec::new(),
        };
        let mut words = vec![word(text, 0.0, 90.0), word("Rà", 120.0, 140.0)];
        count(&mut words, &line, &page);
        words.swap_remove(0).seen.text
    }

    #[test]
    fn a_number_has_the_dots_of_its_ink() {
        for (text, letters, dots, wanted) in [
            ("1...", 1, 1, "1."),
            ("II..", 2, 1, "II."),
            ("10...", 2, 0, "10."),
            ("2...", 1, 3, "2..."),
            ("I", 1, 1, "I."),
            ("3", 1, 0, "3"),
            ("3.", 1, 0, "3."),
            ("Điều...", 4, 1, "Điều..."),
        ] {
            assert_eq!(counted(text, letters, dots), wanted, "{text}");
        }
    }
}
