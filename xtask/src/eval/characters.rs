//! Character error of a scan: letters that must be changed, added or dropped to make the printed line of what was read.
//!
//! By place: each word that was read belongs to the printed line that it stands in, so that nothing depends on the
//! order in which lines are given out. What stands in no line counts as added. Quotes and dashes are folded.

use model::{Page, Word};

use crate::fixture::PrintedLine;

/// Wrong letters of all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Characters {
    /// Letters to change, add or drop.
    pub wrong: usize,
    /// Printed letters.
    pub all: usize,
}

impl Characters {
    /// Share of wrong letters.
    pub fn rate(&self) -> f64 {
        self.wrong as f64 / self.all.max(1) as f64
    }

    /// Both taken together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { wrong: self.wrong + other.wrong, all: self.all + other.all }
    }
}

/// Compares pages with what is printed on them; `differ` is told each line that differs, as printed and as read.
pub fn characters(printed: &[PrintedLine], pages: &[Page], mut differ: impl FnMut(&str, &str)) -> Characters {
    let mut sum = Characters::default();
    for page in pages {
        let lines: Vec<&PrintedLine> = printed.iter().filter(|l| l.page == page.number).collect();
        let mut found: Vec<Vec<&Word>> = vec![Vec::new(); lines.len()];
        for word in &page.words {
            if let Some(at) = home(word, &lines) {
                found[at].push(word);
            } else {
                sum.wrong += word.text.chars().count();
                differ("", &word.text);
            }
        }
        for (line, mut words) in lines.into_iter().zip(found) {
            words.sort_by(|a, b| a.bbox.x0.total_cmp(&b.bbox.x0));
            let read = words.iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ");
            let wrong = distance(&folded(&line.text), &folded(&read));
            sum = sum.and(Characters { wrong, all: line.text.chars().count() });
            if wrong > 0 {
                differ(&line.text, &read);
            }
        }
    }
    sum
}

/// The printed line in which the word's middle stands, the nearest of several.
fn home(word: &Word, lines: &[&PrintedLine]) -> Option<usize> {
    let (x, y) = word.bbox.center();
    let off = |l: &PrintedLine| (l.bbox.center().1 - y).abs();
    let reach = |l: &PrintedLine| l.bbox.height() * 0.25;
    let inside = |l: &PrintedLine| {
        let side = reach(l);
        x > l.bbox.x0 - side && x < l.bbox.x1 + side && y > l.bbox.y0 - side && y < l.bbox.y1 + side
    };
    let near = lines.iter().enumerate().filter(|(_, l)| inside(l));
    near.min_by(|(_, a), (_, b)| off(a).total_cmp(&off(b))).map(|(at, _)| at)
}

fn folded(text: &str) -> Vec<char> {
    text.chars()
        .map(|c| match c {
            '–' | '—' | '−' => '-',
            '“' | '”' | '‘' | '’' => '"',
            other => other,
        })
        .collect()
}

/// Letters to change, add or drop.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let here = (corner + usize::from(ca != cb)).min(row[j] + 1).min(row[j + 1] + 1);
            corner = row[j + 1];
            row[j + 1] = here;
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use model::Rect;

    use super::*;

    #[test]
    fn counts_by_place() {
        let line = |y: f32, text: &str| PrintedLine {
            page: 1,
            bbox: Rect::new(0.0, y, 100.0, y + 10.0),
            text: text.to_owned(),
        };
        let word = |x: f32, y: f32, text: &str| Word {
            text: text.to_owned(),
            bbox: Rect::new(x, y, x + 20.0, y + 10.0),
            ..Word::default()
        };
        let words =
            vec![word(30.0, 1.0, "só"), word(0.0, 1.0, "Quý"), word(0.0, 21.0, "hai"), word(0.0, 90.0, "x")];
        let page = Page { number: 1, words, ..Page::default() };
        let mut told = Vec::new();
        let sum = characters(&[line(0.0, "Quý số"), line(20.0, "hai")], &[page], |a, b| {
            told.push((a.to_owned(), b.to_owned()));
        });
        assert_eq!(sum, Characters { wrong: 2, all: 9 });
        assert_eq!(told, [(String::new(), "x".to_owned()), ("Quý số".to_owned(), "Quý só".to_owned())]);
    }
}
